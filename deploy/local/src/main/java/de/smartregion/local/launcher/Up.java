package de.smartregion.local.launcher;

import de.smartregion.local.signin.Credentials;
import de.smartregion.local.signin.PrivateFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The command <code>deploy/local/up</code>: starts everything, tells where it is, and stays until
 * it is stopped.
 */
public final class Up {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration ASK_EVERY = Duration.ofMillis(100);

    /** Writing an AOT cache happens when the process ends, and takes its time. */
    private static final Duration TRAINED_STOP = Duration.ofMinutes(4);

    private static final int LOG_LINES = 15;
    private static final int LOG_COLUMNS = 240;

    private final Options options;
    private final DataFolder folder;
    private final Plan plan;
    private final List<Part> started = new ArrayList<>();
    private boolean stopped;

    private Up(Options options, DataFolder folder, Plan plan) {
        this.options = options;
        this.folder = folder;
        this.plan = plan;
    }

    /** First argument: the project's folder; the rest as people type it. */
    public static void main(String[] arguments) throws InterruptedException {
        var words = Arrays.asList(arguments);
        try {
            run(Options.parse(Path.of(words.getFirst()), words.subList(1, words.size())));
        } catch (UsageError e) {
            say(e.getMessage() == null ? "cannot start" : e.getMessage());
            System.exit(1);
        } catch (IOException e) {
            say("Cannot start: " + e);
            System.exit(1);
        }
    }

    private static void run(Options options) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        if (options.issuer() != null) {
            Plan.WITH_ISSUER.stream()
                    .filter(name -> System.getenv(name) == null)
                    .findFirst()
                    .ifPresent(
                            name -> {
                                throw new UsageError("--issuer needs the environment's " + name);
                            });
        }
        var folder = DataFolder.open(options.folder());
        Leftovers.end(folder.file("run.json"), folder.path());
        if (options.fresh()) {
            folder.empty();
        }
        var secrets = Secrets.of(folder.path());
        var ports = Ports.choose(options);
        var plan = new Plan(options, folder, ports, secrets, Credentials.of(folder.path()));
        ports.mustBeFree(plan.listening());
        var up = new Up(options, folder, plan);
        Runtime.getRuntime().addShutdownHook(new Thread(up::stop, "stop"));
        try {
            up.start(begun);
        } catch (UsageError e) {
            up.stop();
            throw e;
        }
        if (options.train()) {
            up.stop();
            say("AOT caches are written; the next start uses them.");
            System.exit(0);
        }
        new CountDownLatch(1).await(); // until a signal ends us
    }

    private void start(long begun) throws IOException, InterruptedException {
        plan.extract();
        Files.deleteIfExists(folder.file("infrastructure.ready"));
        var infrastructure = plan.infrastructure();
        if (infrastructure != null) {
            begin(infrastructure);
            awaitReady(List.of(infrastructure));
        }
        var services = plan.services();
        for (var service : services) {
            begin(service);
        }
        tellRun(false);
        awaitReady(services);
        awaitSignIn();
        for (var part : List.copyOf(started)) {
            part.keepAlive(Up::say, this::noteProcesses);
        }
        if (!options.empty() && plan.canTellDemo()) {
            demo();
        }
        tellRun(true);
        say(plan.table((System.nanoTime() - begun) / 1_000_000_000.0));
    }

    private void begin(Part part) throws IOException {
        Files.deleteIfExists(part.log());
        synchronized (started) {
            if (stopped) {
                throw new UsageError("Stopped.");
            }
            part.start();
            started.add(part);
        }
    }

    private void awaitReady(List<Part> parts) throws InterruptedException, IOException {
        var waiting = new ArrayList<>(parts);
        var latest = System.nanoTime() + LONGEST_START.toNanos();
        while (!waiting.isEmpty()) {
            for (var part : List.copyOf(waiting)) {
                if (!part.isAlive()) {
                    throw new UsageError(
                            part.name()
                                    + " did not start. The end of "
                                    + part.log()
                                    + ":\n"
                                    + end(part));
                }
                if (part.isReady()) {
                    waiting.remove(part);
                }
            }
            if (System.nanoTime() > latest) {
                throw new UsageError(
                        waiting.getFirst().name()
                                + " is not ready after "
                                + LONGEST_START.toMinutes()
                                + " minutes. The end of "
                                + waiting.getFirst().log()
                                + ":\n"
                                + end(waiting.getFirst()));
            }
            TimeUnit.NANOSECONDS.sleep(ASK_EVERY.toNanos());
        }
    }

    /** It starts beside everything else; whoever reads the table may use it. */
    private void awaitSignIn() throws InterruptedException {
        var answers = plan.signIn();
        var latest = System.nanoTime() + LONGEST_START.toNanos();
        while (!answers.isReady(0)) {
            if (System.nanoTime() > latest) {
                throw new UsageError("The sign-in does not answer; see the infrastructure's log.");
            }
            TimeUnit.NANOSECONDS.sleep(ASK_EVERY.toNanos());
        }
    }

    private static String end(Part part) throws IOException {
        var lines = Files.readAllLines(part.log());
        return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()).stream()
                .map(line -> line.substring(0, Math.min(line.length(), LOG_COLUMNS)))
                .collect(Collectors.joining("\n"));
    }

    private void demo() throws IOException, InterruptedException {
        var poster = plan.demo();
        Files.deleteIfExists(poster.log());
        poster.start();
        while (poster.isAlive()) {
            TimeUnit.NANOSECONDS.sleep(ASK_EVERY.toNanos());
        }
        var told = Files.readString(poster.log()).strip();
        if (!told.isEmpty()) {
            say(told);
        }
    }

    /** A process that was started again has another id. */
    private void noteProcesses() {
        try {
            synchronized (started) {
                if (!stopped) {
                    tellRun(true);
                }
            }
        } catch (IOException e) {
            say("The processes cannot be noted: " + e.getMessage());
        }
    }

    private void tellRun(boolean ready) throws IOException {
        PrivateFile.write(folder.file("run.json"), plan.run(List.copyOf(started), ready));
    }

    private void stop() {
        List<Part> parts;
        synchronized (started) {
            if (stopped) {
                return;
            }
            stopped = true;
            parts = List.copyOf(started);
        }
        if (!parts.isEmpty()) {
            say("Stopping …");
        }
        for (var part : parts.reversed()) {
            if (options.train()) {
                part.stop(TRAINED_STOP);
            } else {
                part.stop();
            }
        }
        try {
            Files.deleteIfExists(folder.file("run.json"));
            folder.close();
        } catch (IOException e) {
            say("The folder could not be tidied up: " + e.getMessage());
        }
        if (!parts.isEmpty()) {
            say("Stopped.");
        }
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
