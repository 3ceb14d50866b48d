package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** {@code up} itself: one line that says what to do, and a folder that keeps what was told. */
@Order(7)
@ResourceLock(Region.ANOTHER)
@ExtendWith(SharedRegion.class)
class LauncherTest {

    private final Region region;

    LauncherTest(Region region) {
        this.region = region;
    }

    @Test
    void aSecondStartInTheSameFolderIsRefusedInOneLine() throws Exception {
        var said = refused(List.of("--ports", "random", "--data", region.data().toString()));

        assertThat(said).hasSize(1);
        assertThat(said.getFirst()).contains(region.data().toString());
        assertThat(region.api().get("/api/events/gatherings").status()).isEqualTo(200);
    }

    @Test
    void aTakenPortIsNamedInOneLine() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(taken.getLocalPort());
            var said =
                    refused(
                            List.of(
                                    "--ports",
                                    "random",
                                    "--gateway-port",
                                    port,
                                    "--data",
                                    Region.folder("taken").toString()));

            assertThat(said).hasSize(1);
            assertThat(said.getFirst()).contains(port);
        }
    }

    @Test
    void whatWasToldBeforeARestartIsThereAfterIt() {
        var folder = Region.folder("restart");
        var person = Person.called("Beständig");
        String gathering;
        Link link;
        Api.Pool seats;
        try (var first = Region.start(folder, List.of(), List.of())) {
            gathering = first.api().publishGathering("Bleibt " + UUID.randomUUID(), 3);
            first.api().register(gathering, person);
            link = first.mailbox().awaitConfirmation(person);
            first.api().confirm(link).expect(200);
            first.mailbox().awaitLetter(person, 2);
            seats = first.api().online(gathering);
        }
        try (var second = Region.start(folder, List.of(), List.of())) {
            assertThat(second.api().online(gathering)).isEqualTo(seats);
            assertThat(second.api().view(link).expect(200).json().path("status").asString())
                    .isEqualTo("SEATED");
            var other = Person.called("Neu");
            second.api().register(gathering, other);
            second.mailbox().awaitLetter(other, 1);
            LogsTest.assertNobodyIsNamed(second);
        }
    }

    /** Runs {@code up}, which must end at once and say why; returns what it said. */
    private static List<String> refused(List<String> options)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Region.UP.toString());
        command.addAll(options);
        Path output = Files.createTempFile(Region.TARGET, "refused", ".log");
        var up = Region.run(command, output);
        try {
            assertThat(up.waitFor(60, TimeUnit.SECONDS)).as("up ends").isTrue();
            assertThat(up.exitValue()).isNotZero();
        } finally {
            up.destroyForcibly();
        }
        return Files.readAllLines(output).stream().filter(line -> !line.isBlank()).toList();
    }
}
