package de.smartregion.gateway.routing;

import static org.springframework.web.servlet.function.RequestPredicates.path;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import java.util.concurrent.TimeUnit;

/** Which path belongs to which service; paths arrive there as they came. */
@Configuration(proxyBeanMethods = false)
class ServiceRoutes {
    @Bean
    RouterFunction<ServerResponse> catalog(
            Services services,
            Courier courier,
            Guards guards,
            RoutingSettings settings,
            MeterRegistry meters,
            KeptAnswers kept) {
        return GatewayRouterFunctions.route("catalog")
                .route(
                        path("/api/catalog/**"),
                        new ServiceDoor(
                                "catalog", services.catalog(), courier, guards, settings, meters))
                .filter(kept)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> consulting(
            Services services,
            Courier courier,
            Guards guards,
            RoutingSettings settings,
            MeterRegistry meters,
            KeptAnswers kept) {
        return GatewayRouterFunctions.route("consulting")
                .route(
                        path("/api/consulting/**"),
                        new ServiceDoor(
                                "consulting",
                                services.consulting(),
                                courier,
                                guards,
                                settings,
                                meters))
                .filter(kept)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> events(
            Services services,
            Courier courier,
            Guards guards,
            RoutingSettings settings,
            MeterRegistry meters,
            KeptAnswers kept) {
        return GatewayRouterFunctions.route("events")
                .route(
                        path("/api/events/**"),
                        new ServiceDoor(
                                "events", services.events(), courier, guards, settings, meters))
                .filter(kept)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> notifications(
            Services services,
            Courier courier,
            Guards guards,
            RoutingSettings settings,
            MeterRegistry meters,
            KeptAnswers kept) {
        return GatewayRouterFunctions.route("notifications")
                .route(
                        path("/api/notifications/**"),
                        new ServiceDoor(
                                "notifications",
                                services.notifications(),
                                courier,
                                guards,
                                settings,
                                meters))
                .filter(kept)
                .build();
    }

    /** One for all services: their paths differ. */
    @Bean
    KeptAnswers keptAnswers(RoutingSettings settings, MeterRegistry meters) {
        return new KeptAnswers(settings, meters, System::nanoTime);
    }

    @Bean
    Guards guards(RoutingSettings settings) {
        return Guards.of(settings);
    }

    @Bean
    Courier courier(CloseableHttpClient serviceConnections, Tracer tracer, Propagator propagator) {
        return new Courier(serviceConnections, tracer, propagator);
    }

    /**
     * No redirects, cookies, credentials or repeats of its own: it opens a connection, keeps it,
     * and nothing else.
     */
    @Bean
    CloseableHttpClient serviceConnections(RoutingSettings settings) {
        var timeout = Timeout.ofMilliseconds(settings.answer().toMillis());
        return HttpClients.createMinimal(
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                        .setMaxConnPerRoute(settings.inside())
                        .setMaxConnTotal(settings.inside() * 2)
                        .setDefaultSocketConfig(
                                SocketConfig.custom()
                                        .setTcpNoDelay(true)
                                        .setSoTimeout(timeout)
                                        .build())
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(
                                                settings.connect().toMillis(),
                                                TimeUnit.MILLISECONDS)
                                        .setSocketTimeout(timeout)
                                        .setIdleTimeout(
                                                settings.idle().toMillis(), TimeUnit.MILLISECONDS)
                                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                                        .build())
                        .build());
    }
}
