package de.smartregion.gateway.portal.consulting;

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
class ConsultingConfiguration {
    @Bean
    AgendaApi agendaApi(
            RestClient.Builder http,
            Services services,
            ConsultingSettings settings,
            PersonsToken token) {
        return proxy(AgendaApi.class, client(http, services, settings, token));
    }

    @Bean
    CasesApi casesApi(
            RestClient.Builder http,
            Services services,
            ConsultingSettings settings,
            PersonsToken token) {
        return proxy(CasesApi.class, client(http, services, settings, token));
    }

    private static <T> T proxy(Class<T> api, RestClient client) {
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(api);
    }

    private static RestClient client(
            RestClient.Builder http,
            Services services,
            ConsultingSettings settings,
            PersonsToken token) {
        var connections =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .followRedirects(HttpClient.Redirect.NEVER)
                                .connectTimeout(settings.connect())
                                .build());
        connections.setReadTimeout(settings.answer());
        return http.baseUrl(services.consulting())
                .requestFactory(connections)
                .requestInterceptor(token)
                .build();
    }

    /** Half of twenty calls failed: leave the service alone for five seconds, then try three. */
    @Bean
    CircuitBreaker portalToConsulting(MeterRegistry metrics) {
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
                                        ProviderAway.class)
                                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
        return breakers.circuitBreaker("portal-consulting");
    }
}
