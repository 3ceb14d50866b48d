package de.smartregion.bench;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The system as {@code deploy/local/up} starts it, and what the kernel knows about its processes.
 */
final class Region implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> SERVICES =
            List.of("events", "notification", "consulting", "gateway");
    private static final double TICKS_PER_SECOND = 100;

    private final Path data;
    private final Process up;
    private final double startSeconds;

    private Region(Path data, Process up, double startSeconds) {
        this.data = data;
        this.up = up;
        this.startSeconds = startSeconds;
    }

    static Region start(Path up, Path data, List<String> options, List<String> properties) {
        var command = new ArrayList<String>();
        command.add(up.toString());
        command.addAll(List.of("--ports", "random", "--data", data.toString(), "--empty"));
        command.addAll(options);
        command.add("--");
        command.addAll(properties);
        try {
            long begin = System.nanoTime();
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(data.resolve("up.out").toFile())
                            .start();
            var region = new Region(data, process, 0);
            while (!region.ready()) {
                if (!process.isAlive()
                        || System.nanoTime() - begin > Duration.ofMinutes(15).toNanos()) {
                    region.close();
                    throw new IllegalStateException(
                            "up did not come up:\n" + Files.readString(data.resolve("up.out")));
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            return new Region(data, process, (System.nanoTime() - begin) / 1e9);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double startSeconds() {
        return startSeconds;
    }

    int port(String name) {
        return run().path("ports").path(name).asInt();
    }

    /** For what staff do; good for five minutes, so asked for when it is needed. */
    String staffToken() throws IOException {
        var run = run();
        var client = "demo-data:" + run.at("/clients/demo-data/secret").asString();
        var basic = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.US_ASCII));
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        run.at("/addresses/signIn").asString() + "/oauth2/token"))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("the sign-in answered " + answer.statusCode());
            }
            return JSON.readTree(answer.body()).path("access_token").asString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    Connection connect(String name) throws IOException {
        return new Connection(port(name));
    }

    private JsonNode run() {
        try {
            return JSON.readTree(Files.readString(data.resolve("run.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean ready() {
        if (!Files.exists(data.resolve("run.json")) || !run().path("ready").asBoolean()) {
            return false;
        }
        for (var service : SERVICES) {
            try (var connection = connect(service)) {
                if (connection.get("/actuator/health/readiness") != 200) {
                    return false;
                }
            } catch (IOException _) {
                return false;
            }
        }
        return true;
    }

    private Map<String, Long> pids() {
        var pids = new TreeMap<String, Long>();
        run().path("pids").forEachEntry((name, pid) -> pids.put(name, pid.asLong()));
        return pids;
    }

    /** Resident memory of each process, in MiB. */
    Map<String, Double> residentMiB() {
        var resident = new TreeMap<String, Double>();
        pids().forEach((name, pid) -> resident.put(name, residentKiB(pid) / 1024.0));
        return resident;
    }

    private static long residentKiB(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CPU seconds (user and system) each process has used so far. */
    Map<String, Double> cpuSeconds() {
        var cpu = new TreeMap<String, Double>();
        pids().forEach((name, pid) -> cpu.put(name, cpuSeconds(pid)));
        return cpu;
    }

    private static double cpuSeconds(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commands the events-service has sent to the store so far, by command and collection. */
    Map<String, Double> storeCommands() {
        var commands = new TreeMap<String, Double>();
        try (var connection = connect("events")) {
            if (connection.get("/actuator/prometheus") != 200) {
                return commands;
            }
            connection
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("mongodb_driver_commands_seconds_count"))
                    .forEach(
                            line ->
                                    commands.merge(
                                            label(line, "command")
                                                    + " "
                                                    + label(line, "collection"),
                                            Double.parseDouble(
                                                    line.substring(line.lastIndexOf(' ') + 1)),
                                            Double::sum));
            return commands;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String label(String line, String name) {
        int at = line.indexOf(name + "=\"");
        return at < 0
                ? ""
                : line.substring(at + name.length() + 2, line.indexOf('"', at + name.length() + 2));
    }

    @Override
    public void close() {
        up.destroy();
        try {
            if (!up.waitFor(30, TimeUnit.SECONDS)) {
                up.descendants().forEach(ProcessHandle::destroyForcibly);
                up.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
