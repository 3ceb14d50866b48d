package de.smartregion.local.signin;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;

/** The programs that are known here, and what each may ask for. */
final class Clients {

    /** So long a person who was sent away still passes. */
    private static final Duration ACCESS = Duration.ofMinutes(5);

    /** A working day; the portal ends its session then, too. */
    private static final Duration REFRESH = Duration.ofHours(8);

    private static final String CALLBACK = "/login/oauth2/code/smart-region";

    private Clients() {}

    static RegisteredClientRepository of(URI portal, Credentials credentials) {
        return new InMemoryRegisteredClientRepository(
                Arrays.stream(Client.values())
                        .map(client -> registered(client, portal, credentials))
                        .toList());
    }

    private static RegisteredClient registered(Client client, URI portal, Credentials credentials) {
        var registered =
                RegisteredClient.withId(client.id())
                        .clientId(client.id())
                        .clientSecret(credentials.secret(client))
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .tokenSettings(
                                TokenSettings.builder()
                                        .accessTokenTimeToLive(ACCESS)
                                        .refreshTokenTimeToLive(REFRESH)
                                        .reuseRefreshTokens(false)
                                        .build())
                        .clientSettings(
                                ClientSettings.builder()
                                        .requireProofKey(true)
                                        .requireAuthorizationConsent(false)
                                        .build());
        if (client == Client.GATEWAY) {
            return registered
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                    .redirectUri(portal.resolve(CALLBACK).toString())
                    .postLogoutRedirectUri(portal.resolve("/").toString())
                    .scope(OidcScopes.OPENID)
                    .scope(OidcScopes.PROFILE)
                    .scope(OidcScopes.EMAIL)
                    .build();
        }
        return registered.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS).build();
    }
}
