package de.smartregion.consulting.busy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import de.smartregion.consulting.agenda.BusyTimes.Refusal;
import de.smartregion.consulting.agenda.BusyTimes.Trouble;
import de.smartregion.platform.infrastructure.Store;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One instance reads, all know; what cannot be read does not make anybody free. */
class ReadCalendarsTest {

    private static final Instant NOW = Instant.parse("2027-03-01T07:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String text =
            IcsTest.calendar(IcsTest.event("DTSTART:20270301T090000Z", "DURATION:PT1H"));

    private final BusyCalendars calendars = new BusyCalendars(Store.mongo());
    private final Map<String, String> addresses = new TreeMap<>();
    private final Fetch fetch =
            new Fetch(IcsTest.SETTINGS, Set.of("http", "https"), InetAddress::isLoopbackAddress);

    ReadCalendarsTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        asked.incrementAndGet();
                        var bytes = text.getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(200, bytes.length);
                        exchange.getResponseBody().write(bytes);
                    }
                });
        server.start();
        addresses.put("karla", "http://127.0.0.1:" + server.getAddress().getPort() + "/a");
    }

    @AfterEach
    void stop() {
        fetch.close();
        server.stop(0);
    }

    private record Instance(ReadCalendars readCalendars, BusyMemory memory) {

        int busy() {
            return memory.of("karla", NOW, TOMORROW).size();
        }
    }

    private Instance instance(Instant now) {
        var memory = new BusyMemory(calendars);
        return new Instance(
                new ReadCalendars(
                        () -> addresses,
                        calendars,
                        memory,
                        fetch,
                        IcsTest.SETTINGS,
                        Clock.fixed(now, ZoneOffset.UTC),
                        new SimpleMeterRegistry()),
                memory);
    }

    @Test
    void oneReadsAndAllKnow() {
        var one = instance(NOW);
        var other = instance(NOW);
        one.readCalendars().look();
        other.readCalendars().look();
        assertThat(asked).hasValue(1);
        assertThat(one.busy()).isEqualTo(1);
        assertThat(other.busy()).isEqualTo(1);
        assertThat(one.memory().of("karla", TOMORROW, TOMORROW.plusSeconds(60))).isEmpty();
        assertThat(one.memory().of("ben", NOW, TOMORROW)).isEmpty();
    }

    @Test
    void whatCannotBeReadLeavesWhatWasKnownAndIsTriedAgain() {
        instance(NOW).readCalendars().look();
        text = "<html>Sign in first</html>";
        var later = instance(NOW.plus(Duration.ofMinutes(15)));
        later.readCalendars().look();
        assertThat(asked).hasValue(2);
        assertThat(later.busy()).isEqualTo(1);
        var known = Objects.requireNonNull(calendars.find("karla"));
        assertThat(known.failure()).contains("no calendar");
        var refusal = new Refusal(Trouble.UNREADABLE, NOW.plus(Duration.ofMinutes(15)), NOW);
        assertThat(later.memory().refusal("karla")).isEqualTo(refusal);
        instance(NOW.plus(Duration.ofMinutes(30))).readCalendars().look();
        assertThat(later.memory().refusal("karla")).as("since then").isEqualTo(refusal);
        assertThat(known.toString()).doesNotContain("127.0.0.1");
        text = IcsTest.calendar();
        var last = instance(NOW.plus(Duration.ofMinutes(46)));
        last.readCalendars().look();
        assertThat(last.busy()).isZero();
        assertThat(last.memory().refusal("karla")).isNull();
    }

    @Test
    void anAddressThatIsRefusedDoesNotBlockWhatTheOneBeforeItBlocked() {
        var one = instance(NOW);
        var other = instance(NOW);
        one.readCalendars().look();
        other.readCalendars().look();
        assertThat(other.busy()).isEqualTo(1);
        addresses.put("karla", "https://elsewhere.example/b.ics");
        one.readCalendars().look();
        other.memory().refresh();
        assertThat(one.busy()).isZero();
        assertThat(other.busy()).isZero();
        assertThat(one.memory().refusal("karla"))
                .isEqualTo(new Refusal(Trouble.NOT_ALLOWED, NOW, null));
        addresses.put("karla", "http://127.0.0.1:" + server.getAddress().getPort() + "/b");
        one.readCalendars().look();
        assertThat(one.busy()).isEqualTo(1);
        assertThat(one.memory().refusal("karla")).isNull();
    }

    @Test
    void anotherAddressIsReadAtOnceAndNoneIsForgotten() {
        var one = instance(NOW);
        one.readCalendars().look();
        addresses.compute("karla", (_, old) -> old + "b");
        one.readCalendars().look();
        assertThat(asked).hasValue(2);
        addresses.clear();
        one.readCalendars().forget();
        one.readCalendars().look();
        assertThat(one.busy()).isZero();
        assertThat(calendars.find("karla")).isNull();
    }
}
