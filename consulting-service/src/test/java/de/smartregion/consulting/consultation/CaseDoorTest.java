package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.Door.ifMatch;
import static de.smartregion.consulting.Door.municipality;
import static de.smartregion.consulting.Door.nobody;
import static de.smartregion.consulting.Door.staff;
import static de.smartregion.consulting.consultation.FrontDesk.CASES;
import static de.smartregion.consulting.consultation.FrontDesk.choice;
import static de.smartregion.consulting.consultation.FrontDesk.consultant;
import static de.smartregion.consulting.consultation.FrontDesk.form;
import static de.smartregion.consulting.consultation.FrontDesk.start;
import static de.smartregion.consulting.consultation.FrontDesk.told;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import biweekly.Biweekly;

import de.smartregion.consulting.Door;
import de.smartregion.platform.infrastructure.Records;
import de.smartregion.platform.outbox.Names;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Through the doors of the office and the consultants. */
class CaseDoorTest implements OnPaper {

    private final String ags = FrontDesk.another();
    private final FrontDesk desk;
    private final PaperAgenda agenda;
    private final Consultations consultations;
    private final Terms terms;

    CaseDoorTest(
            @LocalServerPort int port,
            @Autowired PaperAgenda agenda,
            @Autowired Consultations consultations,
            @Autowired Terms terms) {
        this.desk = new FrontDesk(port);
        this.agenda = agenda;
        this.consultations = consultations;
        this.terms = terms;
    }

    @BeforeEach
    void nothingIsTaken() {
        agenda.forget();
    }

    @Test
    void theOfficeOffersAndTheMunicipalityChooses() {
        var asked = desk.door.post(CASES, form(ags), municipality(ags));
        var id = asked.body().path("consultation").asString();
        var path = CASES + "/" + id;
        var overruled =
                desk.door.post(
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
        var endless = offer.deepCopy().put("hours", 101);
        var refused = desk.door.post(path + "/offer", endless, consultant(PaperAgenda.KARLA));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("hours");
        offer.put("hours", 20);
        var offered = desk.door.post(path + "/offer", offer, consultant(PaperAgenda.KARLA));
        assertThat(offered.body().path("status").asString()).isEqualTo("OFFERED");
        assertThat(
                        desk.door
                                .post(path + "/acceptance", choice(start(15)), municipality(ags))
                                .problem())
                .isEqualTo("not-offered");
        var accepted = desk.door.post(path + "/acceptance", choice(start(14)), municipality(ags));
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
    void aSecondConsultantComesAlong() {
        var id = desk.scheduled(ags, start(9));
        var path = CASES + "/" + id;
        var appointment =
                desk.door
                        .get(path, staff())
                        .body()
                        .path("appointments")
                        .path(0)
                        .path("id")
                        .asString();
        var second = path + "/appointments/" + appointment + "/second";
        var dora = Door.JSON.createObjectNode().put("consultant", PaperAgenda.DORA);
        var could = desk.door.get(second, staff()).body().path("items");
        assertThat(could.findValuesAsString("consultant")).contains(PaperAgenda.DORA).hasSize(2);
        assertThat(desk.door.put(second, dora, municipality(ags)).status()).isEqualTo(403);
        assertThat(desk.door.put(second, dora, consultant(PaperAgenda.DORA)).status())
                .isEqualTo(404);
        assertThat(desk.door.put(second, Door.JSON.createObjectNode(), staff()).fields())
                .containsExactly("consultant");
        var added = desk.door.put(second, dora, staff());
        assertThat(added.status()).as(added.text()).isEqualTo(200);
        var told = told("appointment-accompanied", id);
        assertThat(told.path("secondConsultantName").asString()).isEqualTo("Dora Daneben");
        assertThat(desk.door.get(path, consultant(PaperAgenda.DORA)).body().path("as").asString())
                .isEqualTo("CONSULTANT");
        var seen = desk.door.get(path, municipality(ags)).body().path("appointments").path(0);
        assertThat(seen.path("second").path("name").asString()).isEqualTo("Dora Daneben");
        assertThat(seen.path("second").has("consultant")).isFalse();
        assertThat(seen.path("accompaniable").asBoolean()).isFalse();

        agenda.block(PaperAgenda.DORA, start(11));
        var date = LocalDate.ofInstant(start(9), Spot.ZONE);
        var starts = desk.door.get(path + "/slots?days=1&from=" + date, municipality(ags)).body();
        assertThat(starts.path("days").path(0).path("starts").toString())
                .contains(start(13).toString())
                .doesNotContain(start(11).toString());
        assertThat(desk.door.get(path + "/slots", nobody()).status()).isEqualTo(404);
        assertThat(
                        desk.door
                                .post(path + "/appointment", choice(start(11)), municipality(ags))
                                .problem())
                .isEqualTo("slot-taken");

        var byThemselves =
                desk.door.send(
                        HttpMethod.DELETE,
                        second,
                        null,
                        MediaType.APPLICATION_JSON,
                        consultant(PaperAgenda.DORA));
        assertThat(byThemselves.problem()).isEqualTo("not-yours-to-do");
        var removed =
                desk.door.send(
                        HttpMethod.DELETE, second, null, MediaType.APPLICATION_JSON, staff());
        assertThat(removed.body().path("appointments").path(0).has("second")).isFalse();
        assertThat(told("appointment-unaccompanied", id).path("formerConsultantName").asString())
                .isEqualTo("Dora Daneben");
    }

    @Test
    void aReportIsReadByTheMunicipalityWhenReleasedAndHarmsNobody() {
        var hostile =
                Door.JSON
                        .createObjectNode()
                        .put("situation", "<script>alert(1)</script>\n\n**Lage**")
                        .put("advice", "[x](javascript:alert(1)) <img src=x onerror=alert(1)>")
                        .put("nextSteps", "* eins\n* [zwei](https://karte.example)");
        var early = CASES + "/" + desk.scheduled(ags, start(9));
        var seen = desk.door.get(early, staff()).etag();
        assertThat(desk.door.put(early + "/report", hostile, staff()).status()).isEqualTo(428);
        assertThat(
                        desk.door
                                .put(early + "/report", hostile, staff().andThen(ifMatch(seen)))
                                .problem())
                .isEqualTo("not-held");
        var path = CASES + "/" + yesterday();
        var karla = consultant(PaperAgenda.KARLA);
        assertThat(desk.door.get(path, karla).body().path("may").toString()).contains("record");
        assertThat(desk.door.post(path + "/held", null, karla).status()).isEqualTo(200);
        seen = desk.door.get(path, karla).etag();
        var written = desk.door.put(path + "/report", hostile, karla.andThen(ifMatch(seen)));
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        assertThat(desk.door.put(path + "/report", hostile, karla.andThen(ifMatch(seen))).status())
                .isEqualTo(412);
        assertThat(desk.door.get(path, municipality(ags)).body().has("report")).isFalse();
        assertThat(desk.door.post(path + "/report/release", null, karla).status()).isEqualTo(200);
        var report = desk.door.get(path, municipality(ags)).body().path("report");
        assertThat(report.path("situationHtml").asString())
                .contains("<strong>Lage</strong>")
                .doesNotContain("<script");
        assertThat(report.path("adviceHtml").asString()).doesNotContain("<a", "<img");
        assertThat(report.path("nextStepsHtml").asString())
                .contains("<li>eins</li>", "https://karte.example");
        var feedback = Door.JSON.createObjectNode().put("helpful", 5);
        assertThat(desk.door.post(path + "/feedback", feedback, municipality(ags)).status())
                .isEqualTo(200);
        assertThat(desk.door.post(path + "/feedback", feedback, karla).status()).isEqualTo(403);
        feedback.put("helpful", 6);
        assertThat(desk.door.post(path + "/feedback", feedback, municipality(ags)).fields())
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
        var id = desk.scheduled(ags, start(9));
        var theirs =
                desk.door
                        .get(CASES + "/" + id, staff())
                        .body()
                        .path("appointments")
                        .path(0)
                        .path("consultant")
                        .asString();
        var feed = "/api/consulting/calendar-feed";
        var first =
                desk.door.post(feed, null, consultant(theirs)).body().path("address").asString();
        var calendar = Biweekly.parse(desk.door.get(first, nobody()).text()).first();
        assertThat(calendar.getEvents())
                .extracting(it -> it.getDateStart().getValue().toInstant())
                .contains(start(9));
        agenda.retire(theirs);
        assertThat(desk.door.get(first, nobody()).problem())
                .as("of somebody who advises no more")
                .isEqualTo("calendar-feed-not-found");
        agenda.forget();
        var second =
                desk.door.post(feed, null, consultant(theirs)).body().path("address").asString();
        assertThat(desk.door.get(first, nobody()).problem()).isEqualTo("calendar-feed-not-found");
        assertThat(desk.door.get(second, nobody()).headers().getFirst("Cache-Control"))
                .contains("no-store");
        assertThat(desk.delete(feed, consultant(theirs)).status()).isEqualTo(204);
        assertThat(desk.door.get(second, nobody()).status()).isEqualTo(404);
        assertThat(desk.door.post(feed, null, consultant("unknown")).problem())
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
        var waiting = desk.door.post(CASES, form, municipality(ags));
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
        desk.door.post(CASES + "/" + id + "/acceptance", choice(start(16)), municipality(ags));
        agenda.sendAway(PaperAgenda.BEN, List.of("a1"));
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
        var lines = desk.door.get(CASES + "?collides=true&size=100", staff()).body().path("items");
        assertThat(lines.valueStream().filter(it -> it.path("collides").asBoolean()))
                .extracting(it -> it.path("id").asString())
                .contains(id);
        var collision =
                desk.door
                        .get(CASES + "/" + id, staff())
                        .body()
                        .path("appointments")
                        .path(0)
                        .path("collision");
        assertThat(collision.path("absences").path(0).asString()).isEqualTo("a1");
        assertThat(collision.path("proposals").path(0).path("consultantName").asString())
                .isEqualTo("Karla Probst-Muster");
        var own = desk.door.get(CASES + "/" + id, municipality(ags));
        assertThat(own.body().path("appointments").path(0).has("collision")).isFalse();
        assertThat(desk.door.get(CASES + "/own", municipality(ags)).text())
                .contains("\"collides\":false");
        assertThat(desk.door.get(CASES + "?collides=true", consultant("ben")).text())
                .doesNotContain(id);
        agenda.sendAway(PaperAgenda.BEN, List.of());
        send(
                "smartregion.consulting.consultants",
                "absence-ended",
                "{\"consultant\":\"ben\",\"absence\":\"a1\"}");
        await().untilAsserted(
                        () ->
                                assertThat(desk.door.get(CASES + "?collides=true", staff()).text())
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
