package de.smartregion.local.launcher;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One process of the system: started, asked whether it is ready, started again when it dies,
 * stopped.
 */
final class Part {

    private static final Duration STOPPING = Duration.ofSeconds(20);
    private static final int ASKING_MILLISECONDS = 1_000;

    /** What tells a part apart from every other process of the machine. */
    static final String MARK = "-Dsmartregion.local.folder=";

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Readiness readiness;
    private final Backoff backoff = new Backoff();

    private volatile @Nullable Process process;
    private volatile boolean stopping;

    /** How to know that a process with this id is ready. */
    @FunctionalInterface
    interface Readiness {

        boolean isReady(long pid);

        static Readiness http(String url) {
            var uri = URI.create(url);
            return _ -> answersOk(uri);
        }

        static Readiness file(Path file) {
            return pid -> {
                try {
                    return Files.exists(file) && Files.readString(file).equals(Long.toString(pid));
                } catch (IOException _) {
                    return false;
                }
            };
        }

        private static boolean answersOk(URI uri) {
            try {
                if (!(uri.toURL().openConnection() instanceof HttpURLConnection connection)) {
                    return false;
                }
                connection.setConnectTimeout(ASKING_MILLISECONDS);
                connection.setReadTimeout(ASKING_MILLISECONDS);
                try {
                    return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
                } finally {
                    connection.disconnect();
                }
            } catch (IOException _) {
                return false;
            }
        }
    }

    Part(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            Readiness readiness) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.readiness = readiness;
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    long pid() {
        var running = process;
        return running == null ? -1 : running.pid();
    }

    void start() throws IOException {
        var words = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/bin/sh"))) {
            // Ctrl-C reaches every process of the terminal; only the launcher may act on it, to
            // stop in order.
            words.addAll(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        }
        words.addAll(command);
        var builder =
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
        backoff.started(System.nanoTime());
    }

    boolean isReady() {
        return isAlive() && readiness.isReady(pid());
    }

    boolean isAlive() {
        var running = process;
        return running != null && running.isAlive();
    }

    /** Starts the process again whenever it ends, until {@link #stop()}; tells each time. */
    void keepAlive(Consumer<String> tell, Runnable started) {
        Thread.ofVirtual().name("watch-" + name).start(() -> watch(tell, started));
    }

    private void watch(Consumer<String> tell, Runnable started) {
        try {
            while (!stopping) {
                var running = process;
                if (running == null) {
                    return;
                }
                var code = running.waitFor();
                if (stopping) {
                    return;
                }
                var pause = backoff.next(System.nanoTime());
                tell.accept(
                        "%s has ended (code %d); it is started again in %.1f s. Log: %s"
                                .formatted(name, code, pause.toMillis() / 1000.0, log));
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                restart(tell);
                started.run();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void restart(Consumer<String> tell) {
        if (stopping) {
            return;
        }
        try {
            start();
        } catch (IOException e) {
            tell.accept(name + " cannot be started again: " + e.getMessage());
        }
    }

    synchronized void beginStop() {
        stopping = true;
        var running = process;
        if (running != null) {
            running.destroy();
        }
    }

    /** Asks the process to end; ends it when it does not. */
    void stop(Duration patience) {
        beginStop();
        var running = process;
        if (running == null) {
            return;
        }
        try {
            if (!running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stop(STOPPING);
    }

    /**
     * The pause before the next start: doubles while starts fail, is short again after a minute of
     * life.
     */
    static final class Backoff {

        private static final Duration FIRST = Duration.ofMillis(300);
        private static final Duration LONGEST = Duration.ofSeconds(30);
        private static final Duration LONG_LIFE = Duration.ofMinutes(1);

        private Duration pause = FIRST;
        private long startedAt;

        synchronized void started(long nanos) {
            startedAt = nanos;
        }

        synchronized Duration next(long nanos) {
            if (nanos - startedAt >= LONG_LIFE.toNanos()) {
                pause = FIRST;
            }
            var now = pause;
            var doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
            return now;
        }
    }
}
