package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Consultations through the public API, as municipalities, consultants and staff use it. */
final class Consulting {

    /** What tests must not change at the same time: who advises when. */
    static final String CALENDARS = "calendars";

    static final String CASES = "/api/consulting/consultations";
    static final String HOLDS = "/api/consulting/holds";
    static final String JOURNEY = "e2e-reise";
    static final String PAGES = "e2e-seiten";
    static final String CONSULTANT = "e2e-karla";
    static final String KASSEL = "06611000";

    static final Map<String, String> ALL_DAY = Map.of("from", "00:00", "until", "24:00");
    private static final Map<String, String> MORNINGS = Map.of("from", "08:00", "until", "12:00");

    private static final ZoneId HESSEN = ZoneId.of("Europe/Berlin");
    private static final Pattern LINK =
            Pattern.compile(
                    "https?://[^\\s]*/beratung/([\\w~-]+)(?:/bestaetigen|/abstimmung)?\\?token=(\\S+)");

    /** Tokens live five minutes. */
    private static final Duration SIGNED_IN = Duration.ofMinutes(3);

    private final Region region;
    private final Api api;
    private final Postbox post;
    private final Map<String, Signed> signed = new HashMap<>();

    Consulting(Region region) {
        this.region = region;
        this.api = region.api();
        this.post = region.mailbox();
    }

    private record Signed(Map<String, String> headers, Instant until) {}

    /** What somebody sends along who has signed in. */
    Map<String, String> as(String email) {
        var now = Instant.now();
        var before = signed.get(email);
        if (before != null && now.isBefore(before.until())) {
            return before.headers();
        }
        var headers =
                Map.of("Authorization", "Bearer " + region.signIn().person(email).accessToken());
        signed.put(email, new Signed(headers, now.plus(SIGNED_IN)));
        return headers;
    }

    /** What a letter lets its reader do. */
    record Way(String address, String consultation, String token) {
        String api() {
            return CASES + "/" + consultation;
        }

        Map<String, String> header() {
            return Map.of("Link-Token", token);
        }
    }

    static Way way(Letter letter) {
        var found = LINK.matcher(letter.plain());
        assertThat(found.find()).as("a link in '%s'", letter.subject()).isTrue();
        return new Way(found.group(), found.group(1), found.group(2));
    }

    static LocalDate today() {
        return LocalDate.now(HESSEN);
    }

    static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, HESSEN);
    }

    /** What the demo's first consultant advises about, alone; told again, it stays as it is. */
    void open() {
        module(JOURNEY, "Reise einer Beratung", 30, 0, "ON_SITE", "ONLINE", "PHONE");
        module(PAGES, "Beratung zum Durchklicken", 30, 48, "ON_SITE", "ONLINE");
        var person = region.somebody("consultant");
        consultant(
                CONSULTANT,
                person.path("name").asString(),
                person.path("email").asString(),
                MORNINGS,
                JOURNEY,
                PAGES);
    }

    /** Something to book; told again, it stays as it is. */
    void module(String code, String title, int minutes, int noticeHours, String... modes) {
        put(
                "/api/consulting/modules/" + code,
                Map.of(
                        "title",
                        title,
                        "titleEnglish",
                        title + " (EN)",
                        "description",
                        "Ein Modul zum Ausprobieren.",
                        "minutes",
                        minutes,
                        "bufferBefore",
                        0,
                        "bufferAfter",
                        0,
                        "modes",
                        List.of(modes),
                        "fields",
                        List.of(),
                        "noticeHours",
                        noticeHours,
                        "active",
                        true));
    }

    /** Somebody who advises every day, holidays included; today and tomorrow at any time. */
    void consultant(
            String id, String name, String email, Map<String, String> hours, String... modules) {
        var body = new HashMap<String, Object>();
        body.put("name", name);
        body.put("email", email);
        body.put(
                "fields",
                List.of(
                        "MOBILITY",
                        "ENERGY",
                        "HEALTH",
                        "WASTE",
                        "PARTICIPATION",
                        "DATA_PLATFORMS",
                        "ADMINISTRATION",
                        "ENVIRONMENT",
                        "SOCIETY",
                        "BUSINESS"));
        body.put("modules", List.of(modules));
        body.put("districts", List.of());
        body.put("home", "06611");
        body.put("languages", List.of("de", "en"));
        body.put("yearlyCapacity", 2000);
        body.put("perDay", 40);
        body.put("perWeek", 280);
        body.put(
                "weekly",
                Arrays.stream(DayOfWeek.values())
                        .map(
                                day -> {
                                    var weekly = new HashMap<>(hours);
                                    weekly.put("day", day.name());
                                    return weekly;
                                })
                        .toList());
        body.put(
                "exceptions",
                IntStream.range(0, 60)
                        .mapToObj(
                                i ->
                                        Map.of(
                                                "date",
                                                today().plusDays(i).toString(),
                                                "windows",
                                                List.of(i < 2 ? ALL_DAY : hours)))
                        .toList());
        body.put("onlineAddress", "https://konferenz.example/" + id);
        body.put("active", true);
        put("/api/consulting/consultants/" + id, body);
    }

    private void put(String path, Map<String, Object> body) {
        var headers = new HashMap<>(api.asStaff());
        headers.put("If-None-Match", "*");
        var answer = api.ask("PUT", path, body, headers);
        assertThat(answer.status()).as(answer.body()).isIn(201, 412);
    }

    /** Free starts, in order; there are some. */
    List<Instant> starts(String module, String mode, LocalDate from, int days) {
        var path =
                "/api/consulting/slots?module=%s&mode=%s&field=ENERGY&language=de&from=%s&days=%d%s"
                        .formatted(
                                module,
                                mode,
                                from,
                                days,
                                mode.equals("ON_SITE") ? "&place=" + KASSEL : "");
        return await("free time for " + module)
                .until(
                        () ->
                                api.get(path)
                                        .expect(200)
                                        .json()
                                        .path("days")
                                        .valueStream()
                                        .flatMap(day -> day.path("starts").valueStream())
                                        .map(start -> Instant.parse(start.asString()))
                                        .toList(),
                        Predicate.not(List::isEmpty));
    }

    static Map<String, Object> holdOf(String module, String mode, Instant start) {
        var body = new HashMap<String, Object>();
        body.put("module", module);
        body.put("mode", mode);
        body.put("fields", List.of("ENERGY"));
        body.put("language", "de");
        body.put("start", start.toString());
        if (mode.equals("ON_SITE")) {
            body.put("place", KASSEL);
        }
        return body;
    }

    JsonNode hold(String module, String mode, Instant start) {
        return api.anonymously("POST", HOLDS, holdOf(module, mode, start)).expect(201).json();
    }

    /** Filled in as far as it is asked for. */
    static Map<String, Object> request(
            String name, String email, String module, String mode, @Nullable JsonNode hold) {
        var body = new HashMap<String, Object>();
        body.put("name", name);
        body.put("email", email);
        body.put("municipality", KASSEL);
        body.put("function", "Digitalisierung");
        body.put("people", List.of(Map.of("name", "Käthe Kern", "email", "kern@stadt.example")));
        body.put("question", "Wie kommen wir zu Messwerten, die jemand liest?");
        body.put("goals", "Ein Plan für ein Jahr.");
        body.put("fields", List.of("ENERGY"));
        body.put("module", module);
        body.put("mode", mode);
        body.put("language", "de");
        body.put("privacyAccepted", true);
        if (mode.equals("ON_SITE")) {
            body.put("address", "Rathaus, Obere Königsstraße 8");
        }
        if (hold != null) {
            body.put(
                    "hold",
                    Map.of(
                            "hold",
                            hold.path("hold").asString(),
                            "token",
                            hold.path("token").asString()));
        }
        return body;
    }

    /** Somebody signed in asks online, with a start that is free: the case's name. */
    String ask(JsonNode person, String module, Instant start) {
        var email = person.path("email").asString();
        var form =
                request(
                        person.path("name").asString(),
                        email,
                        module,
                        "ONLINE",
                        hold(module, "ONLINE", start));
        form.put("municipality", person.path("ags").asString());
        return api.ask("POST", CASES, form, as(email))
                .expect(201)
                .json()
                .path("consultation")
                .asString();
    }

    /** The case as somebody sees it, once nothing is under way any more. */
    JsonNode settled(String consultation, Map<String, String> who, String status) {
        return await(consultation + " is " + status)
                .until(
                        () ->
                                api.ask("GET", CASES + "/" + consultation, "", who)
                                        .expect(200)
                                        .json(),
                        it ->
                                it.path("status").asString().equals(status)
                                        && !it.path("settling").asBoolean());
    }

    Letter awaitLetter(String email, String what, Predicate<Letter> wanted) {
        return await(what + " for " + email)
                .until(() -> letters(email, wanted).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    List<Letter> letters(String email, Predicate<Letter> wanted) {
        return post.letters(email).stream().filter(wanted).toList();
    }

    /** The entry of an appointment with this sequence, as one of both was sent it. */
    Letter awaitEntry(String email, String method, String uid, int sequence) {
        return awaitLetter(
                email,
                method + " " + sequence,
                letter ->
                        letter.method().equals(Optional.of(method))
                                && letter.calendar().uid().equals(uid)
                                && letter.calendar().sequence() == sequence);
    }
}
