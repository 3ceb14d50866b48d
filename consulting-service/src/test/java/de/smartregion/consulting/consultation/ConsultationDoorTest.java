package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.Door.link;
import static de.smartregion.consulting.Door.municipality;
import static de.smartregion.consulting.Door.nobody;
import static de.smartregion.consulting.Door.staff;
import static de.smartregion.consulting.consultation.FrontDesk.CASES;
import static de.smartregion.consulting.consultation.FrontDesk.HOLDS;
import static de.smartregion.consulting.consultation.FrontDesk.choice;
import static de.smartregion.consulting.consultation.FrontDesk.consultant;
import static de.smartregion.consulting.consultation.FrontDesk.form;
import static de.smartregion.consulting.consultation.FrontDesk.key;
import static de.smartregion.consulting.consultation.FrontDesk.start;
import static de.smartregion.consulting.consultation.FrontDesk.told;
import static de.smartregion.consulting.consultation.FrontDesk.with;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.Door;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.UUID;

/** Through the doors of who asks: what is answered, and to whom. */
class ConsultationDoorTest implements OnPaper {

    private static final String OTHER = "06531005";

    private final String ags = FrontDesk.another();
    private final FrontDesk desk;
    private final PaperAgenda agenda;

    ConsultationDoorTest(@LocalServerPort int port, @Autowired PaperAgenda agenda) {
        this.desk = new FrontDesk(port);
        this.agenda = agenda;
    }

    @BeforeEach
    void nothingIsTaken() {
        agenda.forget();
    }

    @Test
    void aMunicipalityBooksMovesAndWithdraws() {
        var id = desk.scheduled(ags, start(9));
        var path = CASES + "/" + id;
        var read = desk.door.get(path, municipality(ags));
        assertThat(read.body().path("as").asString()).isEqualTo("PERSON");
        assertThat(read.body().path("may").toString()).contains("book", "withdraw");
        assertThat(read.body().has("log")).isFalse();
        assertThat(read.body().has("assignment")).isFalse();
        var appointment = read.body().path("appointments").path(0);
        assertThat(appointment.path("start").asString()).isEqualTo(start(9).toString());
        assertThat(appointment.path("onlineAddress").asString()).startsWith("https://");
        var moved = desk.door.post(path + "/appointment", choice(start(11)), municipality(ags));
        assertThat(moved.body().path("appointments").path(0).path("sequence").asInt()).isEqualTo(1);
        assertThat(moved.etag()).isNotEqualTo(read.etag());
        assertThat(desk.door.post(path + "/withdrawal", null, municipality(ags)).status())
                .isEqualTo(200);
        assertThat(desk.door.post(path + "/withdrawal", null, municipality(ags)).status())
                .isEqualTo(200);
        assertThat(agenda.taken()).isEmpty();
        assertThat(told("appointment-moved", id).path("before").asString())
                .isEqualTo(start(9).toString());
        assertThat(told("appointment-cancelled", id).path("by").asString()).isEqualTo("PERSON");
    }

    @Test
    void oneAppointmentIsCalledOffByWhoHasTheLinkOrTheAccount() {
        var id = desk.scheduled(ags, start(9));
        var path = CASES + "/" + id;
        var one = desk.door.get(path, municipality(ags)).body().path("appointments").path(0);
        assertThat(one.path("may").toString()).isEqualTo("[\"move\",\"cancel\"]");
        var cancellation = path + "/appointments/" + one.path("id").asString() + "/cancellation";
        assertThat(desk.door.post(cancellation, null, nobody()).status()).isEqualTo(404);
        assertThat(desk.door.post(cancellation, null, municipality(OTHER)).status()).isEqualTo(404);
        var reason = Door.JSON.createObjectNode().put("reason", " Schnee ");
        var cancelled = desk.door.post(cancellation, reason, municipality(ags));
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        assertThat(cancelled.body().path("status").asString()).isEqualTo("REQUESTED");
        assertThat(desk.door.post(cancellation, null, municipality(ags)).status()).isEqualTo(200);
        assertThat(agenda.taken()).isEmpty();
        assertThat(told("appointment-cancelled", id).path("reason").asString()).isEqualTo("Schnee");
    }

    @Test
    void whoWouldRatherComeEarlierSaysSoByTheAccountAndByNobodyElses() {
        var id = desk.scheduled(ags, start(14));
        var earlier = CASES + "/" + id + "/earlier";
        var wanted = Door.JSON.createObjectNode().put("wanted", true);
        assertThat(desk.door.put(earlier, wanted, nobody()).status()).isEqualTo(404);
        assertThat(desk.door.put(earlier, wanted, municipality(OTHER)).status()).isEqualTo(404);
        assertThat(desk.door.put(earlier, Door.JSON.createObjectNode(), municipality(ags)).status())
                .isEqualTo(400);
        var said = desk.door.put(earlier, wanted, municipality(ags));
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        assertThat(said.body().path("earlierSince").asString()).isNotEmpty();
        assertThat(said.body().path("may").toString()).contains("\"earlier\"");
        var back = desk.door.put(earlier, wanted.put("wanted", false), municipality(ags));
        assertThat(back.body().has("earlierSince")).isFalse();
    }

    @Test
    void whoHasNoAccountConfirmsByTheLinkOfTheLetter() {
        var asked = desk.door.post(CASES, with(form(ags), desk.hold(start(9))), nobody());
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.body().path("status").asString()).isEqualTo("UNCONFIRMED");
        assertThat(asked.body().path("confirmBy").asString()).isNotEmpty();
        assertThat(asked.text()).doesNotContain("oken");
        var id = asked.body().path("consultation").asString();
        var path = CASES + "/" + id;
        assertThat(desk.door.get(path, nobody()).problem()).isEqualTo("consultation-not-found");
        assertThat(desk.door.post(path + "/confirmation", null, link("A".repeat(43))).status())
                .isEqualTo(404);
        var token = told("consultation-requested", id).path("confirmToken").asString();
        var confirmed = desk.door.post(path + "/confirmation", null, link(token));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(confirmed.body().path("status").asString()).isEqualTo("SCHEDULED");
        var manage = confirmed.body().path("manageToken").asString();
        assertThat(told("appointment-scheduled", id).path("manageToken").asString())
                .isEqualTo(manage);
        assertThat(desk.door.get(path, link(manage)).status()).isEqualTo(200);
        assertThat(desk.door.get(path, link(manage)).body().has("manageToken")).isFalse();
        assertThat(desk.door.post(path + "/withdrawal", null, link(token)).problem())
                .as("the other link only confirms")
                .isEqualTo("consultation-unconfirmed");
    }

    @Test
    void whoConfirmsWhenTheSlotIsGoneHasTheCaseAllTheSame() {
        var asked = desk.door.post(CASES, with(form(ags), desk.hold(start(9))), nobody());
        var id = asked.body().path("consultation").asString();
        var token = told("consultation-requested", id).path("confirmToken").asString();
        agenda.forget();
        var gone = desk.door.post(CASES + "/" + id + "/confirmation", null, link(token));
        assertThat(gone.problem()).isEqualTo("slot-taken");
        assertThat(gone.body().path("next").size()).isEqualTo(3);
        assertThat(gone.text()).contains("The request is confirmed").doesNotContain("Nothing was");
        var again = desk.door.post(CASES + "/" + id + "/confirmation", null, link(token));
        assertThat(again.status()).as("it is confirmed, as it was").isEqualTo(200);
        assertThat(again.body().path("status").asString()).isEqualTo("REQUESTED");
        assertThat(again.body().path("appointments").size()).isZero();
        assertThat(again.body().path("manageToken")).isEqualTo(gone.body().path("manageToken"));
        var manage = link(gone.body().path("manageToken").asString());
        var found = desk.door.get(CASES + "/" + id, manage);
        assertThat(found.body().path("status").asString()).isEqualTo("REQUESTED");
    }

    @Test
    void theSameKeyAnswersTheSameAndAnotherBodyIsRefused() {
        var name = UUID.randomUUID().toString();
        var one = desk.door.post(CASES, form(ags), municipality(ags).andThen(key(name)));
        var two = desk.door.post(CASES, form(ags), municipality(ags).andThen(key(name)));
        assertThat(two.body()).isEqualTo(one.body());
        assertThat(
                        desk.door
                                .post(
                                        CASES,
                                        form(ags).put("question", "Anders?"),
                                        municipality(ags).andThen(key(name)))
                                .problem())
                .isEqualTo("idempotency-key-reused");
        var stranger = desk.door.post(CASES, form(ags), nobody().andThen(key(name)));
        assertThat(stranger.body().path("consultation"))
                .isNotEqualTo(one.body().path("consultation"));
        assertThat(
                        desk.door
                                .post(
                                        CASES,
                                        form(ags),
                                        municipality(ags).andThen(key("zwei Worte")))
                                .status())
                .isEqualTo(400);
    }

    @Test
    void aTakenSlotIsAnsweredWithTheNextThree() {
        for (int i = 0; i < 2; i++) {
            assertThat(desk.hold(start(9)).status()).isEqualTo(201);
        }
        var third = desk.hold(start(9));
        assertThat(third.problem()).isEqualTo("slot-taken");
        assertThat(third.body().path("next").valueStream().map(JsonNode::asString).toList())
                .containsExactly(start(10).toString(), start(11).toString(), start(12).toString());
    }

    @Test
    void aHoldIsGivenBackByItsHolderOnly() {
        var held = desk.hold(start(9));
        var path = HOLDS + "/" + held.body().path("hold").asString();
        assertThat(desk.delete(path, nobody()).problem()).isEqualTo("hold-not-found");
        var other = desk.hold(start(10)).body().path("token").asString();
        assertThat(desk.delete(path, link(other)).problem()).isEqualTo("hold-not-found");
        assertThat(agenda.taken()).hasSize(2);
        var token = held.body().path("token").asString();
        assertThat(desk.delete(path, link(token)).status()).isEqualTo(204);
        assertThat(desk.delete(path, link(token)).status()).isEqualTo(204);
        assertThat(agenda.taken()).hasSize(1);
        assertThat(desk.door.post(CASES, with(form(ags), held), municipality(ags)).problem())
                .isEqualTo("slot-taken");
        assertThat(held.text()).doesNotContain(PaperAgenda.KARLA, PaperAgenda.BEN);
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        var wrong = form(ags).put("name", " ").put("email", "keine").put("municipality", "99");
        wrong.put("question", "").put("privacyAccepted", false);
        wrong.putArray("fields").add("MAGIC");
        wrong.putArray("people").addObject().put("name", "A").put("email", "jörg@rathaus.example");
        var answer = desk.door.post(CASES, wrong, nobody());
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
        assertThat(desk.door.post(CASES, form(ags).put("module", "nichts"), nobody()).fields())
                .containsExactly("module");
        assertThat(desk.door.post(CASES, form(ags).put("module", "altes"), nobody()).fields())
                .containsExactly("module");
        var mode = form(ags).put("module", "online-sprechstunde").put("mode", "ON_SITE");
        var german = desk.door.post(CASES, mode, nobody());
        assertThat(german.fields()).containsExactly("mode");
        assertThat(german.text()).contains("nicht angeboten");
        assertThat(
                        desk.door
                                .post(CASES, mode, headers -> headers.set("Accept-Language", "en"))
                                .text())
                .contains("not offered");
        var onSite = form(ags).put("mode", "ON_SITE");
        assertThat(desk.door.post(CASES, onSite, nobody()).fields()).containsExactly("address");
        assertThat(desk.door.post(CASES, onSite.put("address", " \n"), nobody()).fields())
                .containsExactly("address");
        assertThat(desk.door.post(CASES, onSite.put("address", "Rathaus"), nobody()).status())
                .isEqualTo(201);
        var windows = form(ags);
        windows.putArray("windows")
                .addObject()
                .put("from", start(10).toString())
                .put("until", start(9).toString());
        assertThat(desk.door.post(CASES, windows, nobody()).fields())
                .containsExactly("windows[0].until");
        assertThat(
                        desk.door
                                .post(
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
    void aRequestSaysWhatItIsAbout() {
        var about = form(ags).put("project", "p1").put("gathering", "g1").put("finding", "f1");
        var asked = desk.door.post(CASES, about, municipality(ags));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        var path = CASES + "/" + asked.body().path("consultation").asString();
        for (var reader : List.of(municipality(ags), staff())) {
            var read = desk.door.get(path, reader).body();
            assertThat(read.path("project").asString()).isEqualTo("p1");
            assertThat(read.path("gathering").asString()).isEqualTo("g1");
            assertThat(read.path("finding").asString()).isEqualTo("f1");
        }
        assertThat(desk.door.post(CASES, about.put("finding", "../x"), nobody()).fields())
                .containsExactly("finding");
    }

    @Test
    void byPhoneANumberIsNeeded() {
        var called = form(ags).put("mode", "PHONE");
        assertThat(desk.door.post(CASES, called, municipality(ags)).fields())
                .containsExactly("phone");
        assertThat(desk.door.post(CASES, called.put("phone", "(---)"), municipality(ags)).fields())
                .containsExactly("phone");
        var number = called.put("phone", "06172 1000").put("address", "Rathaus");
        var asked = desk.door.post(CASES, number, municipality(ags));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        var path = CASES + "/" + asked.body().path("consultation").asString();
        var read = desk.door.get(path, municipality(ags)).body();
        assertThat(read.path("mode").asString()).isEqualTo("PHONE");
        assertThat(read.path("phone").asString()).isEqualTo("06172 1000");
        assertThat(read.has("address")).isFalse();
    }

    @Test
    void nobodySeesOrDoesWhatIsSomebodyElses() {
        var id = desk.scheduled(ags, start(9));
        var path = CASES + "/" + id;
        var theirs =
                desk.door
                        .get(path, staff())
                        .body()
                        .path("appointments")
                        .path(0)
                        .path("consultant")
                        .asString();
        var other = theirs.equals(PaperAgenda.KARLA) ? PaperAgenda.BEN : PaperAgenda.KARLA;
        for (var stranger : List.of(nobody(), municipality(OTHER), consultant(other))) {
            assertThat(desk.door.get(path, stranger).status()).isEqualTo(404);
            assertThat(desk.door.post(path + "/withdrawal", null, stranger).status())
                    .isEqualTo(404);
            assertThat(desk.door.post(path + "/appointment", choice(start(11)), stranger).status())
                    .isEqualTo(404);
            assertThat(
                            desk.door
                                    .post(
                                            path + "/feedback",
                                            Door.JSON.createObjectNode().put("helpful", 1),
                                            stranger)
                                    .status())
                    .isEqualTo(404);
        }
        assertThat(desk.door.post(path + "/held", null, consultant(other)).status()).isEqualTo(404);
        assertThat(desk.door.post(path + "/held", null, municipality(ags)).status()).isEqualTo(403);
        assertThat(desk.door.post(path + "/held", null, consultant(theirs)).problem())
                .isEqualTo("too-early");
        assertThat(desk.door.get(path, consultant(theirs)).body().path("as").asString())
                .isEqualTo("CONSULTANT");
        assertThat(desk.door.get(path, consultant(theirs)).body().has("assignment")).isFalse();
        assertThat(desk.door.get(path, staff()).body().path("assignment").path("reason").size())
                .isEqualTo(3);
        assertThat(desk.door.get(CASES, consultant(theirs)).text()).contains(id);
        assertThat(desk.door.get(CASES, consultant(other)).text()).doesNotContain(id);
        assertThat(desk.door.get(CASES + "?consultant=" + theirs, consultant(other)).text())
                .doesNotContain(id);
        assertThat(desk.door.get(CASES + "?query=Beispiel&size=100", staff()).text()).contains(id);
        assertThat(desk.door.get(CASES + "?district=06531", staff()).text()).doesNotContain(id);
        for (var found :
                List.of(
                        "municipality=" + ags,
                        "module=" + PaperAgenda.MODULE,
                        "mode=ONLINE",
                        "mode=ONLINE&municipality=" + ags + "&query=beisp")) {
            assertThat(desk.door.get(CASES + "?size=100&" + found, staff()).text())
                    .as(found)
                    .contains(id);
        }
        for (var not : List.of("municipality=06531005", "module=anderes", "mode=PHONE")) {
            assertThat(desk.door.get(CASES + "?size=100&" + not, staff()).text())
                    .as(not)
                    .doesNotContain(id);
        }
        assertThat(desk.door.get(CASES + "/own", municipality(ags)).text()).contains(id);
        assertThat(desk.door.get(CASES + ".csv?municipality=" + ags, staff()).text())
                .contains(id, "Eingang");
        assertThat(desk.door.get(CASES + ".csv?mode=PHONE", staff()).text()).doesNotContain(id);
        assertThat(desk.door.get(CASES + ".csv", consultant(theirs)).status()).isEqualTo(403);
        assertThat(desk.door.get(CASES + ".xlsx", staff()).status()).isEqualTo(200);
        var figures = "/api/consulting/figures?year=2026";
        assertThat(desk.door.get(figures, staff()).body().path("year").asInt()).isEqualTo(2026);
        assertThat(desk.door.get(figures, consultant(theirs)).status()).isEqualTo(403);
        assertThat(desk.door.get("/api/consulting/figures?year=x", staff()).status())
                .isEqualTo(400);
        var data = desk.door.get(path + "/data", municipality(ags));
        assertThat(data.status()).isEqualTo(200);
        assertThat(data.body().path("consultation").path("question").asString()).isNotEmpty();
        assertThat(data.body().path("consultation").path("as").asString()).isEqualTo("PERSON");
        assertThat(data.body().path("log").path(0).path("what").asString()).isEqualTo("ASKED");
        assertThat(data.body().path("log").path(0).has("by")).isFalse();
        assertThat(data.body().has("erasedBy")).isTrue();
        assertThat(desk.door.get(path + "/data", staff()).body()).isNotNull();
        assertThat(desk.door.get(path + "/data", municipality(OTHER)).status()).isEqualTo(404);
        assertThat(desk.door.get(path + "/data", consultant(theirs)).status()).isEqualTo(403);
        assertThat(desk.door.post(path + "/erasure", null, staff()).problem())
                .isEqualTo("consultation-open");
        assertThat(desk.door.post(path + "/erasure", null, consultant(theirs)).status())
                .isEqualTo(403);
        assertThat(desk.door.get(CASES + "/own", municipality(OTHER)).text()).doesNotContain(id);
        assertThat(desk.door.get(path + "/candidates", staff()).body().path("items").size())
                .isEqualTo(3);
        assertThat(desk.door.get(path + "/candidates", consultant(theirs)).status()).isEqualTo(403);
        assertThat(desk.door.get("/api/consulting/load", staff()).body().path("items").size())
                .isEqualTo(3);
    }
}
