package de.smartregion.gateway.portal.line;

import de.smartregion.gateway.signin.PersonsToken;
import de.smartregion.gateway.signin.ProviderAway;
import de.smartregion.gateway.signin.SignInOver;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/** The line to one service: in the name of whoever asks, with time limits and a breaker. */
public final class Line {
    private static final List<Class<? extends Throwable>> NO_FAULT =
            List.of(
                    HttpClientErrorException.class,
                    AccessDeniedException.class,
                    SignInOver.class,
                    ProviderAway.class);

    private Line() {}

    /** Keeps connections open and hands them on. */
    public static RestClient client(
            RestClient.Builder http,
            PersonsToken token,
            URI service,
            Duration connect,
            Duration answer) {
        var connections =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .followRedirects(HttpClient.Redirect.NEVER)
                                .connectTimeout(connect)
                                .build());
        connections.setReadTimeout(answer);
        return http.baseUrl(service).requestFactory(connections).requestInterceptor(token).build();
    }

    public static <T> T api(Class<T> api, RestClient client) {
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(api);
    }

    /**
     * Half of twenty calls failed: leave the service alone for five seconds, then try three. A
     * refusal is an answer, and a person's token is not the service's fault.
     *
     * @param neither what else is not
     */
    public static CircuitBreaker breaker(
            String name, MeterRegistry metrics, List<Class<? extends Throwable>> neither) {
        var breakers =
                CircuitBreakerRegistry.of(
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(20)
                                .minimumNumberOfCalls(10)
                                .failureRateThreshold(50)
                                .waitDurationInOpenState(Duration.ofSeconds(5))
                                .permittedNumberOfCallsInHalfOpenState(3)
                                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                                .ignoreException(
                                        failed ->
                                                NO_FAULT.stream()
                                                                .anyMatch(
                                                                        it -> it.isInstance(failed))
                                                        || neither.stream()
                                                                .anyMatch(
                                                                        it ->
                                                                                it.isInstance(
                                                                                        failed)))
                                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
        return breakers.circuitBreaker(name);
    }
}
