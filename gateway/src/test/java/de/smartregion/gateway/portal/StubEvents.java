package de.smartregion.gateway.portal;

import static java.util.Map.entry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** The events service as its contract tells it, with one gathering and registration per state. */
final class StubEvents implements AutoCloseable {
    static final String CONFIRM = "bestaetigen-bestaetigen-1";
    static final String MANAGE = "verwalten-verwalten-verwalten-1";
    static final String OVERDUE = "abgelaufen-abgelaufen-1";

    /** What can be looked at, but not acted on any more: why is told by the name. */
    private static final Map<String, String> LATE =
            Map.of(
                    "zu-spaet", "registration-expired",
                    "vorbei", "gathering-over",
                    "eben-abgesagt", "gathering-cancelled",
                    "raetsel", "something-new");

    record Call(String method, URI address, Map<String, List<String>> headers, String body) {}

    private record Answer(int status, Object body) {}

    private static final Pattern REGISTRATION =
            Pattern.compile("/api/events/gatherings/([^/]+)/registrations/([^/]+)(/\\w+)?");

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpServer server;
    private final Instant now;
    private final Map<String, Map<String, Object>> gatherings = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> seats = new LinkedHashMap<>();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile boolean seatsAway;
    private volatile boolean empty;

    StubEvents(Instant now, int port) {
        this.now = now;
        fill();
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void reset() {
        away = false;
        seatsAway = false;
        empty = false;
        cancelled.clear();
        calls.clear();
    }

    void goAway() {
        away = true;
    }

    void loseSeats() {
        seatsAway = true;
    }

    void forgetGatherings() {
        empty = true;
    }

    List<Call> posts() {
        return calls.stream().filter(call -> call.method().equals("POST")).toList();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(
                new Call(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        body));
        var answer = away ? new Answer(503, Map.of()) : answer(exchange, body);
        var bytes = json.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        answer.status() < 400 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange, String body) {
        var path = exchange.getRequestURI().getPath();
        var query = query(exchange.getRequestURI());
        if (path.equals("/api/events/gatherings")) {
            return listing(query);
        }
        if (path.equals("/api/events/findings")) {
            return new Answer(200, Map.of("items", List.of(), "page", 0, "size", 100, "total", 0));
        }
        if (path.equals("/api/events/registrations")) {
            return new Answer(200, Map.of("items", List.of(), "page", 0, "size", 100, "total", 0));
        }
        if (path.equals("/api/events/letter-language")) {
            return new Answer(200, Map.of());
        }
        if (path.equals("/api/events/seats")) {
            return seatsAway
                    ? new Answer(503, Map.of())
                    : new Answer(
                            200,
                            Map.of(
                                    "items",
                                    query.getOrDefault("gathering", List.of()).stream()
                                            .filter(seats::containsKey)
                                            .map(seats::get)
                                            .toList()));
        }
        if (path.endsWith("/registrations")) {
            return register(
                    Pattern.compile("/").splitAsStream(path).toList().get(4),
                    json.readTree(body),
                    exchange.getRequestHeaders().containsKey("Authorization"));
        }
        var registration = REGISTRATION.matcher(path);
        if (registration.matches()) {
            var token = exchange.getRequestHeaders().getFirst("Link-Token");
            return opened(
                    registration.group(1),
                    registration.group(2),
                    registration.group(3),
                    token == null ? "" : token);
        }
        var gathering = gatherings.get(path.substring(path.lastIndexOf('/') + 1));
        return gathering == null ? problem(404, "gathering-not-found") : new Answer(200, gathering);
    }

    private Answer listing(Map<String, List<String>> query) {
        var found =
                gatherings.values().stream()
                        .filter(_ -> !empty)
                        .filter(each -> !"boese".equals(each.get("id")))
                        .filter(each -> matches(each.get("kind"), first(query, "kind")))
                        .filter(each -> matches(each.get("fields"), first(query, "field")))
                        .toList();
        var size = Integer.parseInt(first(query, "size"));
        var page = Integer.parseInt(first(query, "page"));
        return new Answer(
                200,
                Map.of(
                        "items",
                        found.stream().skip((long) page * size).limit(size).toList(),
                        "page",
                        page,
                        "size",
                        size,
                        "total",
                        found.size()));
    }

    private static boolean matches(@Nullable Object value, String wanted) {
        return wanted.isEmpty() || String.valueOf(value).contains(wanted);
    }

    private static String first(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of("")).getFirst();
    }

    /** Who comes with a token need not confirm. */
    private Answer register(String gathering, JsonNode application, boolean known) {
        var email = application.path("email").asString("");
        var who = email.substring(0, Math.max(0, email.indexOf('@')));
        if (!gatherings.containsKey(gathering)) {
            return problem(404, "gathering-not-found");
        }
        return switch (who) {
            case "doppelt" -> problem(409, "already-registered");
            case "voll" -> {
                seats.put(gathering, seats(gathering, "FULL", share("ONLINE", 200, 0, 0)));
                yield problem(409, "full");
            }
            case "gruppe" -> problem(409, "group-too-large");
            case "schluessel" -> problem(422, "idempotency-key-reused");
            case "kaputt" -> new Answer(503, Map.of());
            case "feld" ->
                    new Answer(
                            400,
                            Map.of(
                                    "type",
                                    "urn:smartregion:problem:bad-input",
                                    "errors",
                                    List.of(Map.of("field", "function", "message", "no"))));
            default -> {
                var waiting = who.equals("warten") || (known && gathering.equals("forum-nord"));
                var answer = new LinkedHashMap<String, Object>();
                answer.put("registration", waiting ? "wartend" : "gehalten");
                answer.put("status", waiting ? "WAITING" : known ? "SEATED" : "HELD");
                if (waiting) {
                    answer.put("position", 3);
                }
                if (!known) {
                    answer.put("confirmBy", after(Duration.ofDays(2)));
                }
                answer.put("seats", 1 + application.path("companions").asInt(0));
                answer.put("attendance", application.path("attendance").asString());
                yield new Answer(201, answer);
            }
        };
    }

    private Answer opened(
            String gathering, String registration, @Nullable String action, String token) {
        if (token.equals(OVERDUE)) {
            return problem(409, "link-expired");
        }
        if (!token.equals(CONFIRM) && !token.equals(MANAGE)) {
            return problem(404, "registration-not-found");
        }
        if (action != null && LATE.containsKey(registration)) {
            return problem(409, LATE.get(registration));
        }
        if ("/cancellation".equals(action)) {
            cancelled.add(registration);
        }
        var confirmed = "/confirmation".equals(action) || token.equals(MANAGE);
        var status =
                switch (registration) {
                    case "gehalten", "zu-spaet", "vorbei", "eben-abgesagt", "raetsel" ->
                            confirmed ? "SEATED" : "HELD";
                    case "wartend" -> confirmed ? "WAITING" : "WAITING_UNCONFIRMED";
                    case "platz" -> "SEATED";
                    case "warteliste" -> "WAITING";
                    case "verfallen" -> "EXPIRED";
                    case "abgesagt" -> "CALLED_OFF";
                    case "abgemeldet" -> "CANCELLED";
                    default -> "";
                };
        if (status.isEmpty()) {
            return problem(404, "registration-not-found");
        }
        return new Answer(
                200,
                view(
                        gathering,
                        registration,
                        cancelled.contains(registration) ? "CANCELLED" : status,
                        "/confirmation".equals(action)));
    }

    private Map<String, Object> view(
            String gathering, String registration, String status, boolean justConfirmed) {
        var of = gatherings.getOrDefault(gathering, Map.of());
        var view = new LinkedHashMap<String, Object>();
        view.put("registration", registration);
        view.put("status", status);
        if (status.startsWith("WAITING")) {
            view.put("position", 3);
        }
        if (status.equals("HELD") || status.equals("WAITING_UNCONFIRMED")) {
            view.put("confirmBy", after(Duration.ofDays(2)));
        }
        if (!Set.of("CANCELLED", "EXPIRED", "CALLED_OFF").contains(status)) {
            view.put("name", "Käthe Müller-Lüdenscheidt");
            view.put("email", "k.mueller@bad-hersfeld.example");
            view.put("municipality", "06632002");
            view.put("function", "Digitalisierungsbeauftragte");
            view.put("language", "de");
        }
        view.put("seats", registration.equals("platz") ? 3 : 1);
        view.put("attendance", "ONLINE");
        var occasion = new LinkedHashMap<String, Object>();
        occasion.put("host", "Geschäftsstelle Smarte Region");
        for (var key : List.of("id", "title", "kind", "startsAt", "endsAt")) {
            if (of.get(key) != null) {
                occasion.put(key, of.get(key));
            }
        }
        view.put("gathering", occasion);
        if (status.equals("SEATED")) {
            view.put("onlineAddress", "https://konferenz.example/raum/waermeplanung?zugang=4711");
        }
        if (justConfirmed) {
            view.put("manageToken", MANAGE);
        }
        return view;
    }

    private void fill() {
        gathering(
                "webinar-waerme",
                "WEBINAR",
                text(
                        "Kommunale Wärmeplanung: Was kleine Gemeinden jetzt wissen müssen",
                        "Municipal heat planning: what small municipalities need to know"),
                text(
                        "Drei Gemeinden zeigen, wie sie mit wenig Personal zu einem belastbaren Plan gekommen sind.",
                        "Three municipalities show how they arrived at a sound plan with few people."),
                List.of("ENERGY", "ENVIRONMENT"),
                Duration.ofDays(9),
                Duration.ofMinutes(90),
                null,
                1,
                "PUBLISHED",
                pool("ONLINE", 200));
        seats("webinar-waerme", "OPEN", share("ONLINE", 200, 143, 0));
        gathering(
                "forum-nord",
                "FORUM",
                text("Regionalforum Nord: Daten teilen, Wege sparen", null),
                text(
                        "Arbeiten Sie mit Kommunen aus Nordhessen an gemeinsamen Mobilitätsdaten.",
                        null),
                List.of("MOBILITY", "DATA_PLATFORMS"),
                Duration.ofDays(16),
                Duration.ofHours(6),
                "Kongress Palais Kassel, Holger-Börner-Platz 1, 34119 Kassel",
                3,
                "PUBLISHED",
                pool("ON_SITE", 60));
        seats("forum-nord", "OPEN", share("ON_SITE", 60, 0, 7));
        gathering(
                "kongress",
                "CONGRESS",
                text(
                        "Kongress „Digitale Städte – Digitale Regionen“",
                        "Congress “Digital Cities – Digital Regions”"),
                text(
                        "Die Ergebnisse der vier Regionalforen auf einer Bühne, dazu Werkstätten, Marktplatz und Preisverleihung.",
                        "The results of the four regional forums on one stage, with workshops, marketplace and awards."),
                List.of("ADMINISTRATION", "PARTICIPATION", "SOCIETY", "BUSINESS"),
                Duration.ofDays(30),
                Duration.ofHours(31),
                "RheinMain CongressCenter, Friedrich-Ebert-Allee 1, 65185 Wiesbaden",
                5,
                "PUBLISHED",
                pool("ON_SITE", 250),
                pool("ONLINE", 450));
        seats("kongress", "OPEN", share("ON_SITE", 250, 12, 0), share("ONLINE", 450, 301, 0));
        gathering(
                "austausch-lora",
                "EXCHANGE",
                text("Erfahrungsaustausch: Sensoren im Stadtgrün mit LoRaWAN", null),
                text("Bewässerung nach Bedarf: Was kostet es, was bringt es, wer pflegt es?", null),
                List.of("ENVIRONMENT"),
                Duration.ofDays(44),
                Duration.ofHours(2),
                null,
                1,
                "PUBLISHED",
                pool("ONLINE", 25));
        seats("austausch-lora", "NOT_YET", share("ONLINE", 25, 25, 0));
        gathering(
                "webinar-voll",
                "WEBINAR",
                text("Bürgerbeteiligung, die wirkt: drei Formate im Vergleich", null),
                text("Vom Ideenatlas bis zum Losverfahren.", null),
                List.of("PARTICIPATION"),
                Duration.ofDays(12),
                Duration.ofMinutes(60),
                null,
                1,
                "PUBLISHED",
                pool("ONLINE", 40));
        seats("webinar-voll", "FULL", share("ONLINE", 40, 0, 0));
        gathering(
                "forum-sued",
                "FORUM",
                text("Regionalforum Süd: Pflege und Digitales", null),
                text("Telemedizin, Nachbarschaftshilfe und was Kommunen dafür tun.", null),
                List.of("HEALTH", "SOCIETY"),
                Duration.ofDays(20),
                Duration.ofHours(5),
                "Darmstadtium, Schloßgraben 1, 64283 Darmstadt",
                3,
                "CANCELLED",
                pool("ON_SITE", 80));
        seats("forum-sued", "CANCELLED", share("ON_SITE", 80, 80, 0));
        gathering(
                "webinar-zu",
                "WEBINAR",
                text("Förderung finden: ein Werkstattgespräch", null),
                null,
                List.of("ADMINISTRATION"),
                Duration.ofHours(20),
                Duration.ofMinutes(60),
                null,
                1,
                "PUBLISHED",
                pool("ONLINE", 100));
        seats("webinar-zu", "CLOSED", share("ONLINE", 100, 30, 0));
        for (int number = 1; number <= 6; number++) {
            gathering(
                    "webinar-" + number,
                    "WEBINAR",
                    text("Sprechstunde Smarte Region, Folge " + number, null),
                    text("Ihre Fragen, unsere Antworten.", null),
                    List.of("ADMINISTRATION"),
                    Duration.ofDays(60 + number * 7L),
                    Duration.ofMinutes(45),
                    null,
                    1,
                    "PUBLISHED",
                    pool("ONLINE", 100));
            seats("webinar-" + number, "OPEN", share("ONLINE", 100, 100 - number, 0));
        }
        gathering(
                "boese",
                "EXCHANGE",
                text("<script>alert(1)</script>\u202e\"><img src=x onerror=alert(2)>", null),
                text("=cmd|' /C calc'!A0 {{7*7}} ${7*7} #{7*7}", null),
                List.of(),
                Duration.ofDays(5),
                Duration.ofHours(1),
                "</title><svg onload=alert(3)>",
                1,
                "PUBLISHED",
                pool("ON_SITE", 10));
        seats("boese", "OPEN", share("ON_SITE", 10, 10, 0));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private void gathering(
            String id,
            String kind,
            Map<String, Object> title,
            @Nullable Map<String, Object> summary,
            List<String> fields,
            Duration ahead,
            Duration length,
            @Nullable String place,
            int largestGroup,
            String status,
            Map<String, Object>... pools) {
        var starts =
                Instant.ofEpochSecond(now.plus(ahead).getEpochSecond() / 86_400 * 86_400 + 32_400);
        var gathering = new LinkedHashMap<String, Object>();
        gathering.put("id", id);
        gathering.put("kind", kind);
        gathering.put("title", title);
        if (summary != null) {
            gathering.put("summary", summary);
            gathering.put(
                    "description",
                    text(
                            "Viele Kommunen stehen vor derselben Aufgabe: wenig Zeit, wenig Personal, hohe Erwartungen. "
                                    + "Wir zeigen, womit andere angefangen haben und was sie heute anders machen würden.\n\n"
                                    + "Programm\n10:00 Uhr Begrüßung\n10:10 Uhr Drei Beispiele aus der Praxis\n10:50 Uhr Ihre Fragen\n11:20 Uhr Ausblick",
                            null));
        }
        gathering.put("fields", fields);
        gathering.put("partners", List.of("ekom21", "Hessen Trade & Invest"));
        gathering.put("startsAt", starts.toString());
        gathering.put("endsAt", starts.plus(length).toString());
        gathering.put(
                "registrationOpensAt",
                (id.equals("austausch-lora") ? now.plus(Duration.ofDays(3)) : now.minusSeconds(1))
                        .toString());
        gathering.put("registrationClosesAt", starts.minus(Duration.ofDays(1)).toString());
        gathering.put("attendances", List.of(pools));
        gathering.put("waitingList", true);
        gathering.put("largestGroup", largestGroup);
        if (place != null) {
            gathering.put("place", venue(place));
        }
        gathering.put("host", Map.of("name", "Geschäftsstelle Smarte Region"));
        gathering.put("status", status);
        gathering.put("recommended", id.equals("kongress") ? 3 : 0);
        gathering.put("revision", 1);
        gatherings.put(id, gathering);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private Map<String, Object> seats(
            String gathering, String registration, Map<String, Object>... pools) {
        var all =
                Map.<String, Object>of(
                        "gathering",
                        gathering,
                        "registration",
                        registration,
                        "pools",
                        List.of(pools));
        seats.put(gathering, all);
        return all;
    }

    /** "name, street, postcode town" as the service tells it. */
    private static Map<String, Object> venue(String inOneLine) {
        var lines = Pattern.compile(", ").splitAsStream(inOneLine).toList();
        var town = lines.getLast();
        return Map.of(
                "name",
                lines.getFirst(),
                "street",
                lines.get(lines.size() / 2),
                "postcode",
                town.substring(0, Math.min(5, town.length())),
                "town",
                town.substring(Math.min(6, town.length())));
    }

    private static Map<String, Object> pool(String attendance, int seats) {
        return Map.of("attendance", attendance, "seats", seats);
    }

    private static Map<String, Object> share(String attendance, int seats, int free, int waiting) {
        return Map.ofEntries(
                entry("attendance", attendance),
                entry("seats", seats),
                entry("free", free),
                entry("waiting", waiting));
    }

    private static Map<String, Object> text(String german, @Nullable String english) {
        return english == null ? Map.of("de", german) : Map.of("de", german, "en", english);
    }

    private Answer problem(int status, String name) {
        return new Answer(
                status,
                Map.of(
                        "type",
                        "urn:smartregion:problem:" + name,
                        "status",
                        status,
                        "title",
                        "refused"));
    }

    private String after(Duration ahead) {
        return now.plus(ahead).toString();
    }

    private static Map<String, List<String>> query(URI address) {
        var query = new LinkedHashMap<String, List<String>>();
        if (address.getRawQuery() != null) {
            Arrays.stream(address.getRawQuery().split("&"))
                    .map(pair -> pair.split("=", 2))
                    .forEach(
                            pair ->
                                    query.computeIfAbsent(pair[0], _ -> new ArrayList<>())
                                            .add(
                                                    URLDecoder.decode(
                                                            pair.length > 1 ? pair[1] : "",
                                                            StandardCharsets.UTF_8)));
        }
        return query;
    }
}
