package de.smartregion.gateway.routing;

import de.smartregion.gateway.security.Problem;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The way to one service: so many inside at once, so long each, nobody while it is down, and again
 * only what may be said twice.
 */
final class ServiceDoor implements HandlerFunction<ServerResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceDoor.class);

    private final String name;
    private final URI service;
    private final Courier courier;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final ScheduledExecutorService timer;
    private final RoutingSettings settings;
    private final Duration comeBack;
    private final MeterRegistry meters;

    ServiceDoor(
            String name,
            URI service,
            Courier courier,
            Guards guards,
            RoutingSettings settings,
            MeterRegistry meters) {
        this.name = name;
        this.service = service;
        this.courier = courier;
        this.bulkhead = guards.bulkheads().bulkhead(name);
        this.breaker = guards.breakers().circuitBreaker(name);
        this.retry = guards.retries().retry(name);
        this.timer = guards.timer();
        this.settings = settings;
        this.comeBack = settings.breaker().open();
        this.meters = meters;
        breaker.getEventPublisher()
                .onStateTransition(
                        event ->
                                LOG.warn(
                                        "circuit {} is {}",
                                        name,
                                        event.getStateTransition().getToState()));
    }

    @Override
    public ServerResponse handle(ServerRequest request) throws Exception {
        var asked = request.servletRequest();
        if (!bulkhead.tryAcquirePermission()) {
            return away(asked, "full", Duration.ofSeconds(1));
        }
        var stay = new Stay(timer, settings.answer(asked.getRequestURI()));
        @Nullable ServiceAnswer answer = null;
        try {
            answer =
                    isRepeatable(asked)
                            ? retry.executeCallable(() -> ask(asked, stay))
                            : ask(asked, stay);
            return answer;
        } catch (CallNotPermittedException _) {
            return away(asked, "open", comeBack);
        } catch (ServiceLate _) {
            return away(asked, "late", comeBack);
        } catch (IOException e) {
            LOG.debug("{} not reached: {}", name, e.toString());
            return away(asked, "unreachable", comeBack);
        } finally {
            if (answer == null) {
                leave(stay);
            } else {
                answer.whenDone(() -> leave(stay));
            }
        }
    }

    /** Reads, and commands that carry a key under which a second one changes nothing. */
    private static boolean isRepeatable(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> true;
            case "POST" -> request.getHeader("Idempotency-Key") != null;
            default -> false;
        };
    }

    private ServiceAnswer ask(HttpServletRequest request, Stay stay) throws IOException {
        breaker.acquirePermission();
        var start = breaker.getCurrentTimestamp();
        try {
            var answer = courier.carry(request, service, stay);
            breaker.onResult(
                    breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), answer);
            return answer;
        } catch (IOException | RuntimeException e) {
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), e);
            if (stay.isOver()) {
                throw new ServiceLate(e);
            }
            throw e;
        }
    }

    private void leave(Stay stay) {
        stay.leave();
        bulkhead.onComplete();
    }

    private ServerResponse away(HttpServletRequest request, String why, Duration comeBack) {
        meters.counter("smartregion.routing.away", "service", name, "why", why).increment();
        var problem = Problem.SERVICE_AWAY.body(request);
        problem.put("service", name);
        return ServerResponse.status(Problem.SERVICE_AWAY.status())
                .header("Retry-After", Long.toString(Math.max(1, comeBack.toSeconds())))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
