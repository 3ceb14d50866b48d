package de.smartregion.gateway.portal.events;

import de.smartregion.gateway.routing.Services;
import de.smartregion.gateway.signin.PersonsToken;
import de.smartregion.gateway.signin.ProviderAway;
import de.smartregion.gateway.signin.SignInOver;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import java.net.http.HttpClient;
import java.time.Duration;

@Configuration(proxyBeanMethods = false)
class EventsConfiguration {
    @Bean
    EventsApi eventsApi(
            RestClient.Builder http,
            Services services,
            EventsSettings settings,
            PersonsToken token) {
        return HttpServiceProxyFactory.builderFor(
                        RestClientAdapter.create(
                                client(http, services, settings, settings.answer(), token)))
                .build()
                .createClient(EventsApi.class);
    }

    @Bean
    RosterFiles rosterFiles(
            RestClient.Builder http,
            Services services,
            EventsSettings settings,
            PersonsToken token,
            CircuitBreaker portalToEvents) {
        return new RosterFiles(
                client(http, services, settings, settings.file(), token), portalToEvents);
    }

    private static RestClient client(
            RestClient.Builder http,
            Services services,
            EventsSettings settings,
            Duration answer,
            PersonsToken token) {
        // One client for all pages: it keeps connections open and hands them on.
        var connections =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .followRedirects(HttpClient.Redirect.NEVER)
                                .connectTimeout(settings.connect())
                                .build());
        connections.setReadTimeout(answer);
        return http.baseUrl(services.events())
                .requestFactory(connections)
                .requestInterceptor(token)
                .build();
    }

    /** Half of twenty calls failed: leave the service alone for five seconds, then try three. */
    @Bean
    CircuitBreaker portalToEvents(MeterRegistry metrics) {
        var breakers =
                CircuitBreakerRegistry.of(
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(20)
                                .minimumNumberOfCalls(10)
                                .failureRateThreshold(50)
                                .waitDurationInOpenState(Duration.ofSeconds(5))
                                .permittedNumberOfCallsInHalfOpenState(3)
                                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                                // A refusal is an answer, and a person's token is not the
                                // service's fault.
                                .ignoreExceptions(
                                        HttpClientErrorException.class,
                                        AccessDeniedException.class,
                                        SignInOver.class,
                                        ProviderAway.class,
                                        RosterFiles.VisitorGone.class)
                                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
        return breakers.circuitBreaker("portal-events");
    }
}
