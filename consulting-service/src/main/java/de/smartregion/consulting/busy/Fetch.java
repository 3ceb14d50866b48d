package de.smartregion.consulting.busy;

import de.smartregion.consulting.agenda.BusyTimes.Trouble;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Fetches calendars, and nothing else: over TLS, from hosts the office has allowed, at addresses
 * everybody could reach, of a bounded size, in a bounded time. A redirect is followed only where
 * the first request could have gone, too.
 */
final class Fetch implements AutoCloseable {

    private static final int MOST_REDIRECTS = 3;
    private static final int OK = 200;

    private final BusySettings settings;
    private final Set<String> schemes;
    private final Predicate<InetAddress> reachable;
    private final HttpClient client;

    Fetch(BusySettings settings) {
        this(settings, Set.of("https"), Fetch::isPublic);
    }

    /** For tests, whose calendars are on this machine. */
    Fetch(BusySettings settings, Set<String> schemes, Predicate<InetAddress> reachable) {
        this.settings = settings;
        this.schemes = Set.copyOf(schemes);
        this.reachable = reachable;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.patience())
                        .build();
    }

    byte[] fetch(String address) throws Unusable {
        long deadline = System.nanoTime() + settings.patience().toNanos();
        var next = uri(address);
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            check(next);
            var response = get(next, deadline);
            if (response.statusCode() == OK) {
                return response.body();
            }
            if (response.statusCode() / 100 != 3) {
                throw new Unusable(Trouble.NOT_REACHED, "answered " + response.statusCode());
            }
            var location = response.headers().firstValue("Location").orElse("");
            try {
                next = next.resolve(uri(location));
            } catch (IllegalArgumentException _) {
                throw new Unusable(Trouble.NOT_REACHED, "leads nowhere");
            }
        }
        throw new Unusable(Trouble.NOT_REACHED, "leads on and on");
    }

    private HttpResponse<byte[]> get(URI uri, long deadline) throws Unusable {
        var left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
        var request =
                HttpRequest.newBuilder(uri)
                        .timeout(left)
                        .header("Accept", "text/calendar")
                        .GET()
                        .build();
        var sent =
                client.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofByteArray(),
                                settings.size().toBytes()));
        try {
            return sent.get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            sent.cancel(true);
            throw new Unusable(Trouble.NOT_REACHED, "takes too long");
        } catch (InterruptedException _) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unusable(Trouble.NOT_REACHED, "interrupted");
        } catch (ExecutionException e) {
            throw new Unusable(
                    Trouble.NOT_REACHED,
                    e.getCause() instanceof IOException why
                            ? "could not be read: " + why.getClass().getSimpleName()
                            : "could not be read");
        }
    }

    private static URI uri(String address) throws Unusable {
        try {
            return new URI(address);
        } catch (URISyntaxException _) {
            throw new Unusable(Trouble.NOT_ALLOWED, "is no address");
        }
    }

    private void check(URI uri) throws Unusable {
        var scheme = uri.getScheme();
        var host = uri.getHost();
        if (scheme == null || !schemes.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw new Unusable(Trouble.NOT_ALLOWED, "is not fetched over TLS");
        }
        if (host == null || uri.getRawUserInfo() != null || !settings.allows(host)) {
            throw new Unusable(Trouble.NOT_ALLOWED, "is at a host that is not allowed");
        }
        if (schemes.size() == 1 && uri.getPort() != -1 && uri.getPort() != 443) {
            throw new Unusable(Trouble.NOT_ALLOWED, "is at a port that is not allowed");
        }
        try {
            // The client asks the same name a moment later and is given the same, remembered
            // answer.
            for (var address : InetAddress.getAllByName(host)) {
                if (!reachable.test(address)) {
                    throw new Unusable(Trouble.NOT_ALLOWED, "is at an address inside");
                }
            }
        } catch (UnknownHostException _) {
            throw new Unusable(Trouble.NOT_REACHED, "is at a host that is not found");
        }
    }

    /** Neither this machine nor anything that only machines nearby can reach. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return switch (address) {
            case Inet4Address _ ->
                    first != 0
                            && first < 224
                            && !(first == 100 && second >= 64 && second < 128) // carriers' own
                            && !(first == 192 && second == 0 && (bytes[2] & 0xff) == 0)
                            && !(first == 198 && (second == 18 || second == 19));
            // Only what is handed out to the public, without what stands for older addresses.
            case Inet6Address _ ->
                    (first & 0xe0) == 0x20
                            && !(first == 0x20 && second == 0x02)
                            && !(first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
            default -> false;
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
