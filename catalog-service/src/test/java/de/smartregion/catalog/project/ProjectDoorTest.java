package de.smartregion.catalog.project;

import static de.smartregion.catalog.Door.ifMatch;
import static de.smartregion.catalog.Door.municipality;
import static de.smartregion.catalog.Door.nobody;
import static de.smartregion.catalog.Door.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.catalog.Door;
import de.smartregion.catalog.Door.Answer;
import de.smartregion.catalog.PublishedProjects;
import de.smartregion.catalog.RunningCatalog;
import de.smartregion.platform.infrastructure.Records;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

class ProjectDoorTest implements RunningCatalog {

    private static final String PATH = "/api/catalog/projects/";

    private final Door door;
    private final PublishedProjects projects;

    ProjectDoorTest(@LocalServerPort int port) {
        door = new Door(port);
        projects = new PublishedProjects(door);
    }

    @Test
    void theOfficeArchivesWhatItHasReadAndBringsItBack() {
        var id = projects.publish();
        var other = projects.publish();
        var read = door.get(PATH + id, nobody());
        var why =
                Door.JSON
                        .createObjectNode()
                        .put("reason", "In einem anderen aufgegangen.")
                        .put("replacedBy", other);
        assertThat(door.post(PATH + id + "/archive", why, staff()).status()).isEqualTo(428);
        assertThat(
                        door.post(PATH + id + "/archive", why, staff().andThen(ifMatch("\"99\"")))
                                .body()
                                .path("current")
                                .asString())
                .isEqualTo(read.etag());
        assertThat(
                        door.post(PATH + id + "/archive", why, municipality(PublishedProjects.AGS))
                                .status())
                .isEqualTo(403);
        var archived =
                door.post(PATH + id + "/archive", why, staff().andThen(ifMatch(read.etag())));
        assertThat(archived.body().path("status").asString()).isEqualTo("ARCHIVED");
        var shown = door.get(PATH + id, nobody());
        assertThat(shown.body().path("replacedBy").asString()).isEqualTo(other);
        assertThat(read.body().has("contact")).isTrue();
        assertThat(shown.body().has("contact")).as("nobody is named any more").isFalse();
        assertThat(door.get("/api/catalog/projects.csv", nobody()).text()).doesNotContain(id);
        assertThat(door.get(PATH + id + ".jsonld", nobody()).status()).isEqualTo(404);
        var back =
                door.post(PATH + id + "/reopening", null, staff().andThen(ifMatch(shown.etag())));
        assertThat(back.body().path("status").asString()).isEqualTo("PUBLISHED");
        assertThat(back.body().has("archivedReason")).isFalse();
    }

    @Test
    void itsMunicipalityConfirmsAndNobodyElse() {
        var id = projects.publish();
        var read = door.get(PATH + id, nobody());
        var before = read.body().path("confirmedAt").asString();
        assertThat(confirm(id, nobody(), read.etag()).problem()).isEqualTo("not-your-project");
        assertThat(confirm(id, municipality("06611000"), read.etag()).status()).isEqualTo(403);
        var confirmed = confirm(id, municipality(PublishedProjects.AGS), read.etag());
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.body().path("confirmedAt").asString()).isNotEqualTo(before);
        assertThat(confirm(id, municipality(PublishedProjects.AGS), read.etag()).status())
                .as("what was not read")
                .isEqualTo(412);
        assertThat(door.get(PATH + "none", nobody()).problem()).isEqualTo("project-not-found");
    }

    @Test
    void itSaysWhoConfirmedArchivedAndBroughtItBackAndPersonsToTheOfficeAlone() {
        var id = projects.publish();
        decided(id, "confirmation", null, municipality(PublishedProjects.AGS));
        decided(id, "archive", Door.JSON.createObjectNode().put("reason", "Läuft aus"), staff());
        decided(id, "reopening", null, staff());

        var acts = door.get(PATH + id + "/acts", nobody()).body().path("items");
        assertThat(acts.valueStream().map(it -> it.path("what").asString()))
                .containsExactly("REOPENED", "ARCHIVED", "CONFIRMED");
        assertThat(acts.path(0).path("by").asString()).isEqualTo("OFFICE");
        assertThat(acts.path(2).path("by").asString()).isEqualTo("MUNICIPALITY");
        assertThat(acts.path(2).path("municipality").asString()).startsWith("Bad Homburg");
        assertThat(acts.toString()).doesNotContain("Erika", "Ada");
        var office = door.get(PATH + id + "/acts", staff()).body().path("items");
        assertThat(office.path(0).path("name").asString()).isEqualTo("Ada Muster");
        assertThat(office.path(2).path("name").asString()).isEqualTo("Erika Beispiel");
        assertThat(door.post(PATH + id + "/confirmation", null, staff()).status()).isEqualTo(428);
        assertThat(door.get(PATH + "none/acts", nobody()).problem()).isEqualTo("project-not-found");
    }

    private void decided(
            String id, String what, @Nullable JsonNode body, Consumer<HttpHeaders> by) {
        var etag = door.get(PATH + id, by).etag();
        assertThat(door.post(PATH + id + "/" + what, body, by.andThen(ifMatch(etag))).status())
                .isEqualTo(200);
    }

    private Answer confirm(String id, Consumer<HttpHeaders> by, String etag) {
        return door.post(PATH + id + "/confirmation", null, by.andThen(ifMatch(etag)));
    }

    @Test
    void whatIsRecommendedIsReadAnewAndArchivedByWhoHasReadItBefore() {
        var id = projects.publish();
        var seen = door.get(PATH + id, nobody()).etag();
        Records.send(
                "smartregion.consulting.consultations",
                "c-1",
                "{\"consultation\":\"c-1\",\"projects\":[\"%s\"]}"
                        .formatted(id)
                        .getBytes(StandardCharsets.UTF_8),
                Records.envelope("told-1", "de.smartregion.consulting.report-released.v1"));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(
                                                door.get(PATH + id, nobody())
                                                        .body()
                                                        .path("recommended")
                                                        .asInt())
                                        .isOne());
        var known = door.get(PATH + id, headers -> headers.setIfNoneMatch(seen));
        assertThat(known.status()).as("it says more than before").isEqualTo(200);
        var why = Door.JSON.createObjectNode().put("reason", "Veraltet.");
        for (int status : new int[] {200, 412}) {
            assertThat(
                            door.post(PATH + id + "/archive", why, staff().andThen(ifMatch(seen)))
                                    .status())
                    .isEqualTo(status);
        }
    }

    @Test
    void whatEverybodyReadsMayBeKeptForAWhileButNotByWhoSignedIn() {
        var id = projects.publish();
        for (var path :
                new String[] {
                    "/api/catalog/projects",
                    "/api/catalog/suggestions?query=Baum",
                    PATH + id,
                    PATH + id + "/history",
                    PATH + id + ".jsonld",
                    PATH + id + "/profile.pdf",
                    "/api/catalog/projects.csv",
                    "/api/catalog/projects.jsonld",
                    "/api/catalog/projects.atom",
                    "/api/catalog/sitemap.xml",
                    "/api/catalog/offers",
                    "/api/catalog/partners",
                }) {
            var read = door.get(path, nobody());
            assertThat(read.status()).as(path).isEqualTo(200);
            assertThat(read.headers().getCacheControl()).as(path).isEqualTo("max-age=5, public");
            assertThat(read.headers().getVary()).as(path).contains("Authorization");
            var known = door.get(path, headers -> headers.setIfNoneMatch(read.etag()));
            if (known.status() == 304) { // others may publish meanwhile
                assertThat(known.headers().getCacheControl())
                        .as(path)
                        .isEqualTo("max-age=5, public");
            }
            assertThat(door.get(path, staff()).headers().getCacheControl())
                    .as(path)
                    .isEqualTo("no-cache, private");
        }
        var printed = door.get(PATH + id + "/profile.pdf", nobody()).etag();
        assertThat(
                        door.get(
                                        PATH + id + "/profile.pdf",
                                        headers -> headers.setIfNoneMatch(printed))
                                .status())
                .isEqualTo(304);
        for (var path : new String[] {PATH + "none", PATH + id + "/reuses"}) {
            assertThat(door.get(path, nobody()).headers().getCacheControl())
                    .as(path)
                    .contains("no-store");
        }
        assertThat(
                        confirm(
                                        id,
                                        municipality(PublishedProjects.AGS),
                                        door.get(PATH + id, nobody()).etag())
                                .headers()
                                .getCacheControl())
                .contains("no-store");
    }

    @Test
    void whoHasAnExportAlreadyGetsItAnewOnceAnythingInItChanged() {
        var id = projects.publish();
        for (var path :
                new String[] {
                    "/api/catalog/projects.csv",
                    "/api/catalog/projects.jsonld",
                    "/api/catalog/sitemap.xml"
                }) {
            await().atMost(Duration.ofSeconds(60)) // others may publish meanwhile
                    .until(() -> known(path, door.get(path, nobody()).etag()) == 304);
            var seen = door.get(path, nobody()).etag();
            var confirmed =
                    confirm(
                            id,
                            municipality(PublishedProjects.AGS),
                            door.get(PATH + id, nobody()).etag());
            assertThat(confirmed.status()).isEqualTo(200);
            assertThat(known(path, seen)).as(path).isEqualTo(200);
        }
    }

    private int known(String path, String etag) {
        return door.get(path, headers -> headers.setIfNoneMatch(etag)).status();
    }

    @Test
    void machinesReadWhatPeopleRead() {
        var id =
                projects.publish(
                        it -> {
                            it.put("title", "=HYPERLINK(\"https://x.example\")");
                            it.put("summary", "<b>&amp; ]]></b>");
                        });
        var csv = door.get("/api/catalog/projects.csv", nobody());
        assertThat(csv.text()).startsWith("\uFEFFid;title;").contains(id, "'=HYPERLINK");
        assertThat(csv.text()).doesNotContain("digital@");
        assertThat(csv.headers().getContentDisposition().getFilename()).isEqualTo("projekte.csv");
        var one = door.get(PATH + id + ".jsonld", nobody());
        assertThat(one.body().path("@type").asString()).isEqualTo("dcat:Dataset");
        assertThat(one.body().path("dcat:theme").path(0).path("@id").asString())
                .endsWith("data-theme/ENVI");
        assertThat(one.body().path("dct:spatial").path(0).path("@id").asString())
                .endsWith("municipalityKey/06434001");
        assertThat(
                        door.get("/api/catalog/projects.jsonld", nobody())
                                .body()
                                .path("dcat:dataset")
                                .toString())
                .contains(id);
        var atom = door.get("/api/catalog/projects.atom", nobody());
        assertThat(atom.text()).contains("/projekte/" + id, "&lt;b").doesNotContain("<b>");
        assertThat(door.get("/api/catalog/sitemap.xml", nobody()).text())
                .contains("/projekte/" + id + "</loc>");
        assertThat(door.get(PATH + id + "/profile.pdf", nobody()).text()).startsWith("%PDF-");
        for (var path :
                new String[] {
                    "/api/catalog/projects.csv",
                    "/api/catalog/projects.atom",
                    "/api/catalog/projects.jsonld",
                    "/api/catalog/sitemap.xml",
                    PATH + id + ".jsonld"
                }) {
            var first = door.get(path, nobody());
            assertThat(first.status()).as(path).isEqualTo(200);
        }
        var read = door.get(PATH + id + ".jsonld", nobody());
        assertThat(
                        door.get(
                                        PATH + id + ".jsonld",
                                        headers -> headers.setIfNoneMatch(read.etag()))
                                .status())
                .isEqualTo(304);
    }
}
