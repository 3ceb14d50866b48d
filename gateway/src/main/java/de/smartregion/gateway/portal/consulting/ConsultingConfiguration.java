package de.smartregion.gateway.portal.consulting;

import de.smartregion.gateway.portal.events.ProofMissing;
import de.smartregion.gateway.portal.line.Line;
import de.smartregion.gateway.routing.Services;
import de.smartregion.gateway.signin.PersonsToken;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

import java.time.Duration;
import java.util.List;

@Configuration(proxyBeanMethods = false)
class ConsultingConfiguration {
    @Bean
    AgendaApi agendaApi(
            RestClient.Builder http,
            Services services,
            ConsultingSettings settings,
            PersonsToken token) {
        return Line.api(
                AgendaApi.class, client(http, services, settings, settings.answer(), token));
    }

    @Bean
    CasesApi casesApi(
            RestClient.Builder http,
            Services services,
            ConsultingSettings settings,
            PersonsToken token) {
        return Line.api(CasesApi.class, client(http, services, settings, settings.answer(), token));
    }

    @Bean
    CaseFiles caseFiles(
            RestClient.Builder http,
            Services services,
            ConsultingSettings settings,
            PersonsToken token,
            ConsultingAnswers answers) {
        return new CaseFiles(client(http, services, settings, settings.file(), token), answers);
    }

    private static RestClient client(
            RestClient.Builder http,
            Services services,
            ConsultingSettings settings,
            Duration answer,
            PersonsToken token) {
        return Line.client(http, token, services.consulting(), settings.connect(), answer);
    }

    @Bean
    CircuitBreaker portalToConsulting(MeterRegistry metrics) {
        return Line.breaker("portal-consulting", metrics, List.of(ProofMissing.class));
    }
}
