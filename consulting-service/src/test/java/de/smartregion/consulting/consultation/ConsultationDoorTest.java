package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.Door.as;
import static de.smartregion.consulting.Door.ifMatch;
import static de.smartregion.consulting.Door.link;
import static de.smartregion.consulting.Door.municipality;
import static de.smartregion.consulting.Door.nobody;
import static de.smartregion.consulting.Door.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import biweekly.Biweekly;

import de.smartregion.consulting.Door;
import de.smartregion.consulting.Door.Answer;
import de.smartregion.consulting.RunningConsulting;
import de.smartregion.platform.infrastructure.Records;
import de.smartregion.platform.infrastructure.Tokens;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Through the doors: who may do and see what, and what is answered. */
@Import(PaperAgenda.OnTheDesk.class)
// Beside the service with real calendars: each hears everything, and acts on its own store.
@TestPropertySource(
        properties = {
            "spring.cloud.stream.bindings.freedMessages-in-0.group=on-paper",
            "spring.cloud.stream.bindings.absenceMessages-in-0.group=on-paper"
        })
class ConsultationDoorTest implements RunningConsulting {

    /** Each test asks as another municipality: a year has a quota. */
    private static final AtomicInteger MUNICIPALITY = new AtomicInteger(6_434_001);

    private static final String OTHER = "06531005";
    private static final String CASES = "/api/consulting/consultations";
    private static final String HOLDS = "/api/consulting/holds";

    private final String ags = "0" + MUNICIPALITY.getAndIncrement();
    private final Door door;
    private final PaperAgenda agenda;

    private final Consultations consultations;
    private final Terms terms;

    ConsultationDoorTest(
            @LocalServerPort int port,
            @Autowired PaperAgenda agenda,
            @Autowired Consultations consultations,
            @Autowired Terms terms) {
        this.door = new Door(port);
        this.agenda = agenda;
        this.consultations = consultations;
        this.terms = terms;
    }

    @BeforeEach
    void nothingIsTaken() {
        agenda.forget();
    }

    private static Consumer<HttpHeaders> consultant(String id) {
        return as(
                Tokens.token()
                        .subject(id)
                        .roles("consultant")
                        .email(id + "@ekom21.example")
                        .name(id)
                        .sign());
    }

    private static Consumer<HttpHeaders> key(String key) {
        return headers -> headers.set("Idempotency-Key", key);
    }

    /** A weekday far enough away to be moved; each hour of it for another test. */
    private static Instant start(int hour) {
        var date = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(10);
        while (date.getDayOfWeek() != DayOfWeek.TUESDAY) {
            date = date.plusDays(1);
        }
        return date.atTime(hour, 0).atZone(Spot.ZONE).toInstant();
    }

    private static ObjectNode form(String ags) {
        var form =
                Door.JSON
                        .createObjectNode()
                        .put("name", "Erika Beispiel")
                        .put("email", "digital@" + ags + ".example")
                        .put("municipality", ags)
                        .put("question", "Wie beginnen wir?")
                        .put("module", PaperAgenda.MODULE)
                        .put("mode", "ONLINE")
                        .put("privacyAccepted", true);
        form.putArray("fields").add("ENVIRONMENT");
        return form;
    }

    private static ObjectNode choice(Instant start) {
        return Door.JSON.createObjectNode().put("start", start.toString());
    }

    private Answer hold(Instant start) {
        return door.post(
                HOLDS,
                Door.JSON
                        .createObjectNode()
                        .put("module", PaperAgenda.MODULE)
                        .put("mode", "ONLINE")
                        .put("start", start.toString()),
                nobody());
    }

    private static ObjectNode with(ObjectNode form, Answer held) {
        form.putObject("hold")
                .put("hold", held.body().path("hold").asString())
                .put("token", held.body().path("token").asString());
        return form;
    }

    private String scheduled(String ags, Instant start) {
        var asked = door.post(CASES, with(form(ags), hold(start)), municipality(ags));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.body().path("status").asString()).isEqualTo("SCHEDULED");
        return asked.body().path("consultation").asString();
    }

    private static JsonNode told(String fact, String id) {
        var record =
                Records.await(
                        "smartregion.consulting.consultations",
                        it ->
                                id.equals(it.key())
                                        && ("de.smartregion.consulting." + fact + ".v1")
                                                .equals(Records.header(it, "ce_type")));
        return Door.JSON.readTree(record.value());
    }

    @Test
    void aMunicipalityBooksMovesAndWithdraws() {
        var id = scheduled(ags, start(9));
        var path = CASES + "/" + id;
        var read = door.get(path, municipality(ags));
        assertThat(read.body().path("as").asString()).isEqualTo("PERSON");
        assertThat(read.body().path("may").toString()).contains("book", "withdraw");
        assertThat(read.body().has("log")).isFalse();
        assertThat(read.body().has("assignment")).isFalse();
        var appointment = read.body().path("appointments").path(0);
        assertThat(appointment.path("start").asString()).isEqualTo(start(9).toString());
        assertThat(appointment.path("onlineAddress").asString()).startsWith("https://");
        var moved = door.post(path + "/appointment", choice(start(11)), municipality(ags));
        assertThat(moved.body().path("appointments").path(0).path("sequence").asInt()).isEqualTo(1);
        assertThat(moved.etag()).isNotEqualTo(read.etag());
        assertThat(door.post(path + "/withdrawal", null, municipality(ags)).status())
                .isEqualTo(200);
        assertThat(door.post(path + "/withdrawal", null, municipality(ags)).status())
                .isEqualTo(200);
        assertThat(agenda.taken()).isEmpty();
        assertThat(told("appointment-moved", id).path("before").asString())
                .isEqualTo(start(9).toString());
        assertThat(told("appointment-cancelled", id).path("by").asString()).isEqualTo("PERSON");
    }

    @Test
    void aSecondConsultantComesAlong() {
        var id = scheduled(ags, start(9));
        var path = CASES + "/" + id;
        var appointment =
                door.get(path, staff()).body().path("appointments").path(0).path("id").asString();
        var second = path + "/appointments/" + appointment + "/second";
        var dora = Door.JSON.createObjectNode().put("consultant", PaperAgenda.DORA);
        var could = door.get(second, staff()).body().path("items");
        assertThat(could.findValuesAsString("consultant")).contains(PaperAgenda.DORA).hasSize(2);
        assertThat(door.put(second, dora, municipality(ags)).status()).isEqualTo(403);
        assertThat(door.put(second, dora, consultant(PaperAgenda.DORA)).status()).isEqualTo(404);
        assertThat(door.put(second, Door.JSON.createObjectNode(), staff()).fields())
                .containsExactly("consultant");
        var added = door.put(second, dora, staff());
        assertThat(added.status()).as(added.text()).isEqualTo(200);
        var told = told("appointment-accompanied", id);
        assertThat(told.path("secondConsultantName").asString()).isEqualTo("Dora Daneben");
        assertThat(door.get(path, consultant(PaperAgenda.DORA)).body().path("as").asString())
                .isEqualTo("CONSULTANT");
        var seen = door.get(path, municipality(ags)).body().path("appointments").path(0);
        assertThat(seen.path("second").path("name").asString()).isEqualTo("Dora Daneben");
        assertThat(seen.path("second").has("consultant")).isFalse();
        assertThat(seen.path("accompaniable").asBoolean()).isFalse();

        agenda.block(PaperAgenda.DORA, start(11));
        var date = LocalDate.ofInstant(start(9), Spot.ZONE);
        var starts = door.get(path + "/slots?days=1&from=" + date, municipality(ags)).body();
        assertThat(starts.path("days").path(0).path("starts").toString())
                .contains(start(13).toString())
                .doesNotContain(start(11).toString());
        assertThat(door.get(path + "/slots", nobody()).status()).isEqualTo(404);
        assertThat(door.post(path + "/appointment", choice(start(11)), municipality(ags)).problem())
                .isEqualTo("slot-taken");

        var byThemselves =
                door.send(
                        HttpMethod.DELETE,
                        second,
                        null,
                        MediaType.APPLICATION_JSON,
                        consultant(PaperAgenda.DORA));
        assertThat(byThemselves.problem()).isEqualTo("not-yours-to-do");
        var removed =
                door.send(HttpMethod.DELETE, second, null, MediaType.APPLICATION_JSON, staff());
        assertThat(removed.body().path("appointments").path(0).has("second")).isFalse();
        assertThat(told("appointment-unaccompanied", id).path("formerConsultantName").asString())
                .isEqualTo("Dora Daneben");
    }

    @Test
    void whoHasNoAccountConfirmsByTheLinkOfTheLetter() {
        var asked = door.post(CASES, with(form(ags), hold(start(9))), nobody());
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.body().path("status").asString()).isEqualTo("UNCONFIRMED");
        assertThat(asked.body().path("confirmBy").asString()).isNotEmpty();
        assertThat(asked.text()).doesNotContain("oken");
        var id = asked.body().path("consultation").asString();
        var path = CASES + "/" + id;
        assertThat(door.get(path, nobody()).problem()).isEqualTo("consultation-not-found");
        assertThat(door.post(path + "/confirmation", null, link("A".repeat(43))).status())
                .isEqualTo(404);
        var token = told("consultation-requested", id).path("confirmToken").asString();
        var confirmed = door.post(path + "/confirmation", null, link(token));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(confirmed.body().path("status").asString()).isEqualTo("SCHEDULED");
        var manage = confirmed.body().path("manageToken").asString();
        assertThat(told("appointment-scheduled", id).path("manageToken").asString())
                .isEqualTo(manage);
        assertThat(door.get(path, link(manage)).status()).isEqualTo(200);
        assertThat(door.get(path, link(manage)).body().has("manageToken")).isFalse();
        assertThat(door.post(path + "/withdrawal", null, link(token)).problem())
                .as("the other link only confirms")
                .isEqualTo("consultation-unconfirmed");
    }

    @Test
    void whoConfirmsWhenTheSlotIsGoneHasTheCaseAllTheSame() {
        var asked = door.post(CASES, with(form(ags), hold(start(9))), nobody());
        var id = asked.body().path("consultation").asString();
        var token = told("consultation-requested", id).path("confirmToken").asString();
        agenda.forget();
        var gone = door.post(CASES + "/" + id + "/confirmation", null, link(token));
        assertThat(gone.problem()).isEqualTo("slot-taken");
        assertThat(gone.body().path("next").size()).isEqualTo(3);
        var manage = link(gone.body().path("manageToken").asString());
        var found = door.get(CASES + "/" + id, manage);
        assertThat(found.body().path("status").asString()).isEqualTo("REQUESTED");
    }

    @Test
    void theSameKeyAnswersTheSameAndAnotherBodyIsRefused() {
        var name = UUID.randomUUID().toString();
        var one = door.post(CASES, form(ags), municipality(ags).andThen(key(name)));
        var two = door.post(CASES, form(ags), municipality(ags).andThen(key(name)));
        assertThat(two.body()).isEqualTo(one.body());
        assertThat(
                        door.post(
                                        CASES,
                                        form(ags).put("question", "Anders?"),
                                        municipality(ags).andThen(key(name)))
                                .problem())
                .isEqualTo("idempotency-key-reused");
        var stranger = door.post(CASES, form(ags), nobody().andThen(key(name)));
        assertThat(stranger.body().path("consultation"))
                .isNotEqualTo(one.body().path("consultation"));
        assertThat(
                        door.post(CASES, form(ags), municipality(ags).andThen(key("zwei Worte")))
                                .status())
                .isEqualTo(400);
    }

    @Test
    void aTakenSlotIsAnsweredWithTheNextThree() {
        for (int i = 0; i < 2; i++) {
            assertThat(hold(start(9)).status()).isEqualTo(201);
        }
        var third = hold(start(9));
        assertThat(third.problem()).isEqualTo("slot-taken");
        assertThat(third.body().path("next").valueStream().map(JsonNode::asString).toList())
                .containsExactly(start(10).toString(), start(11).toString(), start(12).toString());
    }

    @Test
    void aHoldIsGivenBackByItsHolderOnly() {
        var held = hold(start(9));
        var path = HOLDS + "/" + held.body().path("hold").asString();
        assertThat(delete(path, nobody()).problem()).isEqualTo("hold-not-found");
        var other = hold(start(10)).body().path("token").asString();
        assertThat(delete(path, link(other)).problem()).isEqualTo("hold-not-found");
        assertThat(agenda.taken()).hasSize(2);
        var token = held.body().path("token").asString();
        assertThat(delete(path, link(token)).status()).isEqualTo(204);
        assertThat(delete(path, link(token)).status()).isEqualTo(204);
        assertThat(agenda.taken()).hasSize(1);
        assertThat(door.post(CASES, with(form(ags), held), municipality(ags)).problem())
                .isEqualTo("slot-taken");
        assertThat(held.text()).doesNotContain(PaperAgenda.KARLA, PaperAgenda.BEN);
    }

    private Answer delete(String path, Consumer<HttpHeaders> who) {
        return door.send(HttpMethod.DELETE, path, null, MediaType.APPLICATION_JSON, who);
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        var wrong = form(ags).put("name", " ").put("email", "keine").put("municipality", "99");
        wrong.put("question", "").put("privacyAccepted", false);
        wrong.putArray("fields").add("MAGIC");
        wrong.putArray("people").addObject().put("name", "A").put("email", "b");
        var answer = door.post(CASES, wrong, nobody());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields())
                .contains(
                        "name",
                        "email",
                        "municipality",
                        "question",
                        "privacyAccepted",
                        "fields[0]",
                        "people[0].email");
        assertThat(door.post(CASES, form(ags).put("module", "nichts"), nobody()).fields())
                .containsExactly("module");
        assertThat(door.post(CASES, form(ags).put("module", "altes"), nobody()).fields())
                .containsExactly("module");
        var mode = form(ags).put("module", "online-sprechstunde").put("mode", "ON_SITE");
        var german = door.post(CASES, mode, nobody());
        assertThat(german.fields()).containsExactly("mode");
        assertThat(german.text()).contains("nicht angeboten");
        assertThat(door.post(CASES, mode, headers -> headers.set("Accept-Language", "en")).text())
                .contains("not offered");
        var windows = form(ags);
        windows.putArray("windows")
                .addObject()
                .put("from", start(10).toString())
                .put("until", start(9).toString());
        assertThat(door.post(CASES, windows, nobody()).fields())
                .containsExactly("windows[0].until");
        assertThat(
                        door.post(
                                        HOLDS,
                                        Door.JSON
                                                .createObjectNode()
                                                .put("module", PaperAgenda.MODULE)
                                                .put("mode", "ON_SITE")
                                                .put("start", start(9).toString()),
                                        nobody())
                                .fields())
                .containsExactly("place");
    }

    @Test
    void nobodySeesOrDoesWhatIsSomebodyElses() {
        var id = scheduled(ags, start(9));
        var path = CASES + "/" + id;
        var theirs =
                door.get(path, staff())
                        .body()
                        .path("appointments")
                        .path(0)
                        .path("consultant")
                        .asString();
        var other = theirs.equals(PaperAgenda.KARLA) ? PaperAgenda.BEN : PaperAgenda.KARLA;
        for (var stranger : List.of(nobody(), municipality(OTHER), consultant(other))) {
            assertThat(door.get(path, stranger).status()).isEqualTo(404);
            assertThat(door.post(path + "/withdrawal", null, stranger).status()).isEqualTo(404);
            assertThat(door.post(path + "/appointment", choice(start(11)), stranger).status())
                    .isEqualTo(404);
            assertThat(
                            door.post(
                                            path + "/feedback",
                                            Door.JSON.createObjectNode().put("helpful", 1),
                                            stranger)
                                    .status())
                    .isEqualTo(404);
        }
        assertThat(door.post(path + "/held", null, consultant(other)).status()).isEqualTo(404);
        assertThat(door.post(path + "/held", null, municipality(ags)).status()).isEqualTo(403);
        assertThat(door.post(path + "/held", null, consultant(theirs)).problem())
                .isEqualTo("too-early");
        assertThat(door.get(path, consultant(theirs)).body().path("as").asString())
                .isEqualTo("CONSULTANT");
        assertThat(door.get(path, consultant(theirs)).body().has("assignment")).isFalse();
        assertThat(door.get(path, staff()).body().path("assignment").path("reason").size())
                .isEqualTo(3);
        assertThat(door.get(CASES, consultant(theirs)).text()).contains(id);
        assertThat(door.get(CASES, consultant(other)).text()).doesNotContain(id);
        assertThat(door.get(CASES + "?consultant=" + theirs, consultant(other)).text())
                .doesNotContain(id);
        assertThat(door.get(CASES + "?query=Beispiel&size=100", staff()).text()).contains(id);
        assertThat(door.get(CASES + "?district=06531", staff()).text()).doesNotContain(id);
        assertThat(door.get(CASES + "/own", municipality(ags)).text()).contains(id);
        assertThat(door.get(CASES + "/own", municipality(OTHER)).text()).doesNotContain(id);
        assertThat(door.get(path + "/candidates", staff()).body().path("items").size())
                .isEqualTo(3);
        assertThat(door.get(path + "/candidates", consultant(theirs)).status()).isEqualTo(403);
        assertThat(door.get("/api/consulting/load", staff()).body().path("items").size())
                .isEqualTo(3);
    }

    @Test
    void theOfficeOffersAndTheMunicipalityChooses() {
        var asked = door.post(CASES, form(ags), municipality(ags));
        var id = asked.body().path("consultation").asString();
        var path = CASES + "/" + id;
        var overruled =
                door.post(
                        path + "/assignment",
                        Door.JSON
                                .createObjectNode()
                                .put("consultant", PaperAgenda.KARLA)
                                .put("note", "Kennt die Stadt"),
                        staff());
        assertThat(overruled.body().path("assignment").path("by").asString())
                .isEqualTo("Ada Muster");
        var offer = Door.JSON.createObjectNode();
        offer.putArray("starts")
                .add(choice(start(13)))
                .add(choice(start(14)).put("consultant", PaperAgenda.KARLA));
        var offered = door.post(path + "/offer", offer, consultant(PaperAgenda.KARLA));
        assertThat(offered.body().path("status").asString()).isEqualTo("OFFERED");
        assertThat(door.post(path + "/acceptance", choice(start(15)), municipality(ags)).problem())
                .isEqualTo("not-offered");
        var accepted = door.post(path + "/acceptance", choice(start(14)), municipality(ags));
        assertThat(accepted.body().path("status").asString()).isEqualTo("SCHEDULED");
        assertThat(agenda.taken()).hasSize(1);
        assertThat(
                        told("appointment-offered", id)
                                .path("starts")
                                .valueStream()
                                .map(JsonNode::asString))
                .containsExactly(start(13).toString(), start(14).toString());
    }

    @Test
    void aReportIsReadByTheMunicipalityWhenReleasedAndHarmsNobody() {
        var hostile =
                Door.JSON
                        .createObjectNode()
                        .put("situation", "<script>alert(1)</script>\n\n**Lage**")
                        .put("advice", "[x](javascript:alert(1)) <img src=x onerror=alert(1)>")
                        .put("nextSteps", "* eins\n* [zwei](https://karte.example)");
        var early = CASES + "/" + scheduled(ags, start(9));
        var seen = door.get(early, staff()).etag();
        assertThat(door.put(early + "/report", hostile, staff()).status()).isEqualTo(428);
        assertThat(door.put(early + "/report", hostile, staff().andThen(ifMatch(seen))).problem())
                .isEqualTo("not-held");
        var path = CASES + "/" + yesterday();
        var karla = consultant(PaperAgenda.KARLA);
        assertThat(door.get(path, karla).body().path("may").toString()).contains("record");
        assertThat(door.post(path + "/held", null, karla).status()).isEqualTo(200);
        seen = door.get(path, karla).etag();
        var written = door.put(path + "/report", hostile, karla.andThen(ifMatch(seen)));
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        assertThat(door.put(path + "/report", hostile, karla.andThen(ifMatch(seen))).status())
                .isEqualTo(412);
        assertThat(door.get(path, municipality(ags)).body().has("report")).isFalse();
        assertThat(door.post(path + "/report/release", null, karla).status()).isEqualTo(200);
        var report = door.get(path, municipality(ags)).body().path("report");
        assertThat(report.path("situationHtml").asString())
                .contains("<strong>Lage</strong>")
                .doesNotContain("<script");
        assertThat(report.path("adviceHtml").asString()).doesNotContain("<a", "<img");
        assertThat(report.path("nextStepsHtml").asString())
                .contains("<li>eins</li>", "https://karte.example");
        var feedback = Door.JSON.createObjectNode().put("helpful", 5);
        assertThat(door.post(path + "/feedback", feedback, municipality(ags)).status())
                .isEqualTo(200);
        assertThat(door.post(path + "/feedback", feedback, karla).status()).isEqualTo(403);
        feedback.put("helpful", 6);
        assertThat(door.post(path + "/feedback", feedback, municipality(ags)).fields())
                .containsExactly("helpful");
    }

    /** A case whose appointment has begun, as it would have been stored then. */
    private String yesterday() {
        var now = consultations.now();
        var asked = now.minus(Duration.ofDays(3));
        var spot =
                new Spot(
                        PaperAgenda.KARLA,
                        Names.random(),
                        now.minus(Duration.ofDays(1)),
                        now.minus(Duration.ofHours(23)));
        var opened =
                Consultation.open(
                                new Consultation.Opening(
                                        Names.random(),
                                        Office.wish(ags),
                                        spot,
                                        null,
                                        null,
                                        true,
                                        true,
                                        null),
                                terms,
                                asked)
                        .consultation();
        var adviser = agenda.adviser(PaperAgenda.KARLA).orElseThrow();
        return consultations.insert(opened.booked(spot, adviser, terms, asked)).id();
    }

    @Test
    void aConsultantsCalendarIsAtASecretAddressUntilItIsRevoked() {
        var id = scheduled(ags, start(9));
        var theirs =
                door.get(CASES + "/" + id, staff())
                        .body()
                        .path("appointments")
                        .path(0)
                        .path("consultant")
                        .asString();
        var feed = "/api/consulting/calendar-feed";
        var first = door.post(feed, null, consultant(theirs)).body().path("address").asString();
        var calendar = Biweekly.parse(door.get(first, nobody()).text()).first();
        assertThat(calendar.getEvents())
                .extracting(it -> it.getDateStart().getValue().toInstant())
                .contains(start(9));
        agenda.retire(theirs);
        assertThat(door.get(first, nobody()).problem())
                .as("of somebody who advises no more")
                .isEqualTo("calendar-feed-not-found");
        agenda.forget();
        var second = door.post(feed, null, consultant(theirs)).body().path("address").asString();
        assertThat(door.get(first, nobody()).problem()).isEqualTo("calendar-feed-not-found");
        assertThat(door.get(second, nobody()).headers().getFirst("Cache-Control"))
                .contains("no-store");
        assertThat(delete(feed, consultant(theirs)).status()).isEqualTo(204);
        assertThat(door.get(second, nobody()).status()).isEqualTo(404);
        assertThat(door.post(feed, null, consultant("unknown")).problem())
                .isEqualTo("not-a-consultant");
    }

    @Test
    void whatIsFreeAgainGoesToWhoWaitsAndAbsencesAreTold() {
        agenda.block(PaperAgenda.KARLA, start(16));
        agenda.block(PaperAgenda.BEN, start(16));
        var form = form(ags);
        form.putArray("windows")
                .addObject()
                .put("from", start(16).toString())
                .put("until", start(17).toString());
        var waiting = door.post(CASES, form, municipality(ags));
        assertThat(waiting.body().path("status").asString()).isEqualTo("WAITING");
        var id = waiting.body().path("consultation").asString();
        agenda.unblock(PaperAgenda.BEN, start(16));
        send(
                "smartregion.consulting.days",
                "day-changed",
                "{\"consultant\":\"ben\",\"date\":\"2026-01-01\",\"version\":1,\"entries\":[],"
                        + "\"freed\":[{\"start\":\"2026-01-01T09:00:00Z\",\"end\":\"2026-01-01T10:00:00Z\"}]}");
        assertThat(told("appointment-offered", id).path("starts").path(0).asString())
                .isEqualTo(start(16).toString());
        door.post(CASES + "/" + id + "/acceptance", choice(start(16)), municipality(ags));
        send(
                "smartregion.consulting.consultants",
                "consultant-absent",
                "{\"consultant\":\"ben\",\"absence\":\"a1\",\"from\":\""
                        + start(8)
                        + "\",\"until\":\""
                        + start(20)
                        + "\"}");
        var collides = told("absence-collides", id);
        assertThat(collides.path("consultantName").asString()).isEqualTo("Ben Entwurf");
        assertThat(collides.path("proposals").size()).isPositive();
        var lines = door.get(CASES + "?collides=true&size=100", staff()).body().path("items");
        assertThat(lines.valueStream().filter(it -> it.path("collides").asBoolean()))
                .extracting(it -> it.path("id").asString())
                .contains(id);
        var collision =
                door.get(CASES + "/" + id, staff())
                        .body()
                        .path("appointments")
                        .path(0)
                        .path("collision");
        assertThat(collision.path("absences").path(0).asString()).isEqualTo("a1");
        assertThat(collision.path("proposals").path(0).path("consultantName").asString())
                .isEqualTo("Karla Probst-Muster");
        var own = door.get(CASES + "/" + id, municipality(ags));
        assertThat(own.body().path("appointments").path(0).has("collision")).isFalse();
        assertThat(door.get(CASES + "/own", municipality(ags)).text())
                .contains("\"collides\":false");
        assertThat(door.get(CASES + "?collides=true", consultant("ben")).text()).doesNotContain(id);
        send(
                "smartregion.consulting.consultants",
                "absence-ended",
                "{\"consultant\":\"ben\",\"absence\":\"a1\"}");
        await().untilAsserted(
                        () ->
                                assertThat(door.get(CASES + "?collides=true", staff()).text())
                                        .doesNotContain(id));
    }

    private static void send(String topic, String fact, String body) {
        Records.send(
                topic,
                "ben",
                body.getBytes(StandardCharsets.UTF_8),
                Records.envelope(
                        UUID.randomUUID().toString(), "de.smartregion.consulting." + fact + ".v1"));
    }
}
