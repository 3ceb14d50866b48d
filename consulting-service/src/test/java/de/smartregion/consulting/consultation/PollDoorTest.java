package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.Door.link;
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

import de.smartregion.consulting.Door;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Through the doors of a poll: who asks, who is asked, and what each of them sees. */
class PollDoorTest implements OnPaper {

    private final String ags = FrontDesk.another();
    private final FrontDesk desk;
    private final PaperAgenda agenda;

    PollDoorTest(@LocalServerPort int port, @Autowired PaperAgenda agenda) {
        this.desk = new FrontDesk(port);
        this.agenda = agenda;
    }

    @BeforeEach
    void nothingIsTaken() {
        agenda.forget();
    }

    @Test
    void theOthersSayWhatSuitsThemAndWhoAskedSeesItAndChooses() {
        var path = offered(ags, start(13), start(14));
        assertThat(desk.door.get(path, municipality(ags)).body().path("may").toString())
                .contains("\"poll\"");
        var manage = told("appointment-offered", id(path)).path("manageToken").asString();
        var opened = desk.door.post(path + "/poll", null, link(manage));
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        assertThat(opened.body().path("offer").path("poll").path("ballots").size()).isEqualTo(2);
        assertThat(desk.door.post(path + "/poll", null, staff()).etag())
                .as("it is there already")
                .isEqualTo(opened.etag());

        var otto = ballot(path, 0);
        var shown = desk.door.get(path + "/ballot", otto);
        assertThat(shown.body().path("askedBy").asString()).isEqualTo("Erika Beispiel");
        assertThat(shown.body().path("starts").valueStream().map(JsonNode::asString))
                .containsExactly(start(13).toString(), start(14).toString());
        assertThat(shown.text()).doesNotContain("Nina", "Wie beginnen", "@", "oken");
        assertThat(shown.headers().getCacheControl()).contains("no-store");

        assertThat(desk.door.put(path + "/ballot", said("YES", "NO"), otto).body().path("answers"))
                .isEqualTo(said("YES", "NO").path("answers"));
        var again = desk.door.put(path + "/ballot", said("NO", "IF_NEEDED"), otto);
        assertThat(again.status()).isEqualTo(200);
        assertThat(desk.door.put(path + "/ballot", said("NO", "YES"), ballot(path, 1)).status())
                .isEqualTo(200);
        assertThat(told("poll-completed", id(path)).path("best").asString())
                .isEqualTo(start(14).toString());
        for (var reader : List.of(municipality(ags), staff(), consultant(PaperAgenda.KARLA))) {
            var poll = desk.door.get(path, reader).body().path("offer").path("poll");
            assertThat(poll.path("best").asString()).isEqualTo(start(14).toString());
            assertThat(poll.path("ballots").path(0).path("name").asString())
                    .isEqualTo("Otto Muster");
            assertThat(poll.path("ballots").path(0).path("answers"))
                    .isEqualTo(said("NO", "IF_NEEDED").path("answers"));
            assertThat(poll.toString()).doesNotContain("@", "hash");
        }
        assertThat(
                        desk.door
                                .post(path + "/acceptance", choice(start(14)), link(manage))
                                .body()
                                .path("status")
                                .asString())
                .isEqualTo("SCHEDULED");
        assertThat(desk.door.get(path + "/ballot", otto).problem())
                .isEqualTo("consultation-not-found");
        assertThat(desk.door.put(path + "/ballot", said("YES", "NO"), otto).problem())
                .isEqualTo("consultation-not-found");
    }

    @Test
    void aLinkOpensOneBallotAndNothingElse() {
        var path = polled(ags, start(9), start(10));
        var other = polled(FrontDesk.another(), start(11), start(12));
        var manage = told("appointment-offered", id(path)).path("manageToken").asString();
        for (var wrong :
                List.of(
                        nobody(),
                        link("A".repeat(43)),
                        link(manage),
                        municipality(ags),
                        staff(),
                        ballot(other, 0))) {
            var read = desk.door.get(path + "/ballot", wrong);
            assertThat(read.status()).isEqualTo(404);
            assertThat(read.problem()).isEqualTo("consultation-not-found");
            assertThat(
                            desk.door
                                    .put(
                                            path + "/ballot",
                                            said(start(9), "YES", start(10), "NO"),
                                            wrong)
                                    .problem())
                    .isEqualTo("consultation-not-found");
        }
        assertThat(desk.door.get(CASES + "/nobodys/ballot", ballot(path, 0)).problem())
                .isEqualTo("consultation-not-found");
        var otto = ballot(path, 0);
        assertThat(desk.door.get(path, otto).problem()).isEqualTo("consultation-not-found");
        assertThat(desk.door.post(path + "/acceptance", choice(start(9)), otto).problem())
                .isEqualTo("consultation-not-found");
        assertThat(desk.door.post(path + "/poll", null, otto).problem())
                .isEqualTo("consultation-not-found");
        assertThat(desk.door.post(path + "/poll", null, consultant(PaperAgenda.KARLA)).problem())
                .isEqualTo("not-yours-to-do");
    }

    @Test
    void everyStartThatIsAnsweredWronglyIsNamed() {
        var path = polled(ags, start(13), start(14));
        var otto = ballot(path, 0);
        var wrong = said(start(13), "YES", start(15), "NO");
        var refused = desk.door.put(path + "/ballot", wrong, otto);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields())
                .containsExactly("answers[" + start(14) + "]", "answers[" + start(15) + "]");
        assertThat(refused.text()).contains("für jeden angebotenen Termin");
        var nothing = said(start(13), "YES", start(14), "NO");
        nothing.withObject("/answers").putNull(start(14).toString());
        assertThat(desk.door.put(path + "/ballot", nothing, otto).fields())
                .containsExactly("answers[" + start(14) + "]");
        assertThat(
                        desk.door
                                .put(
                                        path + "/ballot",
                                        said(start(13), "YES", start(14), "MAYBE"),
                                        otto)
                                .fields())
                .singleElement()
                .asString()
                .contains(start(14).toString());
        assertThat(desk.door.put(path + "/ballot", Door.JSON.createObjectNode(), otto).fields())
                .containsExactly("answers");
        assertThat(desk.door.get(path + "/ballot", otto).body().path("answers").size()).isZero();
    }

    @Test
    void withoutAChoiceOrAnybodyToAskThereIsNoPoll() {
        var path = asked(ags);
        assertThat(desk.door.post(path + "/poll", null, municipality(ags)).problem())
                .isEqualTo("not-offered");
        offer(path, start(9));
        assertThat(desk.door.post(path + "/poll", null, municipality(ags)).problem())
                .isEqualTo("nothing-to-choose");
        var alone = FrontDesk.another();
        var answer = desk.door.post(CASES, form(alone), municipality(alone));
        var theirs = CASES + "/" + answer.body().path("consultation").asString();
        offer(theirs, start(10), start(11));
        assertThat(desk.door.post(theirs + "/poll", null, staff()).problem())
                .isEqualTo("nobody-to-ask");
        assertThat(desk.door.post(theirs + "/poll", null, nobody()).problem())
                .isEqualTo("consultation-not-found");
    }

    private String asked(String municipality) {
        var form = form(municipality);
        var people = form.putArray("people");
        people.addObject().put("name", "Otto Muster").put("email", "otto@rathaus.example");
        people.addObject().put("name", "Nina Probe").put("email", "nina@rathaus.example");
        var asked = desk.door.post(CASES, form, municipality(municipality));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        var path = CASES + "/" + asked.body().path("consultation").asString();
        var mine = Door.JSON.createObjectNode();
        mine.put("consultant", PaperAgenda.KARLA).put("note", "Kennt die Stadt");
        assertThat(desk.door.post(path + "/assignment", mine, staff()).status()).isEqualTo(200);
        return path;
    }

    private void offer(String path, Instant... starts) {
        var offer = Door.JSON.createObjectNode();
        var list = offer.putArray("starts");
        List.of(starts).forEach(it -> list.add(choice(it)));
        var offered = desk.door.post(path + "/offer", offer, staff());
        assertThat(offered.status()).as(offered.text()).isEqualTo(200);
    }

    private String offered(String municipality, Instant... starts) {
        var path = asked(municipality);
        offer(path, starts);
        return path;
    }

    private String polled(String municipality, Instant... starts) {
        var path = offered(municipality, starts);
        assertThat(desk.door.post(path + "/poll", null, staff()).status()).isEqualTo(200);
        return path;
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Consumer<HttpHeaders> ballot(String path, int number) {
        var asked = told("poll-opened", id(path)).path("asked").path(number);
        return link(asked.path("ballotToken").asString());
    }

    private static ObjectNode said(String first, String second) {
        return said(start(13), first, start(14), second);
    }

    private static ObjectNode said(Instant one, String first, Instant other, String second) {
        var form = Door.JSON.createObjectNode();
        form.putObject("answers").put(one.toString(), first).put(other.toString(), second);
        return form;
    }
}
