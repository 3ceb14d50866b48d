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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ImportDoorTest implements RunningCatalog {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final String HEADER =
            "externalId;title;summary;description;municipalities;fields;citizenBenefit;"
                    + "transferability;steps;stage;contactName;contactEmail;costTo;example\n";

    private final Door door;

    ImportDoorTest(@LocalServerPort int port) {
        door = new Door(port);
    }

    @Test
    void ofFiveThousandLinesFiftyAreBadAndExactlyTheseAreNamed() {
        var prefix = UUID.randomUUID() + "-";
        var file =
                "\uFEFF"
                        + HEADER
                        + IntStream.rangeClosed(1, 5000)
                                .mapToObj(i -> row(prefix + i, i % 100 == 0 ? " " : "Titel " + i))
                                .collect(Collectors.joining());
        var report = bringIn(file, "");
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.body().path("accepted").asInt()).isEqualTo(4950);
        assertThat(report.body().path("rejected").asInt()).isEqualTo(50);
        assertThat(report.body().path("lines").size()).isEqualTo(50);
        for (int i = 0; i < 50; i++) {
            var wrong = report.body().path("lines").path(i);
            assertThat(wrong.path("line").asInt()).isEqualTo(100 * (i + 1) + 1);
            assertThat(wrong.path("field").asString()).isEqualTo("title");
        }
        var again = bringIn(file, "");
        assertThat(again.body().path("accepted").asInt()).isZero();
        assertThat(again.body().path("known").asInt()).isEqualTo(4950);
        assertThat(again.body().path("rejected").asInt()).isEqualTo(50);
    }

    @Test
    void aLineOfAnotherShapeSpoilsNoOther() {
        var id = UUID.randomUUID().toString();
        var report =
                bringIn(HEADER + "short;line\n" + row(id, "Ein Titel") + row("", "x"), "?dry=true");
        assertThat(report.body().path("accepted").asInt()).isEqualTo(1);
        assertThat(report.body().path("rejected").asInt()).isEqualTo(2);
        assertThat(report.body().path("lines").path(0).path("line").asInt()).isEqualTo(2);
        assertThat(report.body().path("lines").path(1).path("field").asString())
                .isEqualTo("externalId");
    }

    @Test
    void aDryRunPublishesNothingAndARealOneIsSoonPublic() {
        var id = UUID.randomUUID().toString();
        var file = HEADER + row(id, "Digitale Mängelmeldung " + id);
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
        var other = bringIn(HEADER + row(id, "Ein anderer Titel"), "");
        assertThat(other.body().path("rejected").asInt()).isEqualTo(1);
        assertThat(other.body().path("lines").path(0).path("field").asString())
                .isEqualTo("externalId");
    }

    @Test
    void aListOfProfilesIsTakenToo() {
        var list = Door.JSON.createArrayNode();
        ObjectNode good = Door.JSON.valueToTree(Samples.profile());
        list.add(good.put("externalId", UUID.randomUUID().toString()));
        ObjectNode bad = Door.JSON.valueToTree(Samples.profile());
        list.add(bad.put("externalId", "bad").put("stage", "DREAM"));
        ObjectNode nameless = Door.JSON.valueToTree(Samples.profile());
        list.add(nameless);
        list.add("no project");
        var report = door.post("/api/catalog/imports", list, staff());
        assertThat(report.body().path("accepted").asInt()).isEqualTo(1);
        assertThat(report.body().path("rejected").asInt()).isEqualTo(3);
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

    /** On one line of the file each, so that the number of the line is easily told. */
    private static String row(String id, String title) {
        return "%s;%s;Kurz;Lang;06434001;ADMINISTRATION;Nutzen;Bedarf;%s;RUNNING;Stelle;%s;20000;true\n"
                .formatted(
                        id, title, "\"Planen\u2028Umsetzen | mit allen\"", "stelle@stadt.example");
    }
}
