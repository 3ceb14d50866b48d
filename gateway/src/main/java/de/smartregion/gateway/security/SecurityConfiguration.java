package de.smartregion.gateway.security;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.util.List;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /**
     * Where mail programs end a subscription by one click (RFC 8058): they come without cookies,
     * and what is done there is done by the link's token alone.
     */
    static final PathPatternRequestMatcher ONE_CLICK =
            PathPatternRequestMatcher.withDefaults()
                    .matcher(HttpMethod.POST, "/abonnements/{subscriber}/abbestellen");

    /**
     * Services decide for themselves, and files are public: both only pass the firewall, which
     * looks at every path and header.
     */
    @Bean
    @Order(1)
    SecurityFilterChain servicesAndFiles() {
        var paths = PathPatternRequestMatcher.withDefaults();
        return new DefaultSecurityFilterChain(
                new OrRequestMatcher(
                        paths.matcher("/api/**"),
                        paths.matcher(HttpMethod.GET, "/assets/**"),
                        paths.matcher(HttpMethod.GET, "/api-docs/**")),
                List.of());
    }

    /**
     * Pages keep no session but of who signs in: the token against forged forms lies in a cookie
     * that no script can read.
     */
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, LimitSettings limits, MeterRegistry meters) {
        return http.csrf(
                        csrf ->
                                csrf.csrfTokenRepository(new FormTokens())
                                        .ignoringRequestMatchers(ONE_CLICK))
                .addFilterBefore(new SignInLimits(limits, meters), CsrfFilter.class)
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(Errors::refuse))
                .headers(
                        AbstractHttpConfigurer
                                ::disable) // SecurityHeaders writes them, on every answer
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers(
                                                "/actuator/health/**", "/actuator/prometheus")
                                        .permitAll()
                                        .requestMatchers("/actuator/**")
                                        .denyAll()
                                        .requestMatchers("/mein-bereich/**")
                                        .hasRole("municipality")
                                        .requestMatchers("/beratende/**")
                                        .hasRole("consultant")
                                        .requestMatchers("/verwaltung/**")
                                        .hasAnyRole("staff", "admin")
                                        .anyRequest()
                                        .permitAll())
                .build();
    }

    @Bean
    Puzzles puzzles(LimitSettings settings, JsonMapper json, Clock clock) {
        return new Puzzles(settings, json, clock);
    }

    @Bean
    FilterRegistrationBean<WriteLimits> writeLimits(
            LimitSettings settings, MeterRegistry meters, JsonMapper json, Puzzles puzzles) {
        var limits = new FilterRegistrationBean<>(new WriteLimits(settings, meters, json, puzzles));
        limits.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
        return limits;
    }
}
