package de.smartregion.gateway.portal.events;

import de.smartregion.gateway.portal.line.Line;
import de.smartregion.gateway.routing.Services;
import de.smartregion.gateway.security.Unproven;
import de.smartregion.gateway.signin.PersonsToken;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClient;

import java.util.List;

@Configuration(proxyBeanMethods = false)
class EventsConfiguration {
    @Bean
    EventsApi eventsApi(
            RestClient.Builder http,
            Services services,
            EventsSettings settings,
            PersonsToken token) {
        return Line.api(
                EventsApi.class,
                Line.client(http, token, services.events(), settings.connect(), settings.answer()));
    }

    @Bean
    RosterFiles rosterFiles(
            RestClient.Builder http,
            Services services,
            EventsSettings settings,
            PersonsToken token,
            CircuitBreaker portalToEvents) {
        return new RosterFiles(
                Line.client(http, token, services.events(), settings.connect(), settings.file()),
                portalToEvents);
    }

    /** Every client of the portal: what somebody sends reaches no service without its proof. */
    @Bean
    RestClientCustomizer onlyWithProof() {
        return http ->
                http.requestInterceptor(
                        (request, body, execution) -> {
                            if (request.getMethod().equals(HttpMethod.POST) && Unproven.stops()) {
                                throw new ProofMissing();
                            }
                            return execution.execute(request, body);
                        });
    }

    @Bean
    CircuitBreaker portalToEvents(MeterRegistry metrics) {
        return Line.breaker(
                "portal-events",
                metrics,
                List.of(ProofMissing.class, RosterFiles.VisitorGone.class));
    }
}
