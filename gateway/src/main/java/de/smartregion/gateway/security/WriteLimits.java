package de.smartregion.gateway.security;

import static java.util.Objects.requireNonNull;

import de.smartregion.gateway.security.RegistrationLimits.Verdict;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/**
 * Lets a network and an e-mail address change things only so often, and only in small bodies; and
 * lets people register without signing in only so much. Behind Spring Security's firewall, so that
 * paths are what they seem.
 */
final class WriteLimits extends OncePerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern API =
            Pattern.compile("/api/events/gatherings/([^/]+)/registrations");
    private static final Pattern PAGE = Pattern.compile("/veranstaltungen/([^/]+)/anmelden");
    private static final String DRAFTS_API = "/api/catalog/submissions";
    private static final String DRAFTS_PAGE = "/projekte/einreichen";
    private static final String CONSULTATIONS_API = "/api/consulting/consultations";
    private static final String CONSULTATIONS_PAGE = "/beratung/anfragen/angaben";
    private static final String SUBSCRIPTIONS_API = "/api/catalog/subscriptions";
    private static final String SUBSCRIPTIONS_PAGE = "/abonnements/neu";
    private static final Set<String> HOLDS =
            Set.of("/api/consulting/holds", "/beratung/anfragen/termin");
    private static final Pattern KEY_OF_FORM = Pattern.compile("[\\w-]{8,64}");

    private final LimitSettings settings;
    private final int body;
    private final Semaphore uploads;
    private final Limiter<Network> networks;
    private final Limiter<Addressee> addressees;
    private final RegistrationLimits registrations;
    private final Counter refusedNetworks;
    private final Counter refusedAddressees;
    private final Map<RegistrationLimits.By, Counter> refusedRegistrations;
    private final JsonMapper json;

    WriteLimits(LimitSettings settings, MeterRegistry meters, JsonMapper json) {
        this.settings = settings;
        this.uploads = new Semaphore(settings.uploads());
        this.body = Math.toIntExact(settings.body().toBytes());
        this.networks = new Limiter<>(settings.network(), settings.remembered(), System::nanoTime);
        this.addressees =
                new Limiter<>(settings.address(), settings.remembered(), System::nanoTime);
        this.registrations = new RegistrationLimits(settings, System::nanoTime);
        this.refusedNetworks = refused(meters, "network");
        this.refusedAddressees = refused(meters, "address");
        this.refusedRegistrations = new EnumMap<>(RegistrationLimits.By.class);
        for (var by : RegistrationLimits.By.values()) {
            var name = by.name().toLowerCase(Locale.ROOT).replace('_', '-');
            refusedRegistrations.put(by, refused(meters, name));
        }
        meters.gauge("smartregion.limits.remembered", networks, Limiter::remembered);
        this.json = json;
    }

    private static Counter refused(MeterRegistry meters, String by) {
        return meters.counter("smartregion.limits.refused", "by", by);
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
            tooMany(request, response, Problem.TOO_MANY_WRITES, Duration.ofSeconds(1));
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
            boolean holds = holds(request) && !knowsWhoAsks(request);
            if (holds && !mayHold(request, response)) {
                return;
            }
            var registration = registration(request);
            if (registration == null) {
                chain.doFilter(request, response);
            } else {
                register(registration, request, response, chain);
            }
            if (holds && registration == null && response.getStatus() / 100 == 4) {
                registrations.letGo(Network.of(request.getRemoteAddr()));
            }
        }
    }

    /** Whether a consultant's time is held with it: who lost one may take another in the form. */
    private static boolean holds(HttpServletRequest request) {
        var path = request.getServletPath();
        return HOLDS.contains(path)
                || (path.equals(CONSULTATIONS_PAGE) && request.getParameter("next") != null);
    }

    private boolean mayHold(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var refused = registrations.hold(Network.of(request.getRemoteAddr()));
        if (refused == null) {
            return true;
        }
        requireNonNull(refusedRegistrations.get(refused.by())).increment();
        return tooMany(request, response, refused.why(), refused.until());
    }

    private boolean mayGoOn(HttpServletRequest request, HttpServletResponse response, int most)
            throws IOException {
        // A mail program's one click is not tried again, and what it costs any look at the page
        // costs.
        var wait =
                SecurityConfiguration.ONE_CLICK.matches(request)
                        ? Duration.ZERO
                        : networks.take(Network.of(request.getRemoteAddr()));
        if (wait.isPositive()) {
            refusedNetworks.increment();
            return tooMany(request, response, Problem.TOO_MANY_WRITES, wait);
        }
        if (request.getContentLengthLong() > most
                || (isApi(request) && SentBody.read(request, most).isEmpty())) {
            return refuse(request, response, Problem.BODY_TOO_LARGE);
        }
        return true;
    }

    /** What is asked for, if it can be read, and under which name. */
    private record Registration(Asked asked, @Nullable Digest command) {}

    private static @Nullable Registration registration(HttpServletRequest request) {
        boolean api = isApi(request);
        if (request.getServletPath().equals(api ? DRAFTS_API : DRAFTS_PAGE)) {
            var asked =
                    api
                            ? Asked.draftIn(SentBody.of(request))
                            : Asked.letterTo(request.getParameter("email"));
            return registration(request, DRAFTS_API, asked);
        }
        if (request.getServletPath().equals(api ? CONSULTATIONS_API : CONSULTATIONS_PAGE)) {
            var asked =
                    api
                            ? Asked.letterIn(SentBody.of(request))
                            : Asked.letterTo(request.getParameter("email"));
            return registration(request, CONSULTATIONS_API, asked);
        }
        if (request.getServletPath().equals(api ? SUBSCRIPTIONS_API : SUBSCRIPTIONS_PAGE)) {
            var asked =
                    api
                            ? Asked.letterIn(SentBody.of(request))
                            : Asked.letterTo(request.getParameter("email"));
            return registration(request, SUBSCRIPTIONS_API, asked);
        }
        var path = (api ? API : PAGE).matcher(request.getServletPath());
        if (!path.matches()) {
            return null;
        }
        var asked =
                api
                        ? Asked.in(SentBody.of(request))
                        : Asked.of(
                                request.getParameter("email"), request.getParameter("companions"));
        return registration(request, path.group(1), asked);
    }

    private static @Nullable Registration registration(
            HttpServletRequest request, String what, Optional<Asked> asked) {
        var key = isApi(request) ? onlyHeader(request, "Idempotency-Key") : keyOfForm(request);
        var command = key == null ? null : Digest.of(what + '\n' + key);
        return asked.map(it -> new Registration(it, command)).orElse(null);
    }

    /** Any other the page does not send on: it makes a new one each time. */
    private static @Nullable String keyOfForm(HttpServletRequest request) {
        var key = request.getParameter("key");
        return key != null && KEY_OF_FORM.matcher(key).matches() ? key : null;
    }

    private void register(
            Registration registration,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var wait = addressees.take(registration.asked().addressee());
        if (wait.isPositive()) {
            refusedAddressees.increment();
            tooMany(request, response, Problem.TOO_MANY_WRITES, wait);
            return;
        }
        if (knowsWhoAsks(request)) {
            chain.doFilter(request, response);
            return;
        }
        var network = Network.of(request.getRemoteAddr());
        switch (registrations.ask(registration.asked(), network, registration.command())) {
            case Verdict.Repeated _ -> chain.doFilter(request, response);
            case Verdict.Counted counted -> {
                chain.doFilter(request, response);
                // After a 5xx nobody knows what became of it: it stays counted, and may be
                // repeated.
                if (response.getStatus() / 100 == 4) {
                    registrations.giveBack(counted);
                }
            }
            case Verdict.Refused(var why, var by, var until) -> {
                requireNonNull(refusedRegistrations.get(by)).increment();
                tooMany(request, response, why, until);
            }
        }
    }

    /**
     * On a page it is the session's person, at the API whoever brings a token: the service accepts
     * it or refuses the request.
     */
    private static boolean knowsWhoAsks(HttpServletRequest request) {
        if (!isApi(request)) {
            return request.getUserPrincipal() != null;
        }
        var token = onlyHeader(request, "Authorization");
        return token != null && token.regionMatches(true, 0, "bearer", 0, "bearer".length());
    }

    /** Nothing where it is said twice: who knows which one counts. */
    private static @Nullable String onlyHeader(HttpServletRequest request, String name) {
        var values = Collections.list(request.getHeaders(name));
        return values.size() == 1 ? values.getFirst() : null;
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getServletPath().startsWith("/api/");
    }

    private boolean tooMany(
            HttpServletRequest request,
            HttpServletResponse response,
            Problem problem,
            Duration wait)
            throws IOException {
        var seconds = wait.plusNanos(999_999_999).toSeconds();
        response.setHeader("Retry-After", Long.toString(seconds));
        return refuse(request, response, problem);
    }

    /** The API answers with a problem, a page with the portal's error page. */
    private boolean refuse(
            HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (isApi(request)) {
            response.setStatus(problem.status());
            response.setContentType("application/problem+json");
            response.getOutputStream().write(json.writeValueAsBytes(problem.body(request)));
        } else {
            Errors.refuse(request, response, problem);
        }
        return false;
    }
}
