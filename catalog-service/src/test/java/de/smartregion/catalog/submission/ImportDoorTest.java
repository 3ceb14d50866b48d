package de.smartregion.catalog.submission;

import static de.smartregion.catalog.Door.municipality;
import static de.smartregion.catalog.Door.nobody;
import static de.smartregion.catalog.Door.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.catalog.Door;
import de.smartregion.catalog.Door.Answer;
import de.smartregion.catalog.RunningCatalog;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.UUID;

class ImportDoorTest implements RunningCatalog {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final Door door;

    ImportDoorTest(@LocalServerPort int port) {
        door = new Door(port);
    }

    /** How many, see {@link ImportProjectsTest}: what they cause would keep the others waiting. */
    @Test
    void everyBadLineIsNamedAndTheSameFileAgainChangesNothing() {
        var file = ImportFiles.ofLines(300, UUID.randomUUID() + "-");
        var report = bringIn(file, "");
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.body().path("accepted").asInt()).isEqualTo(297);
        assertThat(report.body().path("rejected").asInt()).isEqualTo(3);
        assertThat(report.body().path("lines").size()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            var wrong = report.body().path("lines").path(i);
            assertThat(wrong.path("line").asInt()).isEqualTo(100 * (i + 1) + 1);
            assertThat(wrong.path("field").asString()).isEqualTo("title");
        }
        var again = bringIn(file, "");
        assertThat(again.body().path("accepted").asInt()).isZero();
        assertThat(again.body().path("known").asInt()).isEqualTo(297);
        assertThat(again.body().path("rejected").asInt()).isEqualTo(3);
    }

    @Test
    void aLineOfAnotherShapeSpoilsNoOther() {
        var id = UUID.randomUUID().toString();
        var report =
                bringIn(
                        ImportFiles.HEADER
                                + "short;line\n"
                                + ImportFiles.row(id, "Ein Titel")
                                + ImportFiles.row("", "x"),
                        "?dry=true");
        assertThat(report.body().path("accepted").asInt()).isEqualTo(1);
        assertThat(report.body().path("rejected").asInt()).isEqualTo(2);
        assertThat(report.body().path("lines").path(0).path("line").asInt()).isEqualTo(2);
        assertThat(report.body().path("lines").path(1).path("field").asString())
                .isEqualTo("externalId");
    }

    @Test
    void aDryRunPublishesNothingAndARealOneIsSoonPublic() {
        var id = UUID.randomUUID().toString();
        var file = ImportFiles.HEADER + ImportFiles.row(id, "Digitale Mängelmeldung " + id);
        assertThat(bringIn(file, "?dry=true").body().path("accepted").asInt()).isEqualTo(1);
        assertThat(bringIn(file, "").body().path("accepted").asInt()).isEqualTo(1);
        var project = StartSubmission.named("import", id);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(
                        () ->
                                assertThat(
                                                door.get(
                                                                "/api/catalog/projects/" + project,
                                                                nobody())
                                                        .status())
                                        .isEqualTo(200));
        var shown = door.get("/api/catalog/projects/" + project, nobody()).body();
        assertThat(shown.path("example").asBoolean()).isTrue();
        assertThat(shown.path("steps").size()).isEqualTo(2);
        assertThat(shown.path("steps").path(1).path("text").asString()).isEqualTo("mit allen");
        assertThat(shown.path("costRange").asString()).isEqualTo("UNDER_50K");
        var other = bringIn(ImportFiles.HEADER + ImportFiles.row(id, "Ein anderer Titel"), "");
        assertThat(other.body().path("rejected").asInt()).isEqualTo(1);
        assertThat(other.body().path("lines").path(0).path("field").asString())
                .isEqualTo("externalId");
    }

    @Test
    void aListOfProfilesIsTakenToo() {
        var list = Door.JSON.createArrayNode();
        ObjectNode good = Door.JSON.valueToTree(Samples.profile());
        good.remove("pictures");
        list.add(good.put("externalId", UUID.randomUUID().toString()));
        ObjectNode bad = Door.JSON.valueToTree(Samples.profile());
        list.add(bad.put("externalId", "bad").put("stage", "DREAM"));
        ObjectNode nameless = Door.JSON.valueToTree(Samples.profile());
        list.add(nameless);
        list.add("no project");
        ObjectNode pictured = Door.JSON.valueToTree(Samples.profile());
        list.add(pictured.put("externalId", UUID.randomUUID().toString()));
        var report = door.post("/api/catalog/imports", list, staff());
        assertThat(report.body().path("accepted").asInt()).isEqualTo(1);
        assertThat(report.body().path("rejected").asInt()).isEqualTo(4);
        assertThat(report.body().path("lines").findValuesAsString("field"))
                .as("nobody has uploaded that picture")
                .contains("pictures[0].picture");
        assertThat(report.body().path("lines").path(0).path("field").asString()).isEqualTo("stage");
        assertThat(report.body().path("lines").path(1).path("line").asInt()).isEqualTo(3);
    }

    @Test
    void whatIsNoFileIsRefusedAndOnlyTheOfficeBringsIn() {
        assertThat(
                        door.send(
                                        HttpMethod.POST,
                                        "/api/catalog/imports",
                                        "{no json",
                                        MediaType.APPLICATION_JSON,
                                        staff())
                                .problem())
                .isEqualTo("import-unreadable");
        assertThat(
                        door.post(
                                        "/api/catalog/imports",
                                        Door.JSON.createArrayNode(),
                                        municipality(Samples.AGS))
                                .status())
                .isEqualTo(403);
    }

    private Answer bringIn(String file, String query) {
        return door.send(HttpMethod.POST, "/api/catalog/imports" + query, file, CSV, staff());
    }
}
