package de.smartregion.catalog.submission;

import static de.smartregion.catalog.Door.ifMatch;
import static de.smartregion.catalog.Door.link;
import static de.smartregion.catalog.Door.municipality;
import static de.smartregion.catalog.Door.nobody;
import static de.smartregion.catalog.Door.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.catalog.Door;
import de.smartregion.catalog.Door.Answer;
import de.smartregion.catalog.RunningCatalog;
import de.smartregion.platform.infrastructure.Records;
import de.smartregion.platform.infrastructure.Tokens;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** From the first draft to the public page, through the doors and the topic between them. */
class SubmissionDoorTest implements RunningCatalog {

    private static final String AGS = Samples.AGS;
    private static final String OTHER = "06611000";
    private static final String PATH = "/api/catalog/submissions";

    private final Door door;

    SubmissionDoorTest(@LocalServerPort int port) {
        door = new Door(port);
    }

    @Test
    void aMunicipalityDraftsSubmitsAndTheOfficePublishesForEverybody() {
        var drafted = draft(form(_ -> {}), municipality(AGS));
        assertThat(drafted.status()).isEqualTo(201);
        assertThat(drafted.body().path("state").asString()).isEqualTo("DRAFT");
        assertThat(drafted.body().path("descriptionHtml").asString())
                .contains("<strong>Trockenheit</strong>");
        var submitted = submit(drafted.id(), municipality(AGS));
        assertThat(submitted.body().path("state").asString()).isEqualTo("SUBMITTED");
        var published = publish(drafted.id());
        assertThat(published.body().path("state").asString()).isEqualTo("PUBLISHED");
        var project = shown(drafted.body().path("project").asString(), 1);
        assertThat(project.body().path("title").asString()).isEqualTo(Samples.profile().title());
        assertThat(project.body().path("municipalities").path(0).path("district").asString())
                .isEqualTo("Hochtaunuskreis");
        assertThat(project.body().path("costRange").asString()).isEqualTo("UNDER_50K");
        assertThat(project.body().path("overdue").asBoolean()).isFalse();
        assertThat(
                        door.get(
                                        "/api/catalog/projects/" + project.id(),
                                        headers -> headers.setIfNoneMatch(project.etag()))
                                .status())
                .isEqualTo(304);
    }

    @Test
    void aDraftIsNobodysButItsAuthors() {
        var drafted = draft(form(_ -> {}), municipality(AGS));
        var path = PATH + "/" + drafted.id();
        assertThat(door.get(path, municipality(AGS)).status()).isEqualTo(200);
        for (var stranger : List.of(nobody(), municipality(OTHER), staff(), link("A".repeat(43)))) {
            assertThat(door.get(path, stranger).problem()).isEqualTo("submission-not-found");
            assertThat(door.get(path + "/diff", stranger).status()).isEqualTo(404);
            assertThat(
                            door.put(
                                            path,
                                            form(_ -> {}).path("profile"),
                                            stranger.andThen(ifMatch(drafted.etag())))
                                    .status())
                    .isEqualTo(404);
            for (var act : List.of("/submission", "/withdrawal")) {
                assertThat(
                                door.post(
                                                path + act,
                                                null,
                                                stranger.andThen(ifMatch(drafted.etag())))
                                        .status())
                        .isEqualTo(404);
            }
        }
        assertThat(desk("DRAFT")).doesNotContain(drafted.id());
        submit(drafted.id(), municipality(AGS));
        assertThat(door.get(path, staff()).status()).isEqualTo(200);
        assertThat(door.get(path, municipality(OTHER)).status()).isEqualTo(404);
        assertThat(desk("SUBMITTED")).contains(drafted.id());
        assertThat(door.get(PATH + "/own", municipality(AGS)).text()).contains(drafted.id());
        assertThat(door.get(PATH + "/own", municipality(OTHER)).text())
                .doesNotContain(drafted.id());
    }

    @Test
    void whoHasNoAccountGoesOnByTheLinkOfTheLetter() {
        var form = form(_ -> {});
        form.set("author", author());
        var receipt = draft(form, nobody());
        assertThat(receipt.status()).isEqualTo(201);
        assertThat(receipt.body().has("profile")).isFalse();
        var token = told("submission-started.v1", receipt.id()).path("manageToken").asString();
        var path = PATH + "/" + receipt.id();
        assertThat(door.get(path, nobody()).status()).isEqualTo(404);
        var read = door.get(path, link(token));
        assertThat(read.body().path("author").path("municipality").asString())
                .startsWith("Bad Homburg");
        assertThat(submit(receipt.id(), link(token)).status()).isEqualTo(200);
        assertThat(told("project-submitted.v1", receipt.id()).path("manageToken").asString())
                .isEqualTo(token);
        var back = act(receipt.id(), "return", json("comment", "Bitte Kosten ergänzen."), staff());
        assertThat(back.body().path("state").asString()).isEqualTo("SENT_BACK");
        assertThat(
                        door.get(path, link(token))
                                .body()
                                .path("comments")
                                .path(0)
                                .path("by")
                                .asString())
                .isEqualTo("Geschäftsstelle");
        assertThat(door.get(path, link(token)).body().has("log")).isFalse();
        assertThat(door.get(path, staff()).body().path("log").size()).isEqualTo(3);
    }

    @Test
    void whoHasNoAccountSaysWhoTheyAreAndChangesNothingThatIsPublished() {
        assertThat(draft(form(_ -> {}), nobody()).problem()).isEqualTo("author-required");
        var project = published();
        var change = Door.JSON.createObjectNode().put("project", project);
        change.set("author", author());
        assertThat(draft(change, nobody()).problem()).isEqualTo("not-your-project");
        assertThat(draft(change, municipality(OTHER)).problem()).isEqualTo("not-your-project");
    }

    @Test
    void aMunicipalityHandsInItsOwnOnly() {
        assertThat(draft(form(_ -> {}), municipality(OTHER)).problem())
                .isEqualTo("not-your-project");
        var empty = draft(Door.JSON.createObjectNode(), municipality(OTHER));
        assertThat(empty.body().path("profile").path("municipalities").toString())
                .isEqualTo("[\"" + OTHER + "\"]");
        var moved =
                door.put(
                        PATH + "/" + empty.id(),
                        form(_ -> {}).path("profile"),
                        municipality(OTHER).andThen(ifMatch(empty.etag())));
        assertThat(moved.problem()).isEqualTo("not-your-project");
    }

    @Test
    void ofTwoEditorsOneIsToldThatTheOtherWasFaster() {
        var drafted = draft(form(_ -> {}), municipality(AGS));
        var path = PATH + "/" + drafted.id();
        var profile = form(it -> it.put("title", "Zuerst")).path("profile");
        var first = door.put(path, profile, municipality(AGS).andThen(ifMatch(drafted.etag())));
        assertThat(first.status()).isEqualTo(200);
        var second =
                door.put(
                        path,
                        form(it -> it.put("title", "Danach")).path("profile"),
                        municipality(AGS).andThen(ifMatch(drafted.etag())));
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.body().path("current").asString()).isEqualTo(first.etag());
        assertThat(
                        door.get(path, municipality(AGS))
                                .body()
                                .path("profile")
                                .path("title")
                                .asString())
                .isEqualTo("Zuerst");
        assertThat(door.put(path, profile, municipality(AGS)).status()).isEqualTo(428);
        submit(drafted.id(), municipality(AGS));
        assertThat(
                        door.post(
                                        path + "/publication",
                                        null,
                                        staff().andThen(ifMatch(first.etag())))
                                .status())
                .isEqualTo(412);
    }

    @Test
    void aChangeIsADifferenceWhileThePublishedStays() {
        var project = published();
        var change = Door.JSON.createObjectNode().put("project", project);
        var drafted = draft(change, municipality(AGS));
        assertThat(drafted.body().path("revision").asInt()).isEqualTo(2);
        assertThat(draft(change, staff()).problem()).isEqualTo("change-pending");
        var path = PATH + "/" + drafted.id();
        var edited =
                door.put(
                        path,
                        form(it ->
                                        it.put(
                                                "summary",
                                                "Messwerte sagen, welcher Baum Wasser braucht."))
                                .path("profile"),
                        municipality(AGS).andThen(ifMatch(drafted.etag())));
        var diff = door.get(path + "/diff", municipality(AGS)).body().path("fields");
        assertThat(diff.size()).isEqualTo(1);
        assertThat(diff.path(0).path("field").asString()).isEqualTo("summary");
        assertThat(diff.path(0).path("segments").toString())
                .contains("{\"op\":\"DELETE\",\"text\":\"wann \"}");
        assertThat(shown(project, 1).body().path("summary").asString()).contains("wann");
        assertThat(edited.status()).isEqualTo(200);
        submit(drafted.id(), municipality(AGS));
        publish(drafted.id());
        assertThat(shown(project, 2).body().path("summary").asString()).doesNotContain("wann");
        var history = door.get("/api/catalog/projects/" + project + "/history", nobody()).body();
        assertThat(history.path("items").size()).isEqualTo(2);
        assertThat(history.path("items").path(0).path("revision").asInt()).isEqualTo(2);
        assertThat(history.toString())
                .doesNotContain("Erika", "\"contact\"", "digital@", "\"log\"", "\"author\"");
        var office = door.get("/api/catalog/projects/" + project + "/history", staff()).body();
        assertThat(office.path("items").path(0).path("author").path("name").asString())
                .isEqualTo("Erika Beispiel");
        assertThat(office.path("items").path(1).toString()).contains("\"contact\"");
    }

    @Test
    void aWithdrawnChangeMakesRoomForAnother() {
        var project = published();
        var change = Door.JSON.createObjectNode().put("project", project);
        var drafted = draft(change, municipality(AGS));
        var path = PATH + "/" + drafted.id();
        assertThat(
                        act(drafted.id(), "withdrawal", null, municipality(AGS))
                                .body()
                                .path("state")
                                .asString())
                .isEqualTo("WITHDRAWN");
        var again = draft(change, staff());
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(drafted.id());
        assertThat(again.body().path("state").asString()).isEqualTo("DRAFT");
        assertThat(door.get(path, municipality(AGS)).status()).isEqualTo(200);
    }

    @Test
    void aChangeThatWasOnlyBegunIsSeenByAllItsMunicipalitiesAndTheOfficeWhichTakesItBack() {
        var both = List.of(AGS, OTHER);
        var drafted =
                draft(
                        form(it -> it.set("municipalities", Door.JSON.valueToTree(both))),
                        municipality(AGS));
        submit(drafted.id(), municipality(AGS));
        publish(drafted.id());
        var project = drafted.body().path("project").asString();
        shown(project, 1);
        var change = Door.JSON.createObjectNode().put("project", project);
        var begun = draft(change, municipality(AGS));
        var path = PATH + "/" + begun.id();

        for (var other : List.of(municipality(OTHER), staff())) {
            var refused = draft(change, other);
            assertThat(refused.problem()).isEqualTo("change-pending");
            var pending = refused.body().path("pending");
            assertThat(pending.path("id").asString()).isEqualTo(begun.id());
            assertThat(pending.path("author").path("municipality").asString())
                    .startsWith("Bad Homburg");
            assertThat(pending.path("changedAt").asString())
                    .isEqualTo(begun.body().path("changedAt").asString());
            assertThat(door.get(path, other).status()).isEqualTo(200);
        }
        assertThat(door.get(path, municipality("06412000")).status()).isEqualTo(404);
        assertThat(desk("DRAFT")).contains(begun.id());
        assertThat(door.get(PATH + "/own", municipality(OTHER)).text()).contains(begun.id());

        var seen = door.get(path, staff());
        assertThat(seen.body().path("editable").asBoolean()).isFalse();
        var profile = seen.body().path("profile");
        assertThat(door.put(path, profile, staff().andThen(ifMatch(seen.etag()))).problem())
                .isEqualTo("submission-not-submitted");
        assertThat(act(begun.id(), "submission", null, staff()).problem())
                .isEqualTo("submission-not-submitted");
        var edited = ((ObjectNode) profile.deepCopy()).put("title", "Gemeinsam");
        assertThat(
                        door.put(path, edited, municipality(OTHER).andThen(ifMatch(seen.etag())))
                                .status())
                .isEqualTo(200);
        edited.set("municipalities", Door.JSON.valueToTree(List.of(AGS)));
        var etag = door.get(path, municipality(OTHER)).etag();
        assertThat(door.put(path, edited, municipality(OTHER).andThen(ifMatch(etag))).problem())
                .isEqualTo("not-your-project");

        assertThat(door.get(path, municipality(OTHER)).body().path("withdrawable").asBoolean())
                .isFalse();
        assertThat(act(begun.id(), "withdrawal", null, municipality(OTHER)).problem())
                .isEqualTo("not-your-submission");
        assertThat(door.get(path, municipality(AGS)).body().path("withdrawable").asBoolean())
                .isTrue();
        assertThat(act(begun.id(), "withdrawal", null, staff()).status()).isEqualTo(200);
        assertThat(draft(change, municipality(OTHER)).status()).isEqualTo(201);
    }

    @Test
    void whatTheOfficeBeginsStandsOnItsDeskAndAllOfItWorkOnIt() {
        var drafted = draft(form(_ -> {}), staff());
        assertThat(drafted.status()).isEqualTo(201);
        var path = PATH + "/" + drafted.id();
        assertThat(desk("DRAFT")).contains(drafted.id());
        var colleague =
                Door.as(
                        Tokens.token()
                                .subject("grace")
                                .roles("staff")
                                .email("grace@geschaeftsstelle.example")
                                .name("Grace Muster")
                                .sign());
        assertThat(door.get(path, colleague).body().path("editable").asBoolean()).isTrue();
        submit(drafted.id(), colleague);
        assertThat(act(drafted.id(), "withdrawal", null, staff()).status()).isEqualTo(200);
        var withdrawn = door.get(path, staff());
        assertThat(withdrawn.body().path("editable").asBoolean()).isTrue();
        var again =
                door.put(
                        path,
                        form(it -> it.put("title", "Noch einmal")).path("profile"),
                        staff().andThen(ifMatch(withdrawn.etag())));
        assertThat(again.body().path("state").asString()).isEqualTo("DRAFT");
        assertThat(door.get(path, staff()).status()).isEqualTo(200);
        assertThat(desk("DRAFT")).contains(drafted.id());
        assertThat(door.get(path, municipality(AGS)).status()).isEqualTo(404);
    }

    @Test
    void whatWasTakenBackIsItsAuthorsToTakeUpAgain() {
        var drafted = draft(form(_ -> {}), municipality(AGS));
        var path = PATH + "/" + drafted.id();
        submit(drafted.id(), municipality(AGS));
        var withdrawn = act(drafted.id(), "withdrawal", null, municipality(AGS));
        var profile = withdrawn.body().path("profile");
        assertThat(door.put(path, profile, staff().andThen(ifMatch(withdrawn.etag()))).problem())
                .isEqualTo("submission-withdrawn");
        assertThat(door.get(path, staff()).status()).isEqualTo(200);
        assertThat(
                        door.put(
                                        path,
                                        profile,
                                        municipality(AGS).andThen(ifMatch(withdrawn.etag())))
                                .body()
                                .path("state")
                                .asString())
                .isEqualTo("DRAFT");
    }

    @Test
    void whoDecidesSaysWhatTheyHaveReadAndACommentDisturbsNobody() {
        var drafted = draft(form(_ -> {}), municipality(AGS));
        var path = PATH + "/" + drafted.id();
        for (var act : List.of("/submission", "/withdrawal")) {
            assertThat(door.post(path + act, null, municipality(AGS)).status()).isEqualTo(428);
        }
        var said = door.post(path + "/comments", json("text", "Notiz"), municipality(AGS));
        assertThat(said.etag()).isNotEqualTo(drafted.etag());
        var submitted =
                door.post(
                        path + "/submission",
                        null,
                        municipality(AGS).andThen(ifMatch(drafted.etag())));
        assertThat(submitted.status()).isEqualTo(200);

        var read = door.get(path, staff()).etag();
        door.post(path + "/comments", json("text", "Noch etwas"), municipality(AGS));
        var edited =
                door.put(
                        path,
                        form(it -> it.put("title", "Gelesen")).path("profile"),
                        staff().andThen(ifMatch(read)));
        assertThat(edited.status()).isEqualTo(200);
        for (var body :
                Map.of("/return", json("comment", "?"), "/refusal", json("reason", "?"))
                        .entrySet()) {
            assertThat(door.post(path + body.getKey(), body.getValue(), staff()).status())
                    .isEqualTo(428);
            assertThat(
                            door.post(
                                            path + body.getKey(),
                                            body.getValue(),
                                            staff().andThen(ifMatch(read)))
                                    .status())
                    .isEqualTo(412);
        }
        var changes = door.get(path, municipality(AGS)).body().path("officeChanges");
        assertThat(changes).hasSize(1);
        assertThat(changes.path(0).path("field").asString()).isEqualTo("title");
    }

    @Test
    void theDeskShowsWhatWaitsAndHowManyCommentsAreNew() {
        var drafted = draft(form(_ -> {}), municipality(AGS));
        var path = PATH + "/" + drafted.id();
        submit(drafted.id(), municipality(AGS));
        assertThat(waiting(drafted.id())).isTrue();
        act(drafted.id(), "return", json("comment", "Bitte kürzer."), staff());
        assertThat(waiting(drafted.id())).isFalse();
        assertThat(waiting(draft(form(_ -> {}), municipality(AGS)).id())).isFalse();
        var key = UUID.randomUUID().toString();
        Consumer<HttpHeaders> keyed =
                municipality(AGS).andThen(headers -> headers.set("Idempotency-Key", key));
        var said = json("text", "Gern, aber wo?").put("field", "summary");
        for (var repeat : List.of(1, 2)) {
            var answer = door.post(path + "/comments", said, keyed);
            assertThat(answer.status()).as("time %d", repeat).isEqualTo(201);
            assertThat(answer.body().path("comments")).hasSize(2);
            assertThat(answer.text()).doesNotContain("request");
        }
        assertThat(door.post(path + "/comments", json("text", "Anderes"), keyed).status())
                .isEqualTo(422);
        assertThat(waiting(drafted.id())).isTrue();
        assertThat(door.get(path, staff()).body().path("unread").asInt()).isEqualTo(1);
        var told = told("submission-commented.v1", drafted.id());
        assertThat(told.path("role").asString()).isEqualTo("AUTHOR");
        assertThat(told.path("comment").asString()).isEqualTo("Gern, aber wo?");
        assertThat(told.path("field").asString()).isEqualTo("summary");
        assertThat(door.post(path + "/reading", null, municipality(AGS)).status()).isEqualTo(403);
        assertThat(door.post(path + "/reading?comments=1", null, staff()).status()).isEqualTo(200);
        assertThat(waiting(drafted.id())).as("one was not shown").isTrue();
        assertThat(door.post(path + "/reading?comments=2", null, staff()).status()).isEqualTo(200);
        assertThat(waiting(drafted.id())).isFalse();
    }

    private boolean waiting(String id) {
        return door.get(PATH + "?size=100&waiting=true", staff()).text().contains(id);
    }

    @Test
    void whatIsDeclinedSaysWhyAndMakesRoomForAnotherChange() {
        var project = published();
        var change = Door.JSON.createObjectNode().put("project", project);
        var drafted = draft(change, municipality(AGS));
        submit(drafted.id(), municipality(AGS));
        var declined =
                act(drafted.id(), "refusal", json("reason", "Gehört nicht hierher."), staff());
        assertThat(declined.body().path("state").asString()).isEqualTo("DECLINED");
        var seen = door.get(PATH + "/" + drafted.id(), municipality(AGS)).body();
        assertThat(seen.path("comments").path(0).path("text").asString())
                .isEqualTo("Gehört nicht hierher.");
        assertThat(seen.path("editable").asBoolean()).isFalse();
        assertThat(submit(drafted.id(), municipality(AGS)).problem())
                .isEqualTo("submission-declined");
        assertThat(told("submission-declined.v1", drafted.id()).path("comment").asString())
                .isEqualTo("Gehört nicht hierher.");
        assertThat(draft(change, municipality(AGS)).status()).isEqualTo(201);
    }

    @Test
    void aKeyedDraftIsMadeOnceAndItsKeyServesNoOtherBody() {
        var key = UUID.randomUUID().toString();
        Consumer<HttpHeaders> keyed =
                municipality(AGS).andThen(headers -> headers.set("Idempotency-Key", key));
        var first = draft(form(_ -> {}), keyed);
        var again = draft(form(_ -> {}), keyed);
        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(draft(form(it -> it.put("title", "Anders")), keyed).status()).isEqualTo(422);
    }

    @Test
    void everyWrongFieldIsNamed() {
        var wrong =
                draft(
                        form(
                                it -> {
                                    it.put("title", "Zwei\nZeilen");
                                    it.put("summary", "x".repeat(401));
                                    it.putArray("municipalities").add("09162000");
                                    it.putArray("links")
                                            .addObject()
                                            .put("label", "x")
                                            .put("url", "http://x.example");
                                    it.withObject("contact").put("email", "niemand");
                                    it.withObject("place").put("lat", 12.5);
                                    it.withObject("cost").put("from", 10).put("to", 5);
                                    it.putArray("pictures")
                                            .addObject()
                                            .put("picture", "A".repeat(43))
                                            .put("alt", " ");
                                }),
                        municipality(AGS));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.fields())
                .containsExactlyInAnyOrder(
                        "profile.title",
                        "profile.summary",
                        "profile.municipalities[0]",
                        "profile.links[0].url",
                        "profile.contact.email",
                        "profile.place.lat",
                        "profile.cost.inOrder",
                        "profile.pictures[0].picture",
                        "profile.pictures[0].alt");
        assertThat(draft(form(it -> it.put("stage", "DREAM")), municipality(AGS)).status())
                .isEqualTo(400);
    }

    @Test
    void whatIsMissingIsNamed() {
        var drafted = draft(form(it -> it.remove(List.of("title", "contact"))), municipality(AGS));
        assertThat(drafted.body().path("missing").toString()).isEqualTo("[\"title\",\"contact\"]");
        var refused = submit(drafted.id(), municipality(AGS));
        assertThat(refused.problem()).isEqualTo("submission-incomplete");
        assertThat(refused.body().path("missing").toString()).isEqualTo("[\"title\",\"contact\"]");
    }

    private String published() {
        var drafted = draft(form(_ -> {}), municipality(AGS));
        submit(drafted.id(), municipality(AGS));
        publish(drafted.id());
        var project = drafted.body().path("project").asString();
        shown(project, 1);
        return project;
    }

    private Answer shown(String project, int revision) {
        var path = "/api/catalog/projects/" + project;
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(door.get(path, nobody()).body().path("revision").asInt())
                                        .isEqualTo(revision));
        return door.get(path, nobody());
    }

    private Answer draft(JsonNode form, Consumer<HttpHeaders> by) {
        return door.post(PATH, form, by);
    }

    private Answer submit(String id, Consumer<HttpHeaders> by) {
        return act(id, "submission", null, by);
    }

    private Answer publish(String id) {
        return act(id, "publication", null, staff());
    }

    /** On what is there now. */
    private Answer act(String id, String what, @Nullable JsonNode body, Consumer<HttpHeaders> by) {
        var path = PATH + "/" + id;
        return door.post(path + "/" + what, body, by.andThen(ifMatch(door.get(path, by).etag())));
    }

    private static ObjectNode json(String name, String value) {
        return Door.JSON.createObjectNode().put(name, value);
    }

    private String desk(String state) {
        return door.get(PATH + "?size=100&state=" + state, staff()).text();
    }

    private static ObjectNode form(Consumer<ObjectNode> change) {
        var form = Door.JSON.createObjectNode();
        ObjectNode profile = Door.JSON.valueToTree(Samples.profile());
        profile.remove("pictures"); // nobody has uploaded that one
        change.accept(profile);
        form.set("profile", profile);
        return form;
    }

    private static ObjectNode author() {
        return Door.JSON
                .createObjectNode()
                .put("name", "Erika Beispiel")
                .put("email", "digital@bad-homburg.example")
                .put("ags", AGS)
                .put("language", "de");
    }

    private static JsonNode told(String fact, String submission) {
        var record =
                Records.await(
                        Submissions.TOPIC,
                        it ->
                                submission.equals(it.key())
                                        && ("de.smartregion.catalog." + fact)
                                                .equals(Records.header(it, "ce_type")));
        return Door.JSON.readTree(record.value());
    }
}
