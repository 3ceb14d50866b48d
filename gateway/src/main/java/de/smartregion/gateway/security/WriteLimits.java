package de.smartregion.gateway.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Lets a network and an e-mail address change things only so often, and only in small bodies.
 * Behind Spring Security's firewall, so that paths are what they seem.
 */
final class WriteLimits extends OncePerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final LimitSettings settings;
    private final int body;
    private final Semaphore uploads;
    private final Limiter<Network> networks;
    private final Limiter<Addressee> addressees;
    private final Counter refusedNetworks;
    private final Counter refusedAddressees;
    private final JsonMapper json;

    WriteLimits(LimitSettings settings, MeterRegistry meters, JsonMapper json) {
        this.settings = settings;
        this.uploads = new Semaphore(settings.uploads());
        this.body = Math.toIntExact(settings.body().toBytes());
        this.networks = new Limiter<>(settings.network(), settings.remembered(), System::nanoTime);
        this.addressees =
                new Limiter<>(settings.address(), settings.remembered(), System::nanoTime);
        this.refusedNetworks = meters.counter("smartregion.limits.refused", "by", "network");
        this.refusedAddressees = meters.counter("smartregion.limits.refused", "by", "address");
        meters.gauge("smartregion.limits.remembered", networks, Limiter::remembered);
        this.json = json;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (READS.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        int most = settings.most(request.getServletPath());
        long told = request.getContentLengthLong(); // or -1
        if (most <= body || (told >= 0 && told <= body)) {
            goOn(request, response, chain, body);
        } else if (!uploads.tryAcquire()) {
            tooMany(request, response, Duration.ofSeconds(1));
        } else {
            try {
                goOn(request, response, chain, most);
            } finally {
                uploads.release();
            }
        }
    }

    private void goOn(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, int most)
            throws ServletException, IOException {
        if (mayGoOn(request, response, most)) {
            chain.doFilter(request, response);
        }
    }

    private boolean mayGoOn(HttpServletRequest request, HttpServletResponse response, int most)
            throws IOException {
        var wait = networks.take(Network.of(request.getRemoteAddr()));
        if (wait.isPositive()) {
            refusedNetworks.increment();
            return tooMany(request, response, wait);
        }
        if (request.getContentLengthLong() > most) {
            return refuse(request, response, Problem.BODY_TOO_LARGE);
        }
        var path = request.getServletPath();
        if (path.startsWith("/api/")) {
            var sent = SentBody.read(request, most);
            if (sent.isEmpty()) {
                return refuse(request, response, Problem.BODY_TOO_LARGE);
            }
            if (path.startsWith("/api/events/gatherings/") && path.endsWith("/registrations")) {
                wait = Addressee.in(sent.get()).map(addressees::take).orElse(Duration.ZERO);
            }
        } else if (path.startsWith("/veranstaltungen/") && path.endsWith("/anmelden")) {
            var email = request.getParameter("email");
            wait = email == null ? Duration.ZERO : addressees.take(Addressee.of(email));
        }
        if (wait.isPositive()) {
            refusedAddressees.increment();
            return tooMany(request, response, wait);
        }
        return true;
    }

    private boolean tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait)
            throws IOException {
        var seconds = wait.plusNanos(999_999_999).toSeconds();
        response.setHeader("Retry-After", Long.toString(seconds));
        return refuse(request, response, Problem.TOO_MANY_WRITES);
    }

    /** The API answers with a problem, a page with the portal's error page. */
    private boolean refuse(
            HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (request.getServletPath().startsWith("/api/")) {
            response.setStatus(problem.status());
            response.setContentType("application/problem+json");
            response.getOutputStream().write(json.writeValueAsBytes(problem.body(request)));
        } else {
            response.sendError(problem.status());
        }
        return false;
    }
}
