package de.smartregion.bench;

import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Starts the system, asks it and the store in turns, and prints what came out. */
final class Bench {

    /** After fewer, the compiler still takes a quarter of the processors. */
    private static final int WARM_ROUNDS = 4;

    private static final int HOT = 1;
    private static final int TURNS = 4;
    private static final int SPREAD = 64;

    /** What is looked for, and among how many. */
    private static final String SEARCH = "/api/catalog/projects?query=Messung&size=20";

    /** What costs a service least: nothing is found, and nothing is read from the store. */
    private static final String TRIVIAL = "/api/catalog/suggestions?query=xyzxyz";

    /** The gateway keeps public answers for a while; who says this is never told one. */
    private static final String ANEW = "Cache-Control: no-cache\r\n";

    /** A service that has just started answers in time. */
    private static final int AT_ONCE = 25;

    private static final int PROJECTS = 500;

    /** What many projects are about, and looked for by; also put together, and mistyped. */
    private static final List<String> WORDS =
            List.of(
                    "Abfall",
                    "Ampel",
                    "Antrag",
                    "Bibliothek",
                    "Daten",
                    "Drohne",
                    "Ehrenamt",
                    "Energie",
                    "Feuerwehr",
                    "Handel",
                    "Hochwasser",
                    "Klima",
                    "Laterne",
                    "Luft",
                    "Markt",
                    "Netz",
                    "Notruf",
                    "Pegel",
                    "Pflege",
                    "Planung",
                    "Portal",
                    "Radweg",
                    "Schule",
                    "Sensor",
                    "Solar",
                    "Strom",
                    "Tourismus",
                    "Verein",
                    "Wald",
                    "Wasser");

    private final Region region;
    private final MailSink mail;
    private final Options options;
    private final PrintStream print;
    private int people;

    private Bench(Region region, MailSink mail, Options options, PrintStream print) {
        this.region = region;
        this.mail = mail;
        this.options = options;
        this.print = print;
    }

    /** How long and how much; each can be given as --name=value. */
    record Options(int rounds, int requests, int clients, int updates, int mails, int projects) {
        static Options from(String[] arguments) {
            var given = new TreeMap<String, Integer>();
            for (var argument : arguments) {
                if (argument.matches("--[a-z]+=\\d+")) {
                    var parts = argument.substring(2).split("=", 2);
                    given.put(parts[0], Integer.parseInt(parts[1]));
                }
            }
            return new Options(
                    given.getOrDefault("rounds", 5),
                    given.getOrDefault("requests", 4000),
                    given.getOrDefault("clients", 48),
                    given.getOrDefault("updates", 10_000),
                    given.getOrDefault("mails", 4000),
                    given.getOrDefault("projects", PROJECTS));
        }

        boolean manyProjects() {
            return projects > PROJECTS;
        }
    }

    /** One round: the store and the system in turns. */
    record Round(
            Load.Result storeOne,
            Load.Result storeMany,
            Load.Result get,
            Load.Result passed,
            Load.Result hot,
            Load.Result spread,
            double withTokenToWithout,
            Load.Result anew,
            Load.Result found,
            Load.Result known,
            Load.Result slots,
            Load.Result bookings) {}

    static void main(String[] arguments) throws IOException {
        var options = Options.from(arguments);
        var up = Path.of(System.getProperty("up", "deploy/local/up")).toAbsolutePath();
        try (var mail = new MailSink()) {
            var noLimits =
                    List.of(
                            "--smartregion.limits.network.writes=10000000",
                            "--smartregion.limits.address.writes=10000000",
                            "--smartregion.limits.letters.most=10000000",
                            "--smartregion.limits.seats.address=10000000",
                            "--smartregion.limits.seats.network=10000000",
                            "--smartregion.limits.holds.network=10000000",
                            "--smartregion.limits.proof.without=10000000",
                            "--smartregion.consultations.quota=10000000",
                            "--smartregion.post.rate=100000",
                            "--spring.mail.port=" + mail.port());
            // Once, so that all is built and unpacked.
            Region.start(up, folder(), List.of(), noLimits).close();
            // As everybody starts it: what it takes, and what it weighs.
            try (var region = Region.start(up, folder(), List.of(), noLimits)) {
                new Bench(region, mail, options, System.out).small();
            }
            // With the optimising compiler: how fast it is.
            try (var region = Region.start(up, folder(), List.of("--peak"), noLimits)) {
                new Bench(region, mail, options, System.out).fast();
            }
        }
    }

    private static Path folder() throws IOException {
        return Files.createTempDirectory("smart-region-bench-");
    }

    private void small() throws IOException {
        print.printf(
                Locale.ROOT,
                "machine: %d cores, load %s%n",
                Runtime.getRuntime().availableProcessors(),
                load());
        line("up: from the command to ready everywhere", region.startSeconds(), "s");
        memory("resident when ready");
        register(HOT);
        memory("resident after " + options.requests() + " registrations");
        roundTrips();
    }

    private void fast() throws IOException {
        // Warm: code that was never run says nothing about code that runs all day.
        for (int i = 0; i < WARM_ROUNDS; i++) {
            register(HOT);
            register(SPREAD);
        }
        var bookings = Bookings.prepare(region);
        for (int i = 0; i < WARM_ROUNDS; i++) {
            look(bookings);
            book(bookings);
        }

        var etag = bringInProjects();
        for (int i = 0; i < WARM_ROUNDS; i++) {
            ask(TRIVIAL, ANEW, 200);
            ask(SEARCH, ANEW, 200);
            ask(SEARCH, "", 200);
            ask(SEARCH, known(etag), 304);
        }

        var rounds = new ArrayList<Round>();
        var cpu = new TreeMap<String, Double>();
        try (var store = new StoreRate("mongodb://127.0.0.1:" + region.port("store"))) {
            store.measure(HOT, options.updates());
            for (int i = 0; i < options.rounds(); i++) {
                var one = store.measure(HOT, options.updates());
                var get = get();
                var passed = ask(TRIVIAL, ANEW, 200);
                var anew = ask(SEARCH, ANEW, 200);
                var found = ask(SEARCH, "", 200);
                var known = ask(SEARCH, known(etag), 304);
                var before = region.cpuSeconds();
                var hot = register(HOT);
                region.cpuSeconds()
                        .forEach(
                                (name, seconds) ->
                                        cpu.merge(
                                                name,
                                                seconds - before.getOrDefault(name, 0.0),
                                                Double::sum));
                var many = store.measure(SPREAD, options.updates());
                var spread = register(SPREAD);
                double withToken = withTokenToWithout(i);
                var slots = look(bookings);
                var booked = book(bookings);
                var round =
                        new Round(
                                one, many, get, passed, hot, spread, withToken, anew, found, known,
                                slots, booked);
                rounds.add(round);
                print.printf(
                        Locale.ROOT,
                        "round %d: store %,.0f/s on one and %,.0f/s on %d documents, GET %,.0f/s here and %,.0f/s at a service, searches %,.0f/s made anew, %,.0f/s kept and %,.0f/s known, registrations %,.0f/s on one and %,.0f/s on %d gatherings, %.2f of that on one with a token; free time %,.0f/s, consultations %,.0f/s; refused %d%n",
                        i + 1,
                        one.perSecond(),
                        many.perSecond(),
                        SPREAD,
                        get.perSecond(),
                        passed.perSecond(),
                        anew.perSecond(),
                        found.perSecond(),
                        known.perSecond(),
                        hot.perSecond(),
                        spread.perSecond(),
                        SPREAD,
                        withToken,
                        slots.perSecond(),
                        booked.perSecond(),
                        hot.refused()
                                + spread.refused()
                                + passed.refused()
                                + anew.refused()
                                + found.refused()
                                + known.refused()
                                + slots.refused()
                                + booked.refused());
            }
        }
        print.println();
        line(
                "store, conditional updates of one document, 32 threads",
                median(rounds, r -> r.storeOne().perSecond()),
                "/s");
        line(
                "store, the same over 64 documents",
                median(rounds, r -> r.storeMany().perSecond()),
                "/s");
        reads(rounds);
        line("registrations, one gathering", median(rounds, r -> r.hot().perSecond()), "/s");
        latency("registrations, one gathering, closed loop", rounds.getLast().hot().latency());
        line("registrations, 64 gatherings", median(rounds, r -> r.spread().perSecond()), "/s");
        ratio(
                "one gathering : store on one document",
                rounds,
                r -> r.hot().perSecond() / r.storeOne().perSecond());
        ratio(
                "one gathering : 64 gatherings",
                rounds,
                r -> r.hot().perSecond() / r.spread().perSecond());
        ratio("one gathering, with a token to check : without", rounds, Round::withTokenToWithout);
        ratio("one gathering : GET", rounds, r -> r.hot().perSecond() / r.get().perSecond());
        latency("free time of 20 consultants in 90 days", rounds.getLast().slots().latency());
        latency("consultations, held and asked for", rounds.getLast().bookings().latency());
        ratio(
                "free time of 20 consultants in 90 days : GET",
                rounds,
                r -> r.slots().perSecond() / r.get().perSecond());
        ratio(
                "consultation, held and asked for : GET",
                rounds,
                r -> r.bookings().perSecond() / r.get().perSecond());
        cpu.forEach(
                (name, seconds) ->
                        line(
                                "CPU per registration, letters included, " + name,
                                seconds * 1000 / (options.rounds() * options.requests()),
                                "ms"));

        double half = median(rounds, r -> r.hot().perSecond()) / 2;
        for (double rate : new double[] {half, 200}) {
            var open = openLoop(rate, (int) Math.min(options.requests(), rate * 20));
            latency(
                    String.format(
                            Locale.ROOT, "open loop at %,.0f/s, refused %d", rate, open.refused()),
                    open.latency());
        }
        latency("2xx to accepted by SMTP at 200/s", letters(200, options.mails()));
        if (options.manyProjects()) {
            lookForOtherWords(0); // warm
            latency(
                    "search among %,d projects, at the service, other words each"
                            .formatted(options.projects()),
                    lookForOtherWords(options.requests()).latency());
        }
        print.printf(Locale.ROOT, "load at the end: %s%n", load());
    }

    private void reads(List<Round> rounds) {
        read("GET, answered by the gateway", rounds, Round::get);
        read("GET, passed to a service", rounds, Round::passed);
        read("search, made anew (200)", rounds, Round::anew);
        read("search, kept by the gateway (200)", rounds, Round::found);
        read("search, kept by the gateway and known (304)", rounds, Round::known);
        against("search, made anew (200)", rounds, Round::anew);
        against("search, kept (200)", rounds, Round::found);
        against("search, kept and known (304)", rounds, Round::known);
    }

    private void read(String what, List<Round> rounds, Function<Round, Load.Result> of) {
        line(what, median(rounds, round -> of.apply(round).perSecond()), "/s");
        latency(what, of.apply(rounds.getLast()).latency());
    }

    private void against(String what, List<Round> rounds, Function<Round, Load.Result> of) {
        ratio(
                what + " : GET, passed to a service",
                rounds,
                round -> of.apply(round).perSecond() / round.passed().perSecond());
        ratio(
                what + " : GET, answered by the gateway",
                rounds,
                round -> of.apply(round).perSecond() / round.get().perSecond());
    }

    private Load.Result get() {
        return ask("/actuator/health/liveness", "", 200);
    }

    private Load.Result ask(String path, String headers, int answer) {
        return Load.closed(
                region.port("gateway"),
                options.clients(),
                options.requests(),
                (connection, _) -> connection.exchange("GET", path, headers, "") == answer);
    }

    private static String known(String etag) {
        return "If-None-Match: " + etag + "\r\n";
    }

    /** Returns what the answer is called once all of them are found. */
    private String bringInProjects() throws IOException {
        try (var connection = region.connect("gateway")) {
            for (int first = 0; first < options.projects(); first += AT_ONCE) {
                var projects =
                        IntStream.range(first, Math.min(first + AT_ONCE, options.projects()))
                                .mapToObj(this::project)
                                .collect(Collectors.joining(",", "[", "]"));
                expect(
                        200,
                        connection.post("/api/catalog/imports", bearer(), projects),
                        connection);
            }
            while (connection.exchange("GET", SEARCH, ANEW, "") != 200
                    || Region.JSON.readTree(connection.body()).path("total").asInt()
                            != options.projects()) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
            return connection.etag();
        }
    }

    private String project(int number) {
        var random = new Random(number);
        var many = options.manyProjects();
        return """
               {"externalId": "bench-%d", "title": "Messung %d", "summary": "%s",
                "description": "%s", "municipalities": ["06611000"], "fields": ["MOBILITY"],
                "citizenBenefit": "Man findet es.", "transferability": "Nichts.", "stage": "RUNNING",
                "contact": {"name": "Stelle", "email": "stelle@bench.example"}, "example": true}
               """
                .formatted(
                        number,
                        number,
                        many ? words(random, 20) : "Wie schnell findet man das?",
                        many ? words(random, 120) : "So schnell, wie es gemessen wurde.");
    }

    private static String words(Random random, int number) {
        var text = new StringJoiner(" ");
        for (int i = 0; i < number; i++) {
            var word = WORDS.get(random.nextInt(WORDS.size()));
            var end = WORDS.get(random.nextInt(WORDS.size())).toLowerCase(Locale.ROOT);
            text.add(random.nextInt(3) == 0 ? word + end : word);
        }
        return text.toString();
    }

    /** One after the other, straight to the service: what one search takes there. */
    private Load.Result lookForOtherWords(int first) {
        return Load.closed(
                region.port("catalog"),
                1,
                options.requests(),
                (connection, number) -> {
                    var random = new Random(-1 - first - number);
                    var words = words(random, 1 + random.nextInt(3)).replace(' ', '+');
                    int wrong = 1 + random.nextInt(words.length() - 1);
                    var asked =
                            random.nextInt(4) == 0
                                    ? words.substring(0, wrong) + words.substring(wrong + 1)
                                    : words;
                    return connection.get("/api/catalog/projects?size=20&query=" + asked) == 200;
                });
    }

    /** A tenth of the requests: the answer is a hundred times as long. */
    private Load.Result look(Bookings bookings) {
        return bookings.look(options.clients(), Math.max(1, options.requests() / 10));
    }

    /** With the letter of each; there are only so many hours in ninety days. */
    private Load.Result book(Bookings bookings) {
        int most = Math.min(options.requests() / 20, bookings.left() / (options.rounds() + 1));
        int requests = Math.max(1, most);
        int letters = mail.accepted();
        var result = bookings.book(options.clients(), requests);
        awaitLetters(letters + requests - (int) result.refused());
        return result;
    }

    /**
     * In turns, and beginning with the one and with the other: what comes later meets a system that
     * has more to carry, and the difference looked for is smaller than that.
     */
    private double withTokenToWithout(int round) throws IOException {
        double with = 0;
        double without = 0;
        for (int i = 0; i < TURNS; i++) {
            boolean withFirst = (round + i) % 2 == 0;
            var token = bearer();
            var first = register(HOT, withFirst ? token : "").perSecond();
            var second = register(HOT, withFirst ? "" : token).perSecond();
            with += withFirst ? first : second;
            without += withFirst ? second : first;
        }
        return with / without;
    }

    /** A token that is checked and changes nothing: staff who register like everybody else. */
    private String bearer() throws IOException {
        return "Authorization: Bearer " + region.staffToken() + "\r\n";
    }

    private Load.Result register(int gatherings) throws IOException {
        return register(gatherings, "");
    }

    private Load.Result register(int gatherings, String header) throws IOException {
        var ids = publish(gatherings);
        int letters = mail.accepted();
        int first = people;
        people += options.requests();
        var result =
                Load.closed(
                        region.port("gateway"),
                        options.clients(),
                        options.requests(),
                        (connection, number) ->
                                register(
                                        connection,
                                        ids.get(number % ids.size()),
                                        first + number,
                                        header));
        awaitLetters(letters + options.requests() - (int) result.refused());
        return result;
    }

    private Load.Result openLoop(double rate, int requests) throws IOException {
        var ids = publish(HOT);
        int letters = mail.accepted();
        int first = people;
        people += requests;
        var result =
                Load.open(
                        region.port("gateway"),
                        rate,
                        requests,
                        (connection, number) ->
                                register(connection, ids.getFirst(), first + number));
        awaitLetters(letters + requests - (int) result.refused());
        return result;
    }

    /** From the moment the person has the answer until the mail server has the letter. */
    private Histogram letters(double rate, int requests) throws IOException {
        var ids = publish(SPREAD);
        var answered = new ConcurrentHashMap<Integer, Long>();
        int letters = mail.accepted();
        int first = people;
        people += requests;
        Load.open(
                region.port("gateway"),
                rate,
                requests,
                (connection, number) -> {
                    boolean accepted =
                            register(connection, ids.get(number % ids.size()), first + number);
                    if (accepted) {
                        answered.put(first + number, System.nanoTime());
                    }
                    return accepted;
                });
        awaitLetters(letters + answered.size());
        var latency = new Histogram(3);
        answered.forEach(
                (number, at) -> {
                    var arrived = mail.arrivals().get(email(number));
                    if (arrived != null) {
                        latency.recordValue(Math.max(0, arrived - at));
                    }
                });
        return latency;
    }

    /** One person after the other, so that nothing is coalesced: what one registration costs. */
    private void roundTrips() throws IOException {
        int times = 200;
        var ids = publish(HOT);
        var before = region.storeCommands();
        int letters = mail.accepted();
        try (var connection = region.connect("gateway")) {
            for (int i = 0; i < times; i++) {
                register(connection, ids.getFirst(), people++);
            }
        }
        awaitLetters(letters + times);
        print.printf(
                Locale.ROOT,
                "commands to the store per registration, one after the other (the relay's own among them):%n");
        region.storeCommands()
                .forEach(
                        (command, count) -> {
                            double each = (count - before.getOrDefault(command, 0.0)) / times;
                            if (each >= 0.01) {
                                line("  " + command, each, "");
                            }
                        });
    }

    private static boolean register(Connection connection, String gathering, int number)
            throws IOException {
        return register(connection, gathering, number, "");
    }

    private static boolean register(
            Connection connection, String gathering, int number, String header) throws IOException {
        return connection.post(
                        "/api/events/gatherings/" + gathering + "/registrations",
                        "Idempotency-Key: k" + number + "\r\n" + header,
                        "{\"name\":\"Erika Muster\",\"email\":\""
                                + email(number)
                                + "\",\"municipality\":\"06611000\",\"function\":\"Digitalisierung\",\"companions\":0,"
                                + "\"attendance\":\"ONLINE\",\"language\":\"de\",\"privacyAccepted\":true}")
                == 201;
    }

    private static String email(int number) {
        return "p" + number + "@bench.example";
    }

    private List<String> publish(int gatherings) throws IOException {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var ids = new ArrayList<String>();
        var staff = bearer();
        try (var connection = region.connect("gateway")) {
            for (int i = 0; i < gatherings; i++) {
                var draft =
                        """
                        {"kind": "WEBINAR", "title": {"de": "Messung %s"},
                         "summary": {"de": "Wie schnell?"}, "description": {"de": "So schnell."},
                         "fields": ["MOBILITY"], "host": {"name": "Geschäftsstelle"},
                         "startsAt": "%s", "endsAt": "%s",
                         "registrationOpensAt": "%s", "registrationClosesAt": "%s",
                         "attendances": [{"attendance": "ONLINE", "seats": 9000}],
                         "onlineAddress": "https://video.example/messung"}
                        """
                                .formatted(
                                        UUID.randomUUID(),
                                        now.plus(Duration.ofDays(21)),
                                        now.plus(Duration.ofDays(22)),
                                        now.minus(Duration.ofDays(1)),
                                        now.plus(Duration.ofDays(20)));
                expect(201, connection.post("/api/events/gatherings", staff, draft), connection);
                var id = Region.JSON.readTree(connection.body()).path("id").asString();
                expect(
                        200,
                        connection.exchange("GET", "/api/events/gatherings/" + id, staff, ""),
                        connection);
                expect(
                        200,
                        connection.exchange(
                                "POST",
                                "/api/events/gatherings/" + id + "/publication",
                                staff + "If-Match: " + connection.etag() + "\r\n",
                                ""),
                        connection);
                expect(200, connection.get("/api/events/gatherings/" + id), connection);
                ids.add(id);
            }
            // The roster hears of the gathering by a message: the first answer may be "not yet".
            for (var id : ids) {
                while (connection.get("/api/events/seats?gathering=" + id) != 200
                        || !connection.body().contains("\"OPEN\"")) {
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
            }
        }
        return ids;
    }

    private static void expect(int wanted, int status, Connection connection) {
        if (status != wanted) {
            throw new IllegalStateException(
                    status + " instead of " + wanted + ": " + connection.body());
        }
    }

    private void awaitLetters(int total) {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (mail.accepted() < total && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        if (mail.accepted() < total) {
            print.printf("letters are missing: %d of %d%n", total - mail.accepted(), total);
        }
    }

    private void memory(String when) {
        var resident = region.residentMiB();
        resident.forEach((name, mib) -> line(when + ", " + name, mib, "MiB"));
        line(
                when + ", all",
                resident.values().stream().mapToDouble(Double::doubleValue).sum(),
                "MiB");
    }

    private void latency(String what, Histogram latency) {
        print.printf(
                Locale.ROOT,
                "%-66s p50 %.1f  p99 %.1f  p99.9 %.1f  max %.1f ms (%d)%n",
                what,
                latency.getValueAtPercentile(50) / 1e6,
                latency.getValueAtPercentile(99) / 1e6,
                latency.getValueAtPercentile(99.9) / 1e6,
                latency.getMaxValue() / 1e6,
                latency.getTotalCount());
    }

    private void line(String what, double value, String unit) {
        print.printf(
                Locale.ROOT,
                value < 100 ? "%-66s %,.2f %s%n" : "%-66s %,.0f %s%n",
                what,
                value,
                unit);
    }

    private void ratio(String what, List<Round> rounds, ToDoubleFunction<Round> of) {
        print.printf(
                Locale.ROOT,
                "%-66s %.2f (lowest %.2f)%n",
                "ratio " + what,
                median(rounds, of),
                rounds.stream().mapToDouble(of).min().orElse(0));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
        var sorted = rounds.stream().mapToDouble(of).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElse(0);
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }
}
