package de.smartregion.platform.security;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Default deny; a service opens what its {@link EndpointRules} name. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableWebSecurity
public class SecurityConfiguration {

    /** Between the issuer's clock and ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);

    @Bean
    @ConditionalOnMissingBean
    SecurityFilterChain endpoints(
            HttpSecurity http,
            ObjectProvider<EndpointRules> rules,
            JwtDecoder tokens,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.csrf(AbstractHttpConfigurer::disable) // no cookies, nothing to forge
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests -> {
                            requests.dispatcherTypeMatchers(
                                            DispatcherType.ERROR, DispatcherType.ASYNC)
                                    .permitAll();
                            requests.requestMatchers(
                                            HttpMethod.GET,
                                            "/actuator/health",
                                            "/actuator/health/**",
                                            "/actuator/prometheus",
                                            "/v3/api-docs",
                                            "/v3/api-docs/**",
                                            "/v3/api-docs.yaml")
                                    .permitAll();
                            requests.requestMatchers("/actuator/**").denyAll();
                            rules.orderedStream().forEach(rule -> rule.declare(requests));
                            requests.anyRequest().denyAll();
                        })
                .oauth2ResourceServer(
                        server ->
                                server.jwt(
                                                jwt ->
                                                        jwt.decoder(tokens)
                                                                .jwtAuthenticationConverter(
                                                                        roles()))
                                        .authenticationEntryPoint(
                                                (request, response, e) ->
                                                        problems.resolveException(
                                                                request, response, null, e))
                                        .accessDeniedHandler(
                                                (request, response, e) ->
                                                        problems.resolveException(
                                                                request, response, null, e)))
                .exceptionHandling(
                        failures ->
                                failures.authenticationEntryPoint(
                                                (request, response, e) ->
                                                        problems.resolveException(
                                                                request, response, null, e))
                                        .accessDeniedHandler(
                                                (request, response, e) ->
                                                        problems.resolveException(
                                                                request, response, null, e)))
                .build();
    }

    /**
     * A request is observed as a whole; one more observation per filter costs more than it tells.
     */
    @Bean
    SecurityObservationSettings oneObservationPerRequest() {
        return SecurityObservationSettings.noObservations();
    }

    private static JwtAuthenticationConverter roles() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(
                token ->
                        Caller.roles(token).stream()
                                .<GrantedAuthority>map(
                                        role -> new SimpleGrantedAuthority("ROLE_" + role))
                                .toList());
        return converter;
    }

    @Bean
    WebMvcConfigurer callerArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(JwtDecoder.class)
    @EnableConfigurationProperties(TokenSettings.class)
    static class Tokens {

        @Bean
        JwtDecoder tokens(TokenSettings settings) {
            var keys = new TokenKeys(settings.jwks(), InstantSource.system());
            return new VerifiedTokens(
                    Tokens.decoder(settings, keys), validators(settings), Ticker.systemTicker());
        }

        static JwtDecoder decoder(TokenSettings settings, JWKSource<SecurityContext> keys) {
            var processor = new DefaultJWTProcessor<SecurityContext>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
            processor.setJWSTypeVerifier(
                    new DefaultJOSEObjectTypeVerifier<>(
                            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
            processor.setJWTClaimsSetVerifier((_, _) -> {}); // the validators below judge
            var decoder = new NimbusJwtDecoder(processor);
            decoder.setJwtValidator(validators(settings));
            return token -> {
                try {
                    return decoder.decode(token);
                } catch (JwtException e) {
                    if (e.getCause() instanceof KeySourceException) {
                        throw new KeysAway(e);
                    }
                    throw e;
                }
            };
        }

        private static OAuth2TokenValidator<Jwt> validators(TokenSettings settings) {
            var times = new JwtTimestampValidator(CLOCKS_DIFFER);
            times.setAllowEmptyExpiryClaim(false);
            return new DelegatingOAuth2TokenValidator<>(
                    times,
                    new JwtIssuerValidator(settings.issuer()),
                    new JwtAudienceValidator(settings.audience()),
                    new JwtClaimValidator<String>(
                            JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank()));
        }
    }

    /** Only for services that issue links. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(SignedLinks.class)
    @EnableConfigurationProperties(LinkSettings.class)
    @ConditionalOnProperty("smartregion.links.key")
    static class Links {

        @Bean
        SignedLinks signedLinks(LinkSettings settings) {
            return new SignedLinks(settings.bytes());
        }
    }
}
