package de.smartregion.local.signin;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.LinkedHashMap;

/** The protocol by Spring Security's authorization server; the form before it is ours. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SignInConfiguration {

    /** What the provider is told from outside. */
    record Facts(URI issuer, URI portal, Credentials credentials, RSAKey key) {
        @Override
        public String toString() {
            return "sign-in at " + issuer; // secrets stay out of logs
        }
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) throws Exception {
        return http.oauth2AuthorizationServer(
                        server -> {
                            http.securityMatcher(server.getEndpointsMatcher());
                            server.oidc(
                                    oidc ->
                                            oidc.userInfoEndpoint(
                                                    info ->
                                                            info.userInfoMapper(
                                                                    asked ->
                                                                            userInfo(
                                                                                    asked.getAuthorization()
                                                                                            .getPrincipalName()))));
                        })
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(
                        failures ->
                                failures.authenticationEntryPoint(
                                        new LoginUrlAuthenticationEntryPoint(SignInPage.PATH)))
                .build();
    }

    private static OidcUserInfo userInfo(String subject) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", subject);
        claims.putAll(Claims.of(subject));
        return new OidcUserInfo(claims);
    }

    @Bean
    @Order(2)
    SecurityFilterChain form(HttpSecurity http, Facts facts, SignInPage page) throws Exception {
        var home = new SavedRequestAwareAuthenticationSuccessHandler();
        home.setDefaultTargetUrl(facts.portal().resolve("/").toString());
        return http.authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers(
                                                HttpMethod.GET,
                                                "/",
                                                SignInPage.PATH,
                                                SignInPage.STYLE)
                                        .permitAll()
                                        .anyRequest()
                                        .denyAll())
                .authenticationProvider(
                        new PasswordCheck(
                                facts.credentials(), new Attempts(InstantSource.system())))
                .formLogin(
                        form ->
                                form.loginPage(SignInPage.PATH)
                                        .usernameParameter(SignInPage.EMAIL)
                                        .passwordParameter(SignInPage.PASSWORD)
                                        .successHandler(home)
                                        .failureHandler(page::refuse))
                .logout(logout -> logout.disable()) // the protocol's own ends the session
                .headers(
                        headers ->
                                headers.contentSecurityPolicy(
                                                policy ->
                                                        policy.policyDirectives(
                                                                policy(facts.portal())))
                                        .referrerPolicy(
                                                referrer ->
                                                        referrer.policy(
                                                                ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /**
     * The portal among the forms' targets: browsers look at where a form's answer leads to, too.
     */
    private static String policy(URI portal) {
        return "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                + portal.resolve("/").toString().replaceAll("/$", "");
    }

    @Bean
    SignInPage page(Facts facts) {
        return new SignInPage(facts.portal().resolve("/"));
    }

    @Bean
    AuthorizationServerSettings settings(Facts facts) {
        return AuthorizationServerSettings.builder().issuer(facts.issuer().toString()).build();
    }

    @Bean
    RegisteredClientRepository clients(Facts facts) {
        return Clients.of(facts.portal(), facts.credentials());
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new Authorizations(InstantSource.system());
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return new Claims();
    }

    @Bean
    JWKSource<SecurityContext> keys(Facts facts) {
        return new ImmutableJWKSet<>(new JWKSet(facts.key()));
    }

    @Bean
    JwtDecoder tokens(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    /** Clients' secrets are random and lie in a file beside; hashing them would hide nothing. */
    @Bean
    PasswordEncoder secrets() {
        return new PasswordEncoder() {
            @Override
            public @Nullable String encode(@Nullable CharSequence secret) {
                return secret == null ? null : secret.toString();
            }

            @Override
            public boolean matches(@Nullable CharSequence given, @Nullable String known) {
                return given != null
                        && known != null
                        && MessageDigest.isEqual(
                                given.toString().getBytes(StandardCharsets.UTF_8),
                                known.getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
