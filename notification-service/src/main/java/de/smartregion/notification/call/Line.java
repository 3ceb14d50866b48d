package de.smartregion.notification.call;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLException;

/**
 * Makes a call and says what came of it, in bounded time. Redirects are not followed, cookies not
 * kept, of an answer only its beginning is read.
 */
final class Line implements AutoCloseable {
    private static final ContentType CLOUD_EVENT =
            ContentType.create("application/cloudevents+json", StandardCharsets.UTF_8);

    /** Of an answer that is no 2xx: enough to see what a receiver complains of. */
    private static final int LONGEST_QUOTE = 200;

    /** What is longer is not waited for, and its connection not kept. */
    private static final int LONGEST_READ = 4_096;

    /** All receivers together; each has its own, smaller bound. */
    private static final int MOST_CONNECTIONS = 256;

    private final Reach reach;
    private final CallSettings settings;
    private final Clock clock;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    Line(Reach reach, CallSettings settings, Clock clock) {
        this.reach = reach;
        this.settings = settings;
        this.clock = clock;
        var connect = Timeout.of(settings.connect());
        var patience = Timeout.of(settings.patience());
        this.client =
                HttpClients.custom()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setDnsResolver(reach)
                                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                                        .setMaxConnTotal(MOST_CONNECTIONS)
                                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                                        .setDefaultConnectionConfig(
                                                ConnectionConfig.custom()
                                                        .setConnectTimeout(connect)
                                                        .setSocketTimeout(patience)
                                                        .setIdleTimeout(Timeout.ofSeconds(10))
                                                        .build())
                                        .setDefaultTlsConfig(
                                                TlsConfig.custom()
                                                        .setHandshakeTimeout(connect)
                                                        .build())
                                        .build())
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setConnectionRequestTimeout(patience)
                                        .setResponseTimeout(patience)
                                        .build())
                        .setUserAgent("Smart-Region-Webhooks/1")
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableContentCompression()
                        .build();
    }

    Attempt make(Call call, Receiver receiver) {
        var at = clock.instant();
        long start = System.nanoTime();
        if (!reach.allows(receiver.address())) {
            return new Attempt(at, 0, null, "the address is not allowed any more");
        }
        try {
            return make(post(call, receiver, at), receiver.address(), at, start);
        } catch (RuntimeException failure) {
            return new Attempt(at, since(start), null, why(failure));
        }
    }

    private Attempt make(HttpPost post, URI address, Instant at, long start) {
        var late = new AtomicBoolean();
        var deadline =
                deadlines.schedule(
                        () -> {
                            late.set(true);
                            post.cancel();
                        },
                        settings.patience().toMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            var answer = client.executeOpen(HttpHost.create(address), post, null);
            int status = answer.getCode();
            try {
                var said =
                        said(answer, post); // also of a 2xx: a connection read to its end is kept
                return new Attempt(
                        at,
                        since(start),
                        status,
                        status / 100 == 2 ? null : complaint(status, said));
            } finally {
                Closer.closeQuietly(answer);
            }
        } catch (IOException | RuntimeException failure) {
            return new Attempt(at, since(start), null, late.get() ? "took too long" : why(failure));
        } finally {
            deadline.cancel(false);
        }
    }

    private static HttpPost post(Call call, Receiver receiver, Instant at) {
        var post = new HttpPost(receiver.address());
        post.setHeader("webhook-id", call.id());
        post.setHeader("webhook-timestamp", at.getEpochSecond());
        post.setHeader(
                "webhook-signature", Signature.of(receiver.keys(), call.id(), at, call.body()));
        post.setEntity(new StringEntity(call.body(), CLOUD_EVENT));
        return post;
    }

    /** What cannot be read of an answer takes nothing from it, and its end is not waited for. */
    private static String said(ClassicHttpResponse answer, HttpPost post) {
        try {
            var body = answer.getEntity();
            var bytes = body == null ? new byte[0] : body.getContent().readNBytes(LONGEST_READ);
            if (bytes.length == LONGEST_READ) {
                post.cancel();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    /** In one line, whatever the receiver wrote. */
    private static String complaint(int status, String said) {
        var clean = said.replaceAll("[\\p{C}\\p{Z}\\s]+", " ").strip();
        return clean.isEmpty()
                ? "answered " + status
                : "answered "
                        + status
                        + ": "
                        + clean.substring(
                                0,
                                clean.offsetByCodePoints(
                                        0,
                                        Math.min(
                                                LONGEST_QUOTE,
                                                clean.codePointCount(0, clean.length()))));
    }

    /** Only our own words: what others say may quote the address. */
    private static String why(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return "no answer";
    }

    private static @Nullable String known(Throwable cause) {
        return switch (cause) {
            case Reach.LeadsInside _ -> "leads to an address inside";
            case UnknownHostException _ -> "host not found";
            case SSLException _ -> "no connection that could be trusted (TLS)";
            case SocketTimeoutException _ -> "took too long";
            case ConnectException _ -> "no connection";
            default -> null;
        };
    }

    private static long since(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
