package de.smartregion.notification.post;

import de.smartregion.platform.security.EndpointRules;
import de.smartregion.platform.security.EndpointTable;
import de.smartregion.platform.web.ServiceDescription;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpMethod;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.EnableScheduling;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The post's parts and how they hold together. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PostConfiguration {

    /**
     * Permits are dealt out in slices, so that a busy second does not begin with a burst and end
     * with a wait.
     */
    private static final int SLICES_PER_SECOND = 10;

    private static final String LETTERS = "/api/notifications/letters";
    private static final String WEBHOOKS = "/api/notifications/webhooks";
    private static final String WEBHOOK = WEBHOOKS + "/{id}";
    private static final String ITS = WEBHOOKS + "/{webhook}";

    private static final EndpointTable ENDPOINTS =
            new EndpointTable(
                    List.of(
                            EndpointTable.only(HttpMethod.GET, LETTERS, "staff", "admin"),
                            EndpointTable.only(
                                    HttpMethod.POST, LETTERS + "/{id}/retry", "staff", "admin"),
                            // Who meets a barrier may not be able to sign in.
                            EndpointTable.open(HttpMethod.POST, "/api/notifications/feedback"),
                            // Where what happens here is told, and with which secret, is for few.
                            EndpointTable.only(
                                    HttpMethod.GET,
                                    "/api/notifications/event-types",
                                    "staff",
                                    "admin"),
                            EndpointTable.only(HttpMethod.GET, WEBHOOKS, "staff", "admin"),
                            EndpointTable.only(HttpMethod.POST, WEBHOOKS, "admin"),
                            EndpointTable.only(HttpMethod.GET, WEBHOOK, "staff", "admin"),
                            EndpointTable.only(HttpMethod.PUT, WEBHOOK, "admin"),
                            EndpointTable.only(HttpMethod.DELETE, WEBHOOK, "admin"),
                            EndpointTable.only(HttpMethod.POST, WEBHOOK + "/pause", "admin"),
                            EndpointTable.only(HttpMethod.POST, WEBHOOK + "/resume", "admin"),
                            EndpointTable.only(HttpMethod.POST, WEBHOOK + "/secret", "admin"),
                            EndpointTable.only(HttpMethod.GET, ITS + "/calls", "staff", "admin"),
                            EndpointTable.only(
                                    HttpMethod.POST, ITS + "/calls/{id}/replay", "admin"),
                            EndpointTable.only(HttpMethod.POST, ITS + "/replay", "admin"),
                            EndpointTable.only(HttpMethod.POST, ITS + "/test", "admin")));

    /** Everybody who may come, as the description names them. */
    private static final List<String> CALLERS =
            List.of(
                    EndpointTable.ANONYMOUS,
                    "municipality",
                    "consultant",
                    "staff",
                    "admin",
                    "service");

    @Bean
    EndpointRules endpointRules() {
        return ENDPOINTS;
    }

    @Bean
    ServiceDescription description() {
        return new ServiceDescription(
                "notification-service",
                "Letters: who is told what, and that it arrives once; webhooks: which other systems are told. For the office's staff, but for what people tell them.",
                ENDPOINTS,
                CALLERS);
    }

    @Bean
    Deliveries deliveries(MongoOperations store) {
        return new Deliveries(store);
    }

    @Bean
    PostMetrics postMetrics(MeterRegistry registry, Clock clock) {
        return new PostMetrics(registry, clock);
    }

    @Bean
    CircuitBreakerRegistry circuits(PostSettings settings, MeterRegistry registry) {
        var circuits = CircuitBreakerRegistry.of(circuit(settings));
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(circuits).bindTo(registry);
        return circuits;
    }

    @Bean
    CircuitBreaker circuit(CircuitBreakerRegistry circuits) {
        return circuits.circuitBreaker("mail-server");
    }

    @Bean
    Postman postman(
            Deliveries deliveries,
            JavaMailSenderImpl mail,
            CircuitBreaker circuit,
            PostMetrics metrics,
            PostSettings settings,
            Clock clock) {
        return new Postman(
                deliveries,
                new MailServer(mail, settings.timeout()),
                circuit,
                rate(settings),
                metrics,
                settings,
                owner(settings),
                clock);
    }

    @Bean
    PostHealth postHealthIndicator(CircuitBreaker circuit, PostMetrics metrics) {
        return new PostHealth(circuit, metrics);
    }

    @Bean
    PostHousekeeping postHousekeeping(
            Deliveries deliveries, PostMetrics metrics, PostSettings settings, Clock clock) {
        return new PostHousekeeping(deliveries, metrics, settings, clock);
    }

    /**
     * Five failures among the last ten, and nobody knocks for a while; as many as there are workers
     * try again first.
     */
    static CircuitBreakerConfig circuit(PostSettings settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .waitDurationInOpenState(settings.pause())
                .permittedNumberOfCallsInHalfOpenState(settings.workers())
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .build();
    }

    static RateLimiter rate(PostSettings settings) {
        return RateLimiter.of(
                "mail-server",
                RateLimiterConfig.custom()
                        .limitRefreshPeriod(Duration.ofSeconds(1).dividedBy(SLICES_PER_SECOND))
                        .limitForPeriod(Math.max(1, settings.rate() / SLICES_PER_SECOND))
                        .timeoutDuration(settings.timeout())
                        .build());
    }

    private static String owner(PostSettings settings) {
        var named = settings.owner();
        return named == null ? UUID.randomUUID().toString() : named;
    }
}
