package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The whole system as a newcomer starts it: {@code deploy/local/up} in a folder of its own, on
 * ports nobody else has.
 */
final class Region implements AutoCloseable {

    /** Two systems start beside each other, three do not. */
    static final String ANOTHER = "another system";

    static final Path TARGET = Path.of("target").toAbsolutePath();

    static final Path UP = Path.of("../local/up").toAbsolutePath().normalize();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /**
     * Everybody comes from one address here, and nobody has the time to wait for a second attempt;
     * but a machine that builds something else meanwhile may take its time for an answer.
     */
    private static final List<String> IN_A_HURRY =
            List.of(
                    "--smartregion.routing.answer=30s",
                    "--smartregion.limits.network.writes=1000000",
                    "--smartregion.limits.address.writes=1000000",
                    "--smartregion.limits.letters.most=1000000",
                    "--smartregion.limits.seats.address=1000000",
                    "--smartregion.limits.seats.network=1000000",
                    "--smartregion.limits.holds.network=1000000",
                    "--smartregion.limits.proof.without=1000000",
                    "--smartregion.consultations.quota=1000000",
                    "--smartregion.consulting.calendar.grid=5m", // enough to book for a hundred
                    "--smartregion.consultations.early=30d", // nobody waits until an appointment
                    // begins
                    "--smartregion.webhooks.inside=127.0.0.1", // where the tests listen
                    "--smartregion.post.backoff=1s",
                    "--smartregion.post.pause=1s");

    /** One of the processes of the system. */
    enum Part {
        INFRASTRUCTURE("infrastructure"),
        EVENTS("events-service"),
        NOTIFICATION("notification-service"),
        CATALOG("catalog-service"),
        CONSULTING("consulting-service"),
        GATEWAY("gateway");

        final String inRunFile;

        Part(String inRunFile) {
            this.inRunFile = inRunFile;
        }
    }

    static {
        // Long enough for a machine that is busy with something else; what is ready is not waited
        // for.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private final Path data;
    private final Path output;
    private final Process up;
    private final String staffAddress;
    private final Api api;

    private Region(Path data, Path output, Process up, String staffAddress) {
        this.data = data;
        this.output = output;
        this.up = up;
        this.staffAddress = staffAddress;
        try {
            awaitReady();
        } catch (ConditionTimeoutException late) {
            stop(); // or it would go on beside the next one
            throw late;
        }
        this.api =
                new Api(
                        portal(),
                        URI.create(run().path("addresses").path("signIn").asString()),
                        run().at("/clients/demo-data/secret").asString());
    }

    /** Starts and waits until every part says it is ready. */
    static Region start(Path data, List<String> options, List<String> properties) {
        var staffAddress = "team@" + Person.DOMAIN;
        var command = new ArrayList<String>();
        command.add(UP.toString());
        command.addAll(List.of("--ports", "random", "--data", data.toString(), "--empty"));
        command.addAll(options);
        command.add("--");
        command.add("--smartregion.letters.staff-address=" + staffAddress);
        command.addAll(IN_A_HURRY);
        command.addAll(properties);
        var output = TARGET.resolve("up-" + data.getFileName() + ".log");
        return new Region(data, output, run(command, output), staffAddress);
    }

    static Process run(List<String> command, Path output) {
        try {
            Files.createDirectories(TARGET);
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path folder(String name) {
        try {
            return Files.createTempDirectory("smart-region-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path data() {
        return data;
    }

    URI portal() {
        return URI.create(run().path("addresses").path("portal").asString());
    }

    SignIn signIn() {
        return new SignIn(
                URI.create(run().path("addresses").path("signIn").asString()), portal(), data);
    }

    /** Who can sign in here: name, e-mail, role. */
    List<JsonNode> people() {
        return run().path("people").valueStream().toList();
    }

    String staffAddress() {
        return staffAddress;
    }

    /** The first demo person of that role. */
    JsonNode somebody(String role) {
        return people().stream()
                .filter(person -> person.path("role").asString().equals(role))
                .findFirst()
                .orElseThrow();
    }

    /** What anybody gets who asks for the address. */
    HttpResponse<String> fetch(String address) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer from the portal", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Api api() {
        return api;
    }

    Mailbox mailbox() {
        return new Mailbox(URI.create("http://127.0.0.1:" + port("mailbox")));
    }

    int port(String name) {
        return run().path("ports").path(name).asInt();
    }

    private JsonNode run() {
        try {
            return Api.JSON.readTree(Files.readString(runFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page as the browser gets it. */
    String page(URI address) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code kill -9}; what happens then is the launcher's business. */
    void kill(Part part) {
        var process = process(part);
        assertThat(process.destroyForcibly()).as("killed " + part).isTrue();
        process.onExit().join();
    }

    ProcessHandle process(Part part) {
        return await(part + " runs")
                .until(
                        () ->
                                ProcessHandle.of(run().path("pids").path(part.inRunFile).asLong())
                                        .filter(ProcessHandle::isAlive),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Stops a process without killing it: connections stay, answers do not come. */
    void freeze(Part part) {
        signal("STOP", part);
    }

    void thaw(Part part) {
        signal("CONT", part);
    }

    private void signal(String name, Part part) {
        try {
            var kill =
                    new ProcessBuilder("kill", "-" + name, Long.toString(process(part).pid()))
                            .inheritIO()
                            .start();
            assertThat(kill.waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void awaitReady() {
        await("the system is ready")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(250))
                .failFast("up ended: see " + output, () -> !up.isAlive())
                .until(
                        () ->
                                Files.exists(runFile())
                                        && run().path("ready").asBoolean()
                                        && Stream.of(
                                                        "events",
                                                        "notification",
                                                        "catalog",
                                                        "consulting",
                                                        "gateway")
                                                .allMatch(this::ready));
    }

    private Path runFile() {
        return data.resolve("run.json");
    }

    private boolean ready(String name) {
        return ready(port(name));
    }

    /** Whether what listens there says that it is ready. */
    static boolean ready(int port) {
        try {
            var answer =
                    HTTP.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:"
                                                            + port
                                                            + "/actuator/health/readiness"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every log file of this system, the launcher's own output included. */
    List<Path> logs() {
        try (var files = Files.list(data.resolve("logs"))) {
            return Stream.concat(Stream.of(output), files).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Ctrl-C does. */
    void stop() {
        up.destroy();
        try {
            if (!up.waitFor(60, TimeUnit.SECONDS)) {
                up.descendants().forEach(ProcessHandle::destroyForcibly);
                up.destroyForcibly();
                throw new AssertionError("up did not stop within 60 s: see " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        api.close();
        if (up.isAlive()) {
            stop();
        }
    }
}
