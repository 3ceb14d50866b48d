package de.smartregion.platform.security;

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
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.HandlerExceptionResolver;

import javax.crypto.spec.SecretKeySpec;

/** Default deny; a service opens what its {@link EndpointRules} name. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableWebSecurity
public class SecurityConfiguration {

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

    private static JwtAuthenticationConverter roles() {
        var roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName("roles");
        roles.setAuthorityPrefix("ROLE_");
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(roles);
        return converter;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(JwtDecoder.class)
    @EnableConfigurationProperties(TokenSettings.class)
    static class Tokens {

        @Bean
        JwtDecoder tokens(TokenSettings settings) {
            return NimbusJwtDecoder.withSecretKey(new SecretKeySpec(settings.key(), "HmacSHA256"))
                    .macAlgorithm(MacAlgorithm.HS256)
                    .build();
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
