package de.smartregion.e2e;

import static de.smartregion.e2e.Consulting.CASES;
import static de.smartregion.e2e.Consulting.CONSULTANT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The journey a consultation is: asked for, arranged, moved, cancelled; held, written down, read.
 */
@Order(2)
@ExtendWith(SharedRegion.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock(Consulting.CALENDARS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsultingJourneyTest {

    private static final String MODULE = Consulting.JOURNEY;
    private static final String ALONG = "e2e-zu-zweit";

    private final Region region;
    private final Api api;
    private final Consulting consulting;
    private final JsonNode consultant;
    private final JsonNode municipality;
    private String soon = "";

    ConsultingJourneyTest(Region region) {
        this.region = region;
        this.api = region.api();
        this.consulting = new Consulting(region);
        this.consultant = region.somebody("consultant");
        this.municipality = region.somebody("municipality");
    }

    @BeforeAll
    void open() {
        consulting.open();
        var start =
                consulting.starts(MODULE, "ONLINE", Consulting.today().plusDays(1), 7).stream()
                        .findFirst()
                        .orElseThrow();
        soon = consulting.ask(municipality, MODULE, start);
    }

    @Test
    @Order(1)
    void whoHasNoAccountBooksMovesAndCancelsByTheLinksOfLetters() {
        var person = Person.called("Ottilie");
        var later = Consulting.today().plusDays(5);
        var starts = consulting.starts(MODULE, "ON_SITE", later, 3);
        var start = starts.getFirst();
        var hold = consulting.hold(MODULE, "ON_SITE", start);

        // The only consultant is held: who comes second is told what is free next.
        var second =
                api.anonymously(
                                "POST",
                                Consulting.HOLDS,
                                Consulting.holdOf(MODULE, "ON_SITE", start))
                        .expect(409);
        assertThat(second.problem()).isEqualTo("slot-taken");
        assertThat(second.json().path("next").size()).isEqualTo(3);

        var form = Consulting.request(person.name(), person.email(), MODULE, "ON_SITE", hold);
        var key = UUID.randomUUID().toString();
        var receipt =
                api.ask("POST", CASES, form, Map.of("Idempotency-Key", key)).expect(201).json();
        assertThat(receipt.path("status").asString()).isEqualTo("UNCONFIRMED");
        assertThat(receipt.toString()).doesNotContain("oken");
        assertThat(
                        api.ask("POST", CASES, form, Map.of("Idempotency-Key", key))
                                .expect(201)
                                .json()
                                .path("consultation"))
                .isEqualTo(receipt.path("consultation"));
        var id = receipt.path("consultation").asString();

        var toConfirm =
                consulting.awaitLetter(
                        person.email(), "please confirm", it -> it.plain().contains(id));
        assertThat(toConfirm.plain())
                .contains("/beratung/" + id + "/bestaetigen?token=")
                .doesNotContain("Messwerten", "Rathaus", "Käthe");
        var confirm = Consulting.way(toConfirm);
        assertThat(api.get(CASES + "/" + id).status()).as("without the link").isEqualTo(404);
        assertThat(read(id, confirm.header()).path("status").asString())
                .as("looking confirms nothing")
                .isEqualTo("UNCONFIRMED");
        api.ask("POST", confirm.api() + "/confirmation", "", confirm.header()).expect(200);

        // Both have it in their calendars: the same entry.
        var booked =
                consulting.awaitLetter(
                        person.email(),
                        "the appointment",
                        it ->
                                it.plain().contains(id)
                                        && it.method().equals(Optional.of("REQUEST")));
        assertThat(booked.plain())
                .contains("Rathaus, Obere Königsstraße 8", email(consultant), "Käthe Kern");
        var entry = booked.calendar();
        assertThat(entry.event().getDateStart().getValue().toInstant()).isEqualTo(start);
        assertThat(entry.event().getAttendees())
                .extracting(it -> it.getEmail())
                .containsExactlyInAnyOrder(person.email(), email(consultant));
        var theirs =
                consulting.awaitEntry(email(consultant), "REQUEST", entry.uid(), entry.sequence());
        assertThat(theirs.plain())
                .contains(
                        region.portal() + "/beratende/beratungen/" + id,
                        person.name(),
                        person.email())
                .doesNotContain("token=");
        assertThat(theirs.calendar().event().getDateStart().getValue().toInstant())
                .isEqualTo(start);

        // Moved by the link; the old time is free again.
        var manage = Consulting.way(booked);
        var other =
                consulting.starts(MODULE, "ON_SITE", later.plusDays(4), 3).stream()
                        .reduce((_, last) -> last)
                        .orElseThrow();
        api.ask(
                        "POST",
                        manage.api() + "/appointment",
                        Map.of("start", other.toString()),
                        manage.header())
                .expect(200);
        for (var reader : List.of(person.email(), email(consultant))) {
            var moved = consulting.awaitEntry(reader, "REQUEST", entry.uid(), entry.sequence() + 1);
            assertThat(moved.calendar().event().getDateStart().getValue().toInstant())
                    .isEqualTo(other);
        }
        await("the old time is free")
                .until(() -> consulting.starts(MODULE, "ON_SITE", later, 3).contains(start));

        // Cancelled by the link; both calendars lose it.
        api.ask(
                        "POST",
                        manage.api() + "/withdrawal",
                        Map.of("reason", "Die Stelle ist\nnicht besetzt."),
                        manage.header())
                .expect(200);
        for (var reader : List.of(person.email(), email(consultant))) {
            consulting.awaitEntry(reader, "CANCEL", entry.uid(), entry.sequence() + 2);
        }
        assertThat(
                        consulting
                                .awaitEntry(
                                        email(consultant),
                                        "CANCEL",
                                        entry.uid(),
                                        entry.sequence() + 2)
                                .plain())
                .contains("> Die Stelle ist", "> nicht besetzt.");
        assertThat(read(id, manage.header()).path("status").asString()).isEqualTo("WITHDRAWN");
        consulting.awaitLetter(
                person.email(), "withdrawn", it -> it.subject().startsWith("Zurückgezogen"));
        assertThat(consulting.letters(person.email(), _ -> true)).hasSize(5);
        await("the new time is free, too")
                .until(
                        () ->
                                consulting
                                        .starts(MODULE, "ON_SITE", later.plusDays(4), 3)
                                        .contains(other));
    }

    @Test
    @Order(4)
    void byPhoneItIsToldWhoCallsWhomAndWhere() {
        var person = Person.called("Telse");
        var start =
                consulting.starts(MODULE, "PHONE", Consulting.today().plusDays(6), 3).getFirst();
        var hold = consulting.hold(MODULE, "PHONE", start);
        var form =
                new HashMap<>(
                        Consulting.request(person.name(), person.email(), MODULE, "PHONE", hold));
        assertThat(
                        api.ask("POST", CASES, form, Map.of())
                                .expect(400)
                                .json()
                                .path("errors")
                                .findValuesAsString("field"))
                .containsExactly("phone");
        form.put("phone", "0561 787-12");
        var id =
                api.ask("POST", CASES, form, Map.of())
                        .expect(201)
                        .json()
                        .path("consultation")
                        .asString();

        var confirm =
                Consulting.way(
                        consulting.awaitLetter(
                                person.email(), "please confirm", it -> it.plain().contains(id)));
        api.ask("POST", confirm.api() + "/confirmation", "", confirm.header()).expect(200);
        var booked =
                consulting.awaitLetter(
                        person.email(),
                        "the appointment",
                        it ->
                                it.plain().contains(id)
                                        && it.method().equals(Optional.of("REQUEST")));
        assertThat(booked.plain())
                .contains("ruft Sie unter 0561 787-12 an")
                .doesNotContain("Online-Zugang");
        var entry = booked.calendar();
        assertThat(
                        consulting
                                .awaitEntry(
                                        email(consultant), "REQUEST", entry.uid(), entry.sequence())
                                .plain())
                .contains("Rufen Sie " + person.name() + " unter 0561 787-12 an");

        var manage = Consulting.way(booked);
        api.ask("POST", manage.api() + "/withdrawal", Map.of(), manage.header()).expect(200);
        assertThat(
                        consulting
                                .awaitEntry(
                                        email(consultant),
                                        "CANCEL",
                                        entry.uid(),
                                        entry.sequence() + 1)
                                .plain())
                .as("nobody calls any more")
                .doesNotContain("0561 787-12");
    }

    @Test
    @Order(2)
    void whoSignedInAsksIsOfferedTwoTimesAndTakesOne() {
        var word = "Wasserzähler" + UUID.randomUUID().toString().substring(0, 8);
        var form = new HashMap<>(requestOf(municipality, null));
        form.put("question", "Was machen wir mit " + word + "?");
        var receipt = api.ask("POST", CASES, form, as(municipality)).expect(201).json();
        assertThat(receipt.path("status").asString()).isEqualTo("REQUESTED");
        var id = receipt.path("consultation").asString();
        consulting.awaitLetter(
                email(municipality),
                "received",
                it -> it.subject().startsWith("Eingegangen") && it.plain().contains(id));

        // The staff's board: found, with who could do it and why.
        var line =
                await("on the board")
                        .until(
                                () -> found("?query=" + word, api.asStaff()),
                                items -> items.size() == 1)
                        .getFirst();
        assertThat(line.path("id").asString()).isEqualTo(id);
        assertThat(line.path("status").asString()).isEqualTo("REQUESTED");
        var candidates =
                api.ask("GET", CASES + "/" + id + "/candidates", "", api.asStaff())
                        .expect(200)
                        .json()
                        .path("items");
        assertThat(candidates.findValuesAsString("consultant")).contains(CONSULTANT);
        assertThat(read(id, api.asStaff()).path("assignment").path("consultant").asString())
                .isEqualTo(CONSULTANT);

        // For whom it is not, there is none.
        var stranger = municipalities().get(1);
        assertThat(api.ask("GET", CASES + "/" + id, "", as(stranger)).status()).isEqualTo(404);
        assertThat(found("/own?size=100", as(stranger)).toString()).doesNotContain(id);
        assertThat(found("/own?size=100", as(municipality)).toString()).contains(id);

        var free = consulting.starts(MODULE, "ONLINE", Consulting.today().plusDays(12), 3);
        var first = free.getFirst();
        var last = free.getLast();
        api.ask(
                        "POST",
                        CASES + "/" + id + "/offer",
                        Map.of(
                                "starts",
                                List.of(
                                        Map.of("start", first.toString()),
                                        Map.of("start", last.toString())),
                                "note",
                                "Beides ginge auch am Telefon."),
                        api.asStaff())
                .expect(200);
        var offered =
                consulting.awaitLetter(
                        email(municipality),
                        "the offer",
                        it ->
                                it.subject().startsWith("Terminvorschlag")
                                        && it.plain().contains(id));
        assertThat(offered.plain()).contains("unter 2 Terminen", "> Beides ginge auch am Telefon.");
        assertThat(consulting.starts(MODULE, "ONLINE", Consulting.today().plusDays(12), 3))
                .as("kept until there is an answer")
                .doesNotContain(first, last);

        api.ask(
                        "POST",
                        CASES + "/" + id + "/acceptance",
                        Map.of("start", last.toString()),
                        as(municipality))
                .expect(200);
        var booked =
                consulting.awaitLetter(
                        email(municipality),
                        "the appointment",
                        it ->
                                it.plain().contains(id)
                                        && it.method().equals(Optional.of("REQUEST")));
        assertThat(booked.plain()).contains("https://konferenz.example/" + CONSULTANT);
        consulting.awaitEntry(
                email(consultant),
                "REQUEST",
                booked.calendar().uid(),
                booked.calendar().sequence());
        await("what was not taken is free again")
                .until(
                        () ->
                                consulting
                                        .starts(
                                                MODULE,
                                                "ONLINE",
                                                Consulting.today().plusDays(12),
                                                3)
                                        .contains(first));

        var load = api.ask("GET", "/api/consulting/load", "", api.asStaff()).expect(200).json();
        assertThat(load.path("items").valueStream())
                .anySatisfy(
                        it -> {
                            assertThat(it.path("consultant").asString()).isEqualTo(CONSULTANT);
                            assertThat(it.path("open").asInt()).isPositive();
                        });
        assertThat(found("?size=100", as(consultant)).toString()).contains(id);

        // Somebody comes along, and does not any more: three calendars know.
        var along = Person.called("Dora");
        var dora = "e2e-dora-" + UUID.randomUUID().toString().substring(0, 8);
        consulting.module(
                ALONG, "Für zwei", 30, 0, "ONLINE"); // what she comes along to is not hers
        consulting.consultant(dora, along.name(), along.email(), Consulting.ALL_DAY, ALONG);
        var appointment =
                read(id, api.asStaff()).path("appointments").path(0).path("id").asString();
        var second = CASES + "/" + id + "/appointments/" + appointment + "/second";
        api.ask("PUT", second, Map.of("consultant", dora), api.asStaff()).expect(200);
        var entry = booked.calendar();
        for (var reader : List.of(along.email(), email(consultant), email(municipality))) {
            assertThat(
                            consulting
                                    .awaitEntry(
                                            reader, "REQUEST", entry.uid(), entry.sequence() + 1)
                                    .plain())
                    .contains("Beratung auch durch: " + along.name());
        }
        api.ask("DELETE", second, "", api.asStaff()).expect(200);
        consulting.awaitEntry(along.email(), "CANCEL", entry.uid(), entry.sequence() + 2);
    }

    @Test
    @Order(3)
    void theConsultantWritesWhatCameOfItAndTheMunicipalityReadsItOnceReleased() {
        var path = CASES + "/" + soon;
        consulting.settled(soon, as(municipality), "SCHEDULED");
        api.ask("POST", path + "/held", "", as(consultant)).expect(200);

        var seen = etag(path, as(consultant));
        var report =
                Map.of(
                        "situation",
                        "Es gibt **Zähler** <script>alert(1)</script>.",
                        "advice",
                        "Erst lesen, dann messen.",
                        "nextSteps",
                        "- eine Liste\n- ein Termin",
                        "projects",
                        List.of(),
                        "gatherings",
                        List.of());
        var edit = new HashMap<>(as(consultant));
        edit.put("If-Match", seen);
        api.ask("PUT", path + "/report", report, edit).expect(200);
        assertThat(api.ask("PUT", path + "/report", report, edit).status())
                .as("an edit of what was not seen")
                .isEqualTo(412);
        assertThat(read(soon, as(municipality)).has("report")).as("not released").isFalse();

        api.ask("POST", path + "/report/release", "", as(consultant)).expect(200);
        var letter =
                consulting.awaitLetter(
                        email(municipality),
                        "the report",
                        it ->
                                it.subject().startsWith("Ihr Beratungsbericht")
                                        && it.plain().contains(soon));
        assertThat(letter.plain()).doesNotContain("Erst lesen");
        var byLink = Consulting.way(letter);
        for (var who : List.of(as(municipality), byLink.header())) {
            var read = read(soon, who).path("report");
            assertThat(read.path("advice").asString()).isEqualTo("Erst lesen, dann messen.");
            assertThat(read.path("situationHtml").asString())
                    .contains("<strong>Zähler</strong>")
                    .doesNotContain("<script");
        }
        assertThat(read(soon, as(municipality)).path("status").asString()).isEqualTo("REPORTED");

        api.ask("POST", path + "/feedback", Map.of("helpful", 5), as(municipality)).expect(200);
        assertThat(read(soon, api.asStaff()).path("feedback").path("helpful").asInt()).isEqualTo(5);
    }

    private JsonNode read(String id, Map<String, String> who) {
        return api.ask("GET", CASES + "/" + id, "", who).expect(200).json();
    }

    private List<JsonNode> found(String query, Map<String, String> who) {
        return api.ask("GET", CASES + query, "", who)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private String etag(String path, Map<String, String> who) {
        return api.ask("GET", path, "", who).expect(200).headers().firstValue("ETag").orElseThrow();
    }

    private List<JsonNode> municipalities() {
        return region.people().stream()
                .filter(person -> person.path("role").asString().equals("municipality"))
                .toList();
    }

    private static Map<String, Object> requestOf(JsonNode person, @Nullable JsonNode hold) {
        var form =
                new HashMap<>(
                        Consulting.request(name(person), email(person), MODULE, "ONLINE", hold));
        form.put("municipality", person.path("ags").asString());
        return form;
    }

    private static String name(JsonNode person) {
        return person.path("name").asString();
    }

    private static String email(JsonNode person) {
        return person.path("email").asString();
    }

    private Map<String, String> as(JsonNode person) {
        return consulting.as(email(person));
    }
}
