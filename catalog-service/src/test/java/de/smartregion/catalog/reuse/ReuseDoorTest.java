package de.smartregion.catalog.reuse;

import static de.smartregion.catalog.Door.as;
import static de.smartregion.catalog.Door.municipality;
import static de.smartregion.catalog.Door.nobody;
import static de.smartregion.catalog.Door.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.catalog.Door;
import de.smartregion.catalog.PublishedProjects;
import de.smartregion.catalog.RunningCatalog;
import de.smartregion.platform.infrastructure.Records;
import de.smartregion.platform.infrastructure.Tokens;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import java.time.Duration;

class ReuseDoorTest implements RunningCatalog {

    private static final String KASSEL = "06611000";
    private static final String WIESBADEN = "06414000";

    private final Door door;
    private final PublishedProjects projects;

    ReuseDoorTest(@LocalServerPort int port) {
        door = new Door(port);
        projects = new PublishedProjects(door);
    }

    @Test
    void aMunicipalityWantsItOnceAndThePageCounts() {
        var project = projects.publish();
        var path = "/api/catalog/projects/" + project;
        var wish = Door.JSON.createObjectNode().put("note", "Wir haben 800 junge Bäume.");
        assertThat(door.post(path + "/reuses", wish, municipality(KASSEL)).status()).isEqualTo(201);
        assertThat(door.post(path + "/reuses", wish, municipality(KASSEL)).status()).isEqualTo(200);
        assertThat(
                        door.post(
                                        path + "/reuses",
                                        Door.JSON.createObjectNode(),
                                        municipality(WIESBADEN))
                                .status())
                .isEqualTo(201);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(door.get(path, nobody()).body().path("reuses").asInt())
                                        .isEqualTo(2));
        var who = door.get(path + "/reuses", staff()).body().path("items");
        assertThat(who.size()).isEqualTo(2);
        assertThat(who.path(0).path("municipality").asString()).startsWith("Kassel");
        var told =
                Door.JSON.readTree(
                        Records.await(
                                        Reuses.TOPIC,
                                        it -> (project + "~" + WIESBADEN).equals(it.key()))
                                .value());
        assertThat(told.path("total").asInt()).isEqualTo(2);
        assertThat(told.path("contactEmail").asString()).contains("@");
    }

    @Test
    void aWishIsTakenBackForgottenAndMayComeAgain() {
        var project = projects.publish();
        var path = "/api/catalog/projects/" + project;
        var own = path + "/reuses/own";
        var wish = Door.JSON.createObjectNode().put("note", "Wir auch.");
        assertThat(door.get(own, municipality(KASSEL)).problem()).isEqualTo("not-wanted");
        door.post(path + "/reuses", wish, municipality(KASSEL));
        door.post(path + "/reuses", wish, municipality(WIESBADEN));
        assertThat(door.get(own, municipality(KASSEL)).body().path("note").asString())
                .isEqualTo("Wir auch.");
        var all = door.get("/api/catalog/reuses", staff());
        assertThat(all.text())
                .contains(project, PublishedProjects.profile().path("title").asString());
        assertThat(door.get("/api/catalog/reuses", municipality(KASSEL)).status()).isEqualTo(403);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(withdraw(own)).isEqualTo(204);
        }
        assertThat(door.get(own, municipality(KASSEL)).status()).isEqualTo(404);
        var left = door.get(path + "/reuses", staff()).body().path("items");
        assertThat(left.findValuesAsString("ags")).containsExactly(WIESBADEN);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(door.get(path, nobody()).body().path("reuses").asInt())
                                        .isEqualTo(1));
        assertThat(door.post(path + "/reuses", wish, municipality(KASSEL)).status()).isEqualTo(201);
        assertThat(door.get(own, municipality(KASSEL)).status()).isEqualTo(200);
    }

    private int withdraw(String own) {
        return door.send(
                        HttpMethod.DELETE,
                        own,
                        null,
                        MediaType.APPLICATION_JSON,
                        municipality(KASSEL))
                .status();
    }

    @Test
    void whatCannotBeWantedIsRefused() {
        var project = projects.publish();
        var empty = Door.JSON.createObjectNode();
        var path = "/api/catalog/projects/" + project + "/reuses";
        assertThat(door.post(path, empty, municipality(PublishedProjects.AGS)).problem())
                .isEqualTo("own-project");
        assertThat(
                        door.post("/api/catalog/projects/none/reuses", empty, municipality(KASSEL))
                                .problem())
                .isEqualTo("project-not-found");
        assertThat(
                        door.post(
                                        path,
                                        empty,
                                        as(Tokens.token().roles("municipality").ags(KASSEL).sign()))
                                .problem())
                .isEqualTo("no-verified-address");
        assertThat(door.post(path, empty, nobody()).status()).isEqualTo(401);
        assertThat(door.get(path, municipality(KASSEL)).status()).isEqualTo(403);
    }
}
