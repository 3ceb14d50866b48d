package de.smartregion.gateway.portal.catalog;

import de.smartregion.gateway.portal.events.ProofMissing;
import de.smartregion.gateway.portal.line.Line;
import de.smartregion.gateway.routing.Services;
import de.smartregion.gateway.signin.PersonsToken;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.client.RestClient;

import java.util.List;

@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {
    @Bean
    CatalogApi catalogApi(
            RestClient.Builder http,
            Services services,
            CatalogSettings settings,
            PersonsToken token) {
        return Line.api(
                CatalogApi.class,
                Line.client(
                        http, token, services.catalog(), settings.connect(), settings.answer()));
    }

    /** What is wrong in a file is told in the language of who sent it. */
    @Bean
    CatalogFilesApi catalogFilesApi(
            RestClient.Builder http,
            Services services,
            CatalogSettings settings,
            PersonsToken token) {
        var line =
                Line.client(http, token, services.catalog(), settings.connect(), settings.file());
        return Line.api(
                CatalogFilesApi.class,
                line.mutate()
                        .requestInterceptor(
                                (request, body, next) -> {
                                    request.getHeaders()
                                            .setAcceptLanguageAsLocales(
                                                    List.of(LocaleContextHolder.getLocale()));
                                    return next.execute(request, body);
                                })
                        .build());
    }

    @Bean
    CircuitBreaker portalToCatalog(MeterRegistry metrics) {
        return Line.breaker("portal-catalog", metrics, List.of(ProofMissing.class));
    }
}
