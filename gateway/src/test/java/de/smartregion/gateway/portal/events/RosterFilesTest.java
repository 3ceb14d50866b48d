package de.smartregion.gateway.portal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Files handed on from the service to whoever asked for them. */
class RosterFilesTest {
    private static final byte[] FILE = new byte[100_000];

    private final CircuitBreaker breaker =
            new EventsConfiguration().portalToEvents(new SimpleMeterRegistry());
    private final HttpServer service;
    private final RosterFiles files;

    RosterFilesTest() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, FILE.length);
                    exchange.getResponseBody().write(FILE);
                    exchange.close();
                });
        service.createContext("/api/events/gatherings/broken/", exchange -> exchange.close());
        service.start();
        files =
                new RosterFiles(
                        RestClient.create("http://127.0.0.1:" + service.getAddress().getPort()),
                        breaker);
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void theFileArrivesWhole() {
        var out = new ByteArrayOutputStream();

        assertThat(files.read("forum", "csv", () -> out)).isTrue();

        assertThat(out.size()).isEqualTo(FILE.length);
    }

    @Test
    void visitorsWhoLeaveDoNotMakeTheServiceCountAsAway() {
        for (int visitor = 0; visitor < 25; visitor++) {
            assertThat(files.read("forum", "csv", RosterFilesTest::gone)).isTrue();
        }

        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void aServiceThatBreaksOffCountsAsAway() {
        for (int call = 0; call < 20; call++) {
            assertThatThrownBy(() -> files.read("broken", "csv", RosterFilesTest::gone))
                    .isInstanceOf(ServiceAway.class);
        }

        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    }

    private static OutputStream gone() throws IOException {
        throw new IOException("gone");
    }
}
