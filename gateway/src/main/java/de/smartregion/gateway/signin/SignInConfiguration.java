package de.smartregion.gateway.signin;

import static java.util.Objects.requireNonNull;

import de.smartregion.gateway.security.FormTargets;
import de.smartregion.gateway.security.HostCookie;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.endpoint.AbstractOAuth2AuthorizationGrantRequest;
import org.springframework.security.oauth2.client.endpoint.AbstractRestClientOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.UriComponentsBuilder;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Signs people in by OpenID Connect (authorization code, PKCE, nonce). Nothing is asked of the
 * provider before somebody signs in.
 */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {
    /** Stands in the addresses that the provider knows. */
    private static final String REGISTRATION = "smart-region";

    /** Where a sign-in begins. */
    static final String BEGIN = "/anmelden";

    private static final String SIGN_OUT = "/abmelden";
    private static final String SESSION = "SMARTREGION";
    private static final Duration CLOCKS_APART = Duration.ofSeconds(30);

    /** Spring Security hands every chain that it builds to this: there is one, of the pages. */
    @Bean
    Customizer<HttpSecurity> signIn(
            SignInSettings settings,
            PortalAddress portal,
            ObjectProvider<ClientRegistration> registration,
            SignedInPeople people,
            Clock clock) {
        return http -> {
            http.exceptionHandling(
                    refusals ->
                            refusals.authenticationEntryPoint(
                                    (request, response, _) -> begin(request, response)));
            http.addFilterAfter(
                    new SessionEnds(settings, clock), SecurityContextHolderFilter.class);
            var provider = registration.getIfAvailable();
            if (provider == null) {
                http.logout(logout -> logout.logoutUrl(SIGN_OUT).logoutSuccessUrl("/"));
                return;
            }
            var registrations = new InMemoryClientRegistrationRepository(provider);
            var goodbye = new OidcClientInitiatedLogoutSuccessHandler(registrations);
            goodbye.setPostLogoutRedirectUri(portal.of("/"));
            http.logout(logout -> logout.logoutUrl(SIGN_OUT).logoutSuccessHandler(goodbye));
            http.oidcLogout(
                    logout ->
                            logout.clientRegistrationRepository(registrations)
                                    .backChannel(told -> told.logoutHandler(people)));
            http.oauth2Login(login -> login(login, registrations, people, settings));
        };
    }

    private static void login(
            OAuth2LoginConfigurer<HttpSecurity> login,
            InMemoryClientRegistrationRepository registrations,
            SignedInPeople people,
            SignInSettings settings) {
        var code = new RestClientAuthorizationCodeTokenResponseClient();
        login.clientRegistrationRepository(registrations)
                .authorizedClientRepository(people)
                .loginPage(BEGIN)
                .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(asking(code, settings)))
                .userInfoEndpoint(info -> info.oidcUserService(people::welcome))
                .successHandler(
                        (request, response, person) -> welcome(request, response, settings.idle()))
                .failureHandler(SignInFailure.page());
    }

    /** To the page that signs in, and from there back to what was asked for. */
    private static void begin(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getServletPath().startsWith("/actuator")) {
            response.sendError(HttpStatus.FORBIDDEN.value()); // nobody's page, signed in or not
            return;
        }
        response.sendRedirect(
                UriComponentsBuilder.fromPath(BEGIN)
                        .queryParam("ziel", "{target}")
                        .encode(StandardCharsets.UTF_8)
                        .buildAndExpand(Target.of(request).path())
                        .toUriString());
    }

    private static void welcome(
            HttpServletRequest request, HttpServletResponse response, Duration idle)
            throws IOException {
        var session = request.getSession();
        session.setMaxInactiveInterval(Math.toIntExact(idle.toSeconds()));
        response.sendRedirect(Target.kept(session).path());
    }

    /** None where sign-in is switched off. */
    @Bean
    static @Nullable ClientRegistration registration(
            SignInSettings settings, PortalAddress portal) {
        if (!settings.on()) {
            return null;
        }
        var registration =
                ClientRegistration.withRegistrationId(REGISTRATION)
                        .issuerUri(settings.issuer())
                        .authorizationUri(text(settings.authorizationUri()))
                        .tokenUri(text(settings.tokenUri()))
                        .jwkSetUri(text(settings.jwksUri()))
                        .clientId(settings.clientId())
                        .clientSecret(settings.clientSecret())
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .clientSettings(
                                ClientRegistration.ClientSettings.builder()
                                        .requireProofKey(true)
                                        .build())
                        .redirectUri(portal.of("/login/oauth2/code/" + REGISTRATION))
                        .scope("openid", "profile", "email");
        var endSession = settings.endSessionUri();
        if (endSession != null) {
            registration.providerConfigurationMetadata(
                    Map.of("end_session_endpoint", endSession.toString()));
        }
        return registration.build();
    }

    /** For ID tokens: RS256 and nothing else, of this issuer, for the portal, with their nonce. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(
            SignInSettings settings, ObjectProvider<ClientRegistration> registration) {
        var provider = registration.getIfAvailable();
        if (provider == null) {
            return _ -> {
                throw new IllegalStateException("sign-in is switched off");
            };
        }
        var decoder =
                NimbusJwtDecoder.withJwkSetUri(text(settings.jwksUri()))
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        .restOperations(new RestTemplate(connections(settings)))
                        .build();
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(
                        OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(CLOCKS_APART),
                        new OidcIdTokenValidator(provider)));
        return _ -> decoder;
    }

    @Bean
    SignedInPeople signedInPeople(Clock clock) {
        return new SignedInPeople(clock);
    }

    @Bean
    PersonsToken personsToken(
            SignInSettings settings, ObjectProvider<ClientRegistration> registration, Clock clock) {
        var provider = registration.getIfAvailable();
        var refresh =
                provider == null
                        ? null
                        : new TokenRefresh(
                                provider,
                                asking(new RestClientRefreshTokenTokenResponseClient(), settings));
        return new PersonsToken(refresh, clock);
    }

    /** Signing in and out leads a form to the provider, which browsers ask for. */
    @Bean
    static FormTargets formTargets(SignInSettings settings) {
        return new FormTargets(
                Stream.of(settings.authorizationUri(), settings.endSessionUri())
                        .filter(_ -> settings.on())
                        .mapMulti(SignInConfiguration::origin)
                        .distinct()
                        .toList());
    }

    /** The name is chosen for all requests at once, so it is the portal's address that decides. */
    @Bean
    static ServletContextInitializer sessionCookie(PortalAddress portal) {
        return context -> {
            var cookie = context.getSessionCookieConfig();
            cookie.setName(portal.overTls() ? HostCookie.PREFIX + SESSION : SESSION);
            cookie.setSecure(portal.overTls());
            cookie.setHttpOnly(true);
            cookie.setPath("/");
            cookie.setAttribute("SameSite", "Lax"); // the provider sends people back from elsewhere
        };
    }

    private static <T extends AbstractOAuth2AuthorizationGrantRequest>
            OAuth2AccessTokenResponseClient<T> asking(
                    AbstractRestClientOAuth2AccessTokenResponseClient<T> client,
                    SignInSettings settings) {
        client.setRestClient(
                RestClient.builder()
                        .requestFactory(connections(settings))
                        .configureMessageConverters(
                                converters ->
                                        converters
                                                .addCustomConverter(new FormHttpMessageConverter())
                                                .addCustomConverter(
                                                        new OAuth2AccessTokenResponseHttpMessageConverter()))
                        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                        .build());
        return client;
    }

    private static ClientHttpRequestFactory connections(SignInSettings settings) {
        var connections =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .followRedirects(HttpClient.Redirect.NEVER)
                                .connectTimeout(settings.connect())
                                .build());
        connections.setReadTimeout(settings.answer());
        return connections;
    }

    private static void origin(@Nullable URI address, Consumer<String> found) {
        if (address != null) {
            found.accept(address.getScheme() + "://" + address.getRawAuthority());
        }
    }

    private static String text(@Nullable URI address) {
        return requireNonNull(address).toString();
    }
}
