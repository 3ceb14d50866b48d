package de.smartregion.local.launcher;

import de.smartregion.local.signin.Client;
import de.smartregion.local.signin.Credentials;
import de.smartregion.local.signin.Person;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which processes there are, with what command and environment, and where everything can be found.
 */
final class Plan {

    private static final String HOST = "127.0.0.1";
    private static final String INFRASTRUCTURE = "infrastructure";

    private static final List<String> QUIET =
            List.of(
                    "--sun-misc-unsafe-memory-access=allow", // Netty and Kafka, until they stop
                    // using it
                    "--enable-native-access=ALL-UNNAMED",
                    "-Xlog:disable",
                    "-Xlog:all=error:stderr");

    /** Little memory and a quick start count more here than the last third of speed. */
    private static final List<String> SMALL =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseCompactObjectHeaders",
                    "-Xss512k",
                    "-XX:ReservedCodeCacheSize=64m");

    /** Half of the memory for what is young: most of it is garbage after one request. */
    private static final List<String> FAST = List.of("-XX:+UseParallelGC", "-XX:NewRatio=1");

    /**
     * @param alone what is true only because there is one of it: after {@code kill -9} the next one
     *     takes over at once what the last one held, instead of waiting for it to be given up
     * @param patient nobody waits for its answers: when the cores do not suffice, others go first
     */
    private record Service(
            String name, Port port, int megabytes, boolean patient, List<String> alone) {}

    /** A little: a letter takes five turns with the mail server, and waits for a core at each. */
    private static final List<String> PATIENTLY = List.of("nice", "-n", "4");

    private static String member(String binding) {
        return "--spring.cloud.stream.kafka.bindings."
                + binding
                + ".consumer.configuration.group.instance.id="
                + binding;
    }

    private static final List<Service> SERVICES =
            List.of(
                    new Service(
                            "events-service",
                            Port.EVENTS,
                            160,
                            false,
                            List.of(
                                    member("gatheringMessages-in-0"),
                                    member("rosterMessages-in-0"),
                                    member("consultationMessages-in-0"))),
                    new Service(
                            "notification-service",
                            Port.NOTIFICATION,
                            160,
                            true,
                            List.of(
                                    member("rosterMessages-in-0"),
                                    member("submissionMessages-in-0"),
                                    member("projectMessages-in-0"),
                                    member("reuseMessages-in-0"),
                                    member("consultationMessages-in-0"),
                                    member("subscriberMessages-in-0"),
                                    member("webhookMessages-in-0"),
                                    "--smartregion.post.owner=local")),
                    new Service(
                            "catalog-service",
                            Port.CATALOG,
                            192, // two pictures at once are drawn in 80 of them
                            false,
                            List.of(
                                    member("submissionMessages-in-0"),
                                    member("reuseMessages-in-0"),
                                    member("consultationMessages-in-0"),
                                    member("projectMessages-in-0"))),
                    new Service(
                            "consulting-service",
                            Port.CONSULTING,
                            160,
                            false,
                            List.of(member("freedMessages-in-0"), member("absenceMessages-in-0"))),
                    new Service("gateway", Port.GATEWAY, 192, false, List.of()));

    private static final int INFRASTRUCTURE_MEGABYTES = 192;
    private static final int DEMO_MEGABYTES = 64;
    private static final int FIRST_MEGABYTES = 48;
    private static final int PEAK_FACTOR = 6;

    private final Options options;
    private final DataFolder folder;
    private final Ports ports;
    private final Secrets secrets;
    private final Credentials credentials;
    private final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    Plan(
            Options options,
            DataFolder folder,
            Ports ports,
            Secrets secrets,
            Credentials credentials) {
        this.options = options;
        this.folder = folder;
        this.ports = ports;
        this.secrets = secrets;
        this.credentials = credentials;
    }

    /** The ports that must be free: those of the parts we start ourselves. */
    Set<Port> listening() {
        var listening = EnumSet.noneOf(Port.class);
        SERVICES.forEach(service -> listening.add(service.port()));
        if (options.store() == null) {
            listening.add(Port.STORE);
        }
        if (options.kafka() == null) {
            listening.addAll(List.of(Port.KAFKA, Port.KAFKA_CONTROLLER));
        }
        if (options.smtp() == null) {
            listening.addAll(List.of(Port.SMTP, Port.IMAP, Port.MAILBOX));
        }
        if (options.issuer() == null) {
            listening.add(Port.SIGN_IN);
        }
        return listening;
    }

    private Path module(String name) {
        return options.root().resolve(name.equals(INFRASTRUCTURE) ? "deploy/local" : name);
    }

    private Path builtJar(Service service) {
        return module(service.name()).resolve("target").resolve(service.name() + ".jar");
    }

    private Path runFolder(Service service) {
        return module(service.name()).resolve("target/run");
    }

    private Path runJar(Service service) {
        return runFolder(service).resolve(service.name() + ".jar");
    }

    private Path ownJar() {
        return module(INFRASTRUCTURE).resolve("target/local.jar");
    }

    /** Unpacks the services' jars next to them: a third less time to start. */
    void extract() throws IOException, InterruptedException {
        for (var service : SERVICES) {
            var built = builtJar(service);
            var run = runJar(service);
            if (Files.exists(run) && !modified(run).isBefore(builtAt(service))) {
                continue;
            }
            var log = folder.log("extract");
            var process =
                    new ProcessBuilder(
                                    java,
                                    "-XX:TieredStopAtLevel=1",
                                    "-Djarmode=tools",
                                    "-jar",
                                    built.toString(),
                                    "extract",
                                    "--force",
                                    "--destination",
                                    runFolder(service).toString())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            if (process.waitFor() != 0) {
                throw new UsageError(built + " cannot be unpacked; see " + log);
            }
            Files.setLastModifiedTime(run, FileTime.from(Instant.now()));
        }
    }

    /**
     * A reproducible jar is always as old as it says; the one it was repackaged from tells when.
     */
    private Instant builtAt(Service service) throws IOException {
        var jar = builtJar(service);
        var original = jar.resolveSibling(jar.getFileName() + ".original");
        var built = modified(jar);
        return Files.exists(original) && modified(original).isAfter(built)
                ? modified(original)
                : built;
    }

    private static Instant modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    @Nullable Part infrastructure() throws IOException {
        var words = new ArrayList<String>();
        if (options.store() == null) {
            words.add("store=" + ports.of(Port.STORE));
        }
        if (options.kafka() == null) {
            words.add("kafka=" + ports.of(Port.KAFKA));
            words.add("controller=" + ports.of(Port.KAFKA_CONTROLLER));
            words.add("topics=" + options.root().resolve("deploy/kafka/topics.yaml"));
        }
        if (options.smtp() == null) {
            words.add("smtp=" + ports.of(Port.SMTP));
            words.add("imap=" + ports.of(Port.IMAP));
            words.add("mailbox=" + ports.of(Port.MAILBOX));
        }
        if (options.issuer() == null) {
            words.add("sign-in=" + ports.of(Port.SIGN_IN));
            words.add("portal=" + portal());
        }
        if (words.isEmpty()) {
            return null;
        }
        words.add("data=" + folder.path());
        var command = jvm(INFRASTRUCTURE, ownJar(), INFRASTRUCTURE_MEGABYTES);
        command.add("-Dsun.net.httpserver.nodelay=true"); // else a page of the mailbox takes 40 ms
        command.addAll(List.of("-jar", ownJar().toString()));
        command.addAll(words);
        return new Part(
                INFRASTRUCTURE,
                command,
                Map.of(),
                folder.log(INFRASTRUCTURE),
                Part.Readiness.file(folder.file("infrastructure.ready")));
    }

    List<Part> services() throws IOException {
        var parts = new ArrayList<Part>();
        for (var service : SERVICES) {
            var command = new ArrayList<String>(service.patient() ? PATIENTLY : List.of());
            command.addAll(jvm(service.name(), runJar(service), service.megabytes()));
            command.addAll(List.of("-jar", runJar(service).toString()));
            command.addAll(service.alone());
            command.addAll(options.properties().stream().map(Plan::asArgument).toList());
            parts.add(
                    new Part(
                            service.name(),
                            command,
                            environment(service),
                            folder.log(service.name()),
                            Part.Readiness.http(
                                    address(service.port()) + "/actuator/health/readiness")));
        }
        return parts;
    }

    private static String asArgument(String property) {
        return property.startsWith("--") ? property : "--" + property;
    }

    /** Answers once people and programs can sign in; ours is the only one that we wait for. */
    Part.Readiness signIn() {
        return options.issuer() == null
                ? Part.Readiness.http(address(Port.SIGN_IN) + "/oauth2/jwks")
                : _ -> true;
    }

    /** Somebody else's provider knows no client that may tell the demo gatherings. */
    boolean canTellDemo() {
        return options.issuer() == null;
    }

    /** A process that tells the demo gatherings through the public API and ends. */
    Part demo() throws IOException {
        var command = new ArrayList<>(List.of(java, "-Xmx" + DEMO_MEGABYTES + "m"));
        command.addAll(SMALL);
        command.addAll(QUIET);
        command.addAll(
                List.of(
                        "-cp",
                        ownJar().toString(),
                        "de.smartregion.local.demo.TellGatherings",
                        address(Port.GATEWAY),
                        address(Port.SIGN_IN) + "/oauth2/token"));
        return new Part(
                "demo",
                command,
                Map.of("SMARTREGION_DEMO_SECRET", credentials.secret(Client.DEMO_DATA)),
                folder.log("demo"),
                _ -> true);
    }

    private List<String> jvm(String name, Path jar, int megabytes) {
        var command = new ArrayList<String>();
        command.add(java);
        command.add("-Xmx" + (options.peak() ? PEAK_FACTOR * megabytes : megabytes) + "m");
        command.add("-Xms" + FIRST_MEGABYTES + "m"); // else a heap is as large as it may be at once
        command.addAll(options.peak() ? FAST : SMALL);
        command.addAll(QUIET);
        command.add(Part.MARK + folder.path());
        var cache = jar.resolveSibling(name + ".aot");
        if (options.train()) {
            command.add("-XX:AOTCacheOutput=" + cache);
        } else if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache); // one that does not fit is passed over
        }
        return command;
    }

    private Map<String, String> environment(Service service) {
        var environment = new HashMap<String, String>();
        environment.put("SERVER_ADDRESS", HOST);
        environment.put("SERVER_PORT", Integer.toString(ports.of(service.port())));
        environment.put("SPRING_MONGODB_URI", storeUri(service.port().label()));
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka());
        environment.put("SMARTREGION_LINKS_KEY", secrets.linksKey());
        environment.put("SMARTREGION_LETTERS_KEY", secrets.lettersKey());
        environment.putAll(signIn(service));
        environment.put("SMARTREGION_PORTAL_URL", portal());
        environment.put(
                "SMARTREGION_LETTERS_STAFF_ADDRESS", "geschaeftsstelle@smarte-region.example");
        environment.put("SMARTREGION_SERVICES_CATALOG", address(Port.CATALOG));
        environment.put("SMARTREGION_SERVICES_CONSULTING", address(Port.CONSULTING));
        environment.put("SMARTREGION_SERVICES_EVENTS", address(Port.EVENTS));
        environment.put("SMARTREGION_SERVICES_NOTIFICATIONS", address(Port.NOTIFICATION));
        var smtp = smtp().split(":", 2);
        environment.put("SPRING_MAIL_HOST", smtp[0]);
        environment.put("SPRING_MAIL_PORT", smtp[1]);
        return environment;
    }

    /** Whose tokens are believed; and for the portal, how people get one. */
    private Map<String, String> signIn(Service service) {
        var given = options.issuer();
        var environment = new HashMap<String, String>();
        environment.put("SMARTREGION_SECURITY_ISSUER", issuer());
        if (given == null) {
            var keys = address(Port.SIGN_IN) + "/oauth2/jwks";
            environment.put("SMARTREGION_SECURITY_JWKS", keys);
        }
        if (service.port() != Port.GATEWAY) {
            return environment;
        }
        environment.put("SMARTREGION_SIGNIN_ISSUER", issuer());
        if (given == null) {
            environment.put("SMARTREGION_SIGNIN_AUTHORIZATIONURI", issuer() + "/oauth2/authorize");
            environment.put("SMARTREGION_SIGNIN_ENDSESSIONURI", issuer() + "/connect/logout");
            var inside = address(Port.SIGN_IN);
            environment.put("SMARTREGION_SIGNIN_TOKENURI", inside + "/oauth2/token");
            environment.put("SMARTREGION_SIGNIN_JWKSURI", inside + "/oauth2/jwks");
            environment.put("SMARTREGION_SIGNIN_CLIENTID", Client.GATEWAY.id());
            environment.put("SMARTREGION_SIGNIN_CLIENTSECRET", credentials.secret(Client.GATEWAY));
        } else {
            environment.put("SMARTREGION_SIGNIN_CLIENTID", ours("SMARTREGION_SIGNIN_CLIENT"));
            environment.put("SMARTREGION_SIGNIN_CLIENTSECRET", ours("SMARTREGION_SIGNIN_SECRET"));
        }
        return environment;
    }

    private static String ours(String variable) {
        var value = System.getenv(variable);
        return value == null ? "" : value;
    }

    /** What must be in the environment when the provider is not ours. */
    static final List<String> WITH_ISSUER =
            List.of(
                    "SMARTREGION_SECURITY_JWKS",
                    "SMARTREGION_SIGNIN_CLIENT",
                    "SMARTREGION_SIGNIN_SECRET",
                    "SMARTREGION_SIGNIN_AUTHORIZATIONURI",
                    "SMARTREGION_SIGNIN_TOKENURI",
                    "SMARTREGION_SIGNIN_JWKSURI");

    private String issuer() {
        var given = options.issuer();
        return given == null ? "http://localhost:" + ports.of(Port.SIGN_IN) : given;
    }

    private String storeUri(String database) {
        var given = options.store();
        if (given == null) {
            return "mongodb://%s:%d/%s".formatted(HOST, ports.of(Port.STORE), database);
        }
        var question = given.indexOf('?');
        var address = question < 0 ? given : given.substring(0, question);
        var parameters = question < 0 ? "" : given.substring(question);
        var host = address.replaceFirst("^(mongodb(?:\\+srv)?://[^/]+).*$", "$1");
        return host + "/" + database + parameters;
    }

    private String kafka() {
        var given = options.kafka();
        return given == null ? HOST + ":" + ports.of(Port.KAFKA) : given;
    }

    private String smtp() {
        var given = options.smtp();
        return given == null ? HOST + ":" + ports.of(Port.SMTP) : given;
    }

    private String address(Port port) {
        return "http://" + HOST + ":" + ports.of(port);
    }

    private String portal() {
        return "http://localhost:" + ports.of(Port.GATEWAY);
    }

    String table(double seconds) {
        var rows = new LinkedHashMap<String, String>();
        rows.put("Portal", portal() + "/");
        rows.put("APIs", portal() + "/api-docs");
        rows.put("Sign-in", issuer());
        if (options.smtp() == null) {
            rows.put("Mailbox", "http://localhost:" + ports.of(Port.MAILBOX) + "/");
            rows.put("SMTP, IMAP", smtp() + ", " + HOST + ":" + ports.of(Port.IMAP));
        } else {
            rows.put("SMTP", smtp());
        }
        rows.put("Kafka", kafka());
        rows.put("Store", storeUri(""));
        rows.put("Logs", folder.file("logs").toString());
        var table =
                new StringBuilder(
                        "Ready after %.1f s. Ctrl-C stops everything.%n%n".formatted(seconds));
        rows.forEach(
                (name, value) ->
                        table.append(String.format(Locale.ROOT, "  %-12s %s%n", name, value)));
        if (options.issuer() == null) {
            table.append(String.format(Locale.ROOT, "%nWho can sign in (all made up):%n%n"));
            for (var person : Person.DEMO) {
                table.append(
                        String.format(
                                Locale.ROOT,
                                "  %-12s %-20s %-40s %s%n",
                                person.role(),
                                person.name(),
                                person.email(),
                                credentials.password(person)));
            }
        }
        return table.toString();
    }

    /** The same for programs: ports, processes, who can sign in. */
    String run(List<Part> parts, boolean ready) {
        var run = new LinkedHashMap<String, Object>();
        run.put("ready", ready);
        run.put("pid", ProcessHandle.current().pid());
        run.put("data", folder.path().toString());
        var numbers = new LinkedHashMap<String, Integer>();
        for (var port : Port.values()) {
            numbers.put(port.label(), ports.of(port));
        }
        run.put("ports", numbers);
        var addresses = new LinkedHashMap<String, String>();
        addresses.put("portal", portal());
        addresses.put("events", address(Port.EVENTS));
        addresses.put("notification", address(Port.NOTIFICATION));
        addresses.put("catalog", address(Port.CATALOG));
        addresses.put("consulting", address(Port.CONSULTING));
        addresses.put("signIn", issuer());
        addresses.put("mailbox", address(Port.MAILBOX));
        addresses.put("smtp", smtp());
        addresses.put("kafka", kafka());
        addresses.put("store", storeUri(""));
        run.put("addresses", addresses);
        var pids = new LinkedHashMap<String, Long>();
        parts.forEach(part -> pids.put(part.name(), part.pid()));
        run.put("pids", pids);
        if (options.issuer() == null) {
            run.put(
                    "clients",
                    Map.of(
                            Client.DEMO_DATA.id(),
                            Map.of("secret", credentials.secret(Client.DEMO_DATA))));
            run.put("people", Person.DEMO.stream().map(this::told).toList());
        }
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(run);
    }

    private Map<String, String> told(Person person) {
        var told = new LinkedHashMap<String, String>();
        told.put("name", person.name());
        told.put("email", person.email());
        told.put("password", credentials.password(person));
        told.put("role", person.role());
        var ags = person.ags();
        if (ags != null) {
            told.put("ags", ags);
        }
        return told;
    }
}
