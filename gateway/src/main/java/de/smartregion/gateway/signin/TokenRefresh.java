package de.smartregion.gateway.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.web.client.RestClientException;

/** Asks the provider for the next token. */
final class TokenRefresh {
    sealed interface Answer {}

    record Fresh(OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh)
            implements Answer {}

    /** The person has signed out, was sent away, or has been here for too long. */
    record Refused() implements Answer {}

    record Away(RuntimeException why) implements Answer {}

    private final ClientRegistration portal;
    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> provider;

    TokenRefresh(
            ClientRegistration portal,
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> provider) {
        this.portal = portal;
        this.provider = provider;
    }

    Answer ask(OAuth2AccessToken stale, OAuth2RefreshToken token) {
        try {
            var answer =
                    provider.getTokenResponse(
                            new OAuth2RefreshTokenGrantRequest(portal, stale, token));
            return new Fresh(answer.getAccessToken(), answer.getRefreshToken());
        } catch (OAuth2AuthorizationException refused) {
            return OAuth2ErrorCodes.INVALID_GRANT.equals(refused.getError().getErrorCode())
                    ? new Refused()
                    : new Away(refused);
        } catch (RestClientException away) {
            return new Away(away);
        }
    }
}
