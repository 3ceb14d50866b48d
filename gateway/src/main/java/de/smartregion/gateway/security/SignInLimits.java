package de.smartregion.gateway.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.time.Duration;

/**
 * Lets a network take each step of a sign-in only so often: the first ones cost a session, the last
 * one a call to the provider.
 */
final class SignInLimits extends OncePerRequestFilter {
    private enum Step {
        ASKED,
        SENT,
        BACK
    }

    private record Who(Network network, Step step) {}

    private final Limiter<Who> limiter;
    private final Counter refused;

    SignInLimits(LimitSettings settings, MeterRegistry meters) {
        this.limiter = new Limiter<>(settings.signIn(), settings.remembered(), System::nanoTime);
        this.refused = meters.counter("smartregion.limits.refused", "by", "sign-in");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var step = step(request.getServletPath());
        var wait =
                step == null
                        ? Duration.ZERO
                        : limiter.take(new Who(Network.of(request.getRemoteAddr()), step));
        if (wait.isPositive()) {
            refused.increment();
            response.setHeader(
                    "Retry-After", Long.toString(wait.plusNanos(999_999_999).toSeconds()));
            response.sendError(Problem.TOO_MANY_WRITES.status());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static @Nullable Step step(String path) {
        if (path.equals("/anmelden")) {
            return Step.ASKED;
        }
        if (path.startsWith("/oauth2/authorization/")) {
            return Step.SENT;
        }
        return path.startsWith("/login/oauth2/code/") ? Step.BACK : null;
    }
}
