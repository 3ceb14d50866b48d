package de.smartregion.gateway.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Answers to who has not signed in, told again while they are fresh: a shared cache (RFC 9111) in
 * front of the services.
 *
 * <p>Its laws: kept is only what its service gives to everybody ({@code public}, {@code max-age});
 * who brings a token, a link or a wish of their own is neither told a kept answer nor adds one; two
 * requests share an answer only if all that a service hears of them is the same; nothing is told
 * that is older than its service allows, nor than {@code longest}.
 */
final class KeptAnswers implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    /** Of a request: by which ETag the service is asked, instead of the visitor's; or by none. */
    static final String ETAG = KeptAnswers.class.getName();

    /** What a service hears of a request besides its path and query, where an answer is shared. */
    private static final List<String> HEARD =
            List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE);

    /** What is answered here. */
    static final List<String> OURS =
            List.of(HttpHeaders.IF_NONE_MATCH, HttpHeaders.IF_MODIFIED_SINCE);

    private static final int LONGEST_NAME = 2_000;

    private final Cache<String, Kept> kept;
    private final ConcurrentMap<String, CompletableFuture<@Nullable Kept>> asking =
            new ConcurrentHashMap<>();
    private final Duration longest;
    private final Duration patience;
    private final LongSupplier nanos;
    private final Counter told;
    private final Counter fetched;

    KeptAnswers(RoutingSettings settings, MeterRegistry meters, LongSupplier nanos) {
        this.longest = settings.keep().longest();
        this.patience = settings.queue();
        this.nanos = nanos;
        this.kept =
                Caffeine.newBuilder()
                        .maximumWeight(settings.keep().most().toBytes())
                        .weigher((String name, Kept answer) -> name.length() + answer.bytes())
                        // Once stale it says for a while that this can be kept, and by which ETag.
                        .expireAfterWrite(longest.multipliedBy(2))
                        .ticker(nanos::getAsLong)
                        .executor(Runnable::run)
                        .build();
        this.told = meters.counter("smartregion.routing.kept", "answer", "told");
        this.fetched = meters.counter("smartregion.routing.kept", "answer", "fetched");
        meters.gauge("smartregion.routing.kept.bytes", kept, KeptAnswers::bytes);
    }

    private static double bytes(Cache<String, Kept> kept) {
        return kept.policy()
                .eviction()
                .map(it -> it.weightedSize().orElse(0))
                .orElse(0L)
                .doubleValue();
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> door)
            throws Exception {
        var name = name(request.servletRequest());
        if (name == null) {
            return door.handle(request);
        }
        var known = kept.getIfPresent(name);
        if (known == null) {
            return fetch(request, door, name, null);
        }
        if (!known.isFresh(nanos.getAsLong())) {
            // Only what was kept before: what never is must not wait for each other.
            var mine = new CompletableFuture<@Nullable Kept>();
            var others = asking.putIfAbsent(name, mine);
            if (others == null) {
                try {
                    return fetch(request, door, name, known);
                } finally {
                    asking.remove(name, mine);
                    mine.complete(kept.getIfPresent(name));
                }
            }
            known = await(others);
            if (known == null || !known.isFresh(nanos.getAsLong())) {
                return fetch(request, door, name, null);
            }
        }
        told.increment();
        return known.told(nanos.getAsLong());
    }

    private ServerResponse fetch(
            ServerRequest request,
            HandlerFunction<ServerResponse> door,
            String name,
            @Nullable Kept known)
            throws Exception {
        request.servletRequest().setAttribute(ETAG, known == null ? "" : known.etag());
        long asked = nanos.getAsLong();
        var said = door.handle(request);
        if (!(said instanceof ServiceAnswer answer)) {
            return said; // the service is away
        }
        if (known != null && answer.statusCode().isSameCodeAs(HttpStatus.NOT_MODIFIED)) {
            var again = known.again(answer, asked, longest);
            keep(name, again);
            return again.told(nanos.getAsLong());
        }
        var body = answer.whole();
        if (body != null && answer.statusCode().isSameCodeAs(HttpStatus.OK)) {
            keep(name, Kept.of(answer, body, asked, longest));
        } else {
            kept.invalidate(name); // nobody waits for what cannot be kept
        }
        return answer;
    }

    private void keep(String name, Kept answer) {
        if (answer.isFresh(nanos.getAsLong())) {
            kept.put(name, answer);
            fetched.increment();
        } else {
            kept.invalidate(name);
        }
    }

    private @Nullable Kept await(CompletableFuture<@Nullable Kept> others)
            throws InterruptedException, ExecutionException {
        try {
            return others.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return null;
        }
    }

    /** What tells this request from others; nothing where its answer is its own. */
    private static @Nullable String name(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")
                || request.getHeader(HttpHeaders.CACHE_CONTROL) != null
                || request.getHeader(HttpHeaders.PRAGMA) != null) {
            return null;
        }
        var name = new StringBuilder(256).append(request.getRequestURI());
        if (request.getQueryString() != null) {
            name.append('?').append(request.getQueryString());
        }
        for (var header : Courier.PASSED) {
            if (HEARD.contains(header)) {
                name.append('\n').append(Collections.list(request.getHeaders(header)));
            } else if (!OURS.contains(header) && request.getHeader(header) != null) {
                return null;
            }
        }
        return name.length() > LONGEST_NAME ? null : name.toString();
    }
}
