package de.smartregion.consulting.busy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A calendar's address leads to a calendar, or nowhere. */
class FetchTest {

    private final HttpServer server;
    private final String address;
    private final Fetch inside =
            new Fetch(IcsTest.SETTINGS, Set.of("http", "https"), InetAddress::isLoopbackAddress);
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);

    FetchTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        over.countDown();
        inside.close();
        server.stop(0);
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private void serve(String path, Handler handler) {
        server.createContext(
                path,
                exchange -> {
                    asked.incrementAndGet();
                    try (exchange) {
                        handler.handle(exchange);
                    }
                });
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }

    private static String refused(Fetch fetch, String address) {
        var why = new String[1];
        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> fetch.fetch(address))
                .satisfies(it -> why[0] = it.why());
        return String.valueOf(why[0]);
    }

    @Test
    void aCalendarIsFetchedAlsoWhereItHasMovedOnItsOwnHost() throws Unusable {
        serve("/here", exchange -> answer(exchange, IcsTest.calendar()));
        serve("/moved", exchange -> redirect(exchange, "/here"));
        assertThat(new String(inside.fetch(address + "/moved"), StandardCharsets.UTF_8))
                .startsWith("BEGIN:VCALENDAR");
        assertThat(asked).hasValue(2);
    }

    @Test
    void aRedirectElsewhereIsNotFollowed() {
        serve("/to", exchange -> redirect(exchange, "http://elsewhere.example/"));
        assertThat(refused(inside, address + "/to")).contains("host that is not allowed");
        serve("/file", exchange -> redirect(exchange, "file:///etc/passwd"));
        assertThat(refused(inside, address + "/file")).contains("TLS");
        serve("/round", exchange -> redirect(exchange, "/round"));
        assertThat(refused(inside, address + "/round")).contains("on and on");
        serve("/nowhere", exchange -> redirect(exchange, "::::"));
        refused(inside, address + "/nowhere");
    }

    @Test
    void whatIsTooLargeOrTooSlowIsCutOff() {
        serve("/huge", exchange -> answer(exchange, "x".repeat(256 * 1024 + 1)));
        refused(inside, address + "/huge");
        serve(
                "/endless",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    while (over.getCount() > 0) { // until the other side hangs up
                        exchange.getResponseBody().write(new byte[8_192]);
                    }
                });
        refused(inside, address + "/endless");
        serve(
                "/drop",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('B');
                    exchange.getResponseBody().flush();
                    try {
                        over.await();
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                });
        var begin = System.nanoTime();
        assertThat(refused(inside, address + "/drop")).contains("too long");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        serve("/error", exchange -> exchange.sendResponseHeaders(500, -1));
        assertThat(refused(inside, address + "/error")).contains("500");
    }

    /** As it is in earnest: nothing on this machine is asked, whatever name it goes by. */
    @Test
    void nothingInsideIsAskedInEarnest() {
        serve("/", exchange -> answer(exchange, IcsTest.calendar()));
        try (var earnest = new Fetch(IcsTest.SETTINGS)) {
            int port = server.getAddress().getPort();
            assertThat(refused(earnest, address)).contains("TLS");
            assertThat(refused(earnest, "https://127.0.0.1:" + port)).contains("port");
            assertThat(refused(earnest, "https://localhost/")).contains("inside");
            assertThat(refused(earnest, "https://127.0.0.1/")).contains("inside");
            assertThat(refused(earnest, "https://user@calendar.example/")).contains("allowed");
            assertThat(refused(earnest, "https://evil-calendar.example/")).contains("allowed");
            assertThat(refused(earnest, "https://calendar.example.evil.test/")).contains("allowed");
            assertThat(refused(earnest, "nothing at all")).isNotEmpty();
        }
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "2002:7f00:1::",
                "2001::1",
                "64:ff9b::a00:1"
            })
    void addressesInside(String address) throws UnknownHostException {
        assertThat(Fetch.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"9.9.9.9", "141.1.1.1", "2a00:1450:4001:81c::200e"})
    void addressesOutside(String address) throws UnknownHostException {
        assertThat(Fetch.isPublic(InetAddress.getByName(address))).isTrue();
    }
}
