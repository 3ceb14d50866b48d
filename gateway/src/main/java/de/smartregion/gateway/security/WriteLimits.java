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
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/**
 * Lets a network and an e-mail address change things only so often, and only in small bodies; and
 * lets people cause letters without signing in only so much, and with a little work. Behind Spring
 * Security's firewall, so that paths are what they seem.
 */
final class WriteLimits extends OncePerRequestFilter {
    private static final String ALL = "all";
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

    /** A letter to the office, which nobody's address limits. */
    private static final Set<String> REPORTS =
            Set.of("/api/notifications/feedback", "/barrierefreiheit");

    private static final Pattern KEY_OF_FORM = Pattern.compile("[\\w-]{8,64}");

    private final LimitSettings settings;
    private final int body;
    private final Semaphore uploads;
    private final Limiter<Network> networks;
    private final Limiter<Addressee> addressees;
    private final RegistrationLimits registrations;
    private final Puzzles puzzles;
    private final Allowance<String> unproven;
    private final Counter refusedNetworks;
    private final Counter refusedAddressees;
    private final Map<RegistrationLimits.By, Counter> refusedRegistrations;
    private final Counter refusedUnproven;
    private final Map<Puzzles.Proof, Counter> proofs;
    private final JsonMapper json;

    WriteLimits(LimitSettings settings, MeterRegistry meters, JsonMapper json, Puzzles puzzles) {
        this.settings = settings;
        this.uploads = new Semaphore(settings.uploads());
        this.body = Math.toIntExact(settings.body().toBytes());
        this.networks = new Limiter<>(settings.network(), settings.remembered(), System::nanoTime);
        this.addressees =
                new Limiter<>(settings.address(), settings.remembered(), System::nanoTime);
        this.registrations = new RegistrationLimits(settings, System::nanoTime);
        this.puzzles = puzzles;
        var proof = settings.proof();
        this.unproven = new Allowance<>(proof.without(), proof.per(), 1, System::nanoTime);
        this.refusedNetworks = refused(meters, "network");
        this.refusedAddressees = refused(meters, "address");
        this.refusedRegistrations = new EnumMap<>(RegistrationLimits.By.class);
        for (var by : RegistrationLimits.By.values()) {
            var name = by.name().toLowerCase(Locale.ROOT).replace('_', '-');
            refusedRegistrations.put(by, refused(meters, name));
        }
        this.refusedUnproven = refused(meters, "proof");
        this.proofs = new EnumMap<>(Puzzles.Proof.class);
        for (var worth : Puzzles.Proof.values()) {
            proofs.put(
                    worth,
                    meters.counter(
                            "smartregion.limits.proofs",
                            "proof",
                            worth.name().toLowerCase(Locale.ROOT)));
        }
        meters.gauge("smartregion.limits.remembered", networks, Limiter::remembered);
        meters.gauge("smartregion.limits.without-proof", unproven, it -> it.taken(ALL));
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
            var letter = letter(request);
            if (letter == null) {
                chain.doFilter(request, response);
            } else if (isApi(request) && !isJson(request)) {
                refuse(request, response, Problem.UNSUPPORTED_MEDIA_TYPE);
            } else if (letter.asked() != null) {
                register(letter.asked(), letter.command(), request, response, chain);
            } else if (!knowsWhoAsks(request)) {
                prove(request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
            boolean counted = letter != null && letter.asked() != null;
            int status = response.getStatus();
            // A letter's form that is refused for something else may have its time all the same.
            boolean free = status / 100 == 4 && !(counted && status == 409);
            if (holds && (free || Unproven.marks(request))) {
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

    /**
     * What causes a letter by where it is sent, whatever it says.
     *
     * @param asked null where that cannot be read, or is nobody's address
     * @param command under which name, where the service knows it
     */
    private record Letter(@Nullable Asked asked, @Nullable Digest command) {}

    private static @Nullable Letter letter(HttpServletRequest request) {
        boolean api = isApi(request);
        var path = request.getServletPath();
        if (REPORTS.contains(path)) {
            return new Letter(null, null);
        }
        if (path.equals(api ? SUBSCRIPTIONS_API : SUBSCRIPTIONS_PAGE)) {
            return new Letter(letterIn(request), null); // the service knows no key there
        }
        if (path.equals(api ? CONSULTATIONS_API : CONSULTATIONS_PAGE)) {
            return new Letter(letterIn(request), command(request, CONSULTATIONS_API));
        }
        if (path.equals(api ? DRAFTS_API : DRAFTS_PAGE)) {
            var asked = api ? Asked.draftIn(SentBody.of(request)).orElse(null) : letterIn(request);
            return new Letter(asked, command(request, DRAFTS_API));
        }
        var gathering = (api ? API : PAGE).matcher(path);
        if (!gathering.matches()) {
            return null;
        }
        var asked =
                api
                        ? Asked.in(SentBody.of(request))
                        : Asked.of(
                                request.getParameter("email"), request.getParameter("companions"));
        return new Letter(asked.orElse(null), command(request, gathering.group(1)));
    }

    private static @Nullable Asked letterIn(HttpServletRequest request) {
        var asked =
                isApi(request)
                        ? Asked.letterIn(SentBody.of(request))
                        : Asked.letterTo(request.getParameter("email"));
        return asked.orElse(null);
    }

    private static @Nullable Digest command(HttpServletRequest request, String what) {
        var key = isApi(request) ? onlyHeader(request, "Idempotency-Key") : keyOfForm(request);
        return key == null ? null : Digest.of(what + '\n' + key);
    }

    /** What {@link Asked} reads: a service must not read more than the limits. */
    private static boolean isJson(HttpServletRequest request) {
        var sent = onlyHeader(request, "Content-Type");
        try {
            var type = sent == null ? null : MediaType.parseMediaType(sent);
            return type != null
                    && type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (type.getCharset() == null
                            || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }

    /** Any other the page does not send on: it makes a new one each time. */
    private static @Nullable String keyOfForm(HttpServletRequest request) {
        var key = request.getParameter("key");
        return key != null && KEY_OF_FORM.matcher(key).matches() ? key : null;
    }

    private void register(
            Asked asked,
            @Nullable Digest command,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var wait = addressees.take(asked.addressee());
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
        switch (registrations.ask(asked, network, command)) {
            case Verdict.Repeated _ -> chain.doFilter(request, response);
            case Verdict.Counted counted -> {
                boolean answered = false;
                try {
                    prove(request, response, chain);
                    answered = true;
                } finally {
                    // After a 5xx, or an error on the way back, nobody knows what became of it: it
                    // stays counted, and may be repeated.
                    if (Unproven.marks(request) || (answered && response.getStatus() / 100 == 4)) {
                        registrations.giveBack(counted);
                    } else {
                        registrations.remember(counted);
                    }
                }
            }
            case Verdict.Refused(var why, var by, var until) -> {
                requireNonNull(refusedRegistrations.get(by)).increment();
                tooMany(request, response, why, until);
            }
        }
    }

    /**
     * Whoever brings a good proof goes on; whoever does not, as long as not too many others did
     * neither. A proof that is none has no error of its own: nobody is refused for a slow form.
     */
    private void prove(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var sent =
                isApi(request)
                        ? onlyHeader(request, "Altcha-Proof")
                        : request.getParameter("altcha");
        var proof = puzzles.check(sent, request.getRequestURI());
        requireNonNull(proofs.get(proof)).increment();
        if (proof == Puzzles.Proof.GOOD) {
            chain.doFilter(request, response);
            return;
        }
        var wait = unproven.take(ALL, 1);
        if (wait.isZero()) {
            chain.doFilter(request, response);
            if (response.getStatus() / 100 == 4) {
                unproven.giveBack(ALL, 1);
            }
            return;
        }
        if (isApi(request)) {
            tooMany(request, response, Problem.TOO_MANY_WITHOUT_PROOF, wait);
        } else {
            Unproven.mark(request, seconds(wait));
            chain.doFilter(request, response);
        }
        if (response.getStatus() == Problem.TOO_MANY_WITHOUT_PROOF.status()) {
            refusedUnproven.increment();
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
        response.setHeader("Retry-After", Long.toString(seconds(wait)));
        return refuse(request, response, problem);
    }

    private static long seconds(Duration wait) {
        return wait.plusNanos(999_999_999).toSeconds();
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
