package de.smartregion.catalog.search;

import static de.smartregion.catalog.Door.nobody;
import static de.smartregion.catalog.Door.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.catalog.Door;
import de.smartregion.catalog.PublishedProjects;
import de.smartregion.catalog.RunningCatalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;

import java.time.Duration;

/** Finding over HTTP, through the running service: what is published is found soon after. */
class SearchDoorTest implements RunningCatalog {

    private static final String PROJECTS = "/api/catalog/projects";

    private final Door door;

    SearchDoorTest(@LocalServerPort int port) {
        door = new Door(port);
    }

    @Test
    void whatIsPublishedIsFoundUntilItIsArchivedAndAlsoInANewIndex() {
        var id =
                new PublishedProjects(door)
                        .publish(profile -> profile.put("title", "Zwergotterzählung am Bach"));
        await().atMost(Duration.ofSeconds(60)).until(() -> finds("?query=Zwergotter", id));
        assertThat(finds("?query=Zwergotterzaehlungen", id)).isTrue();
        assertThat(door.get("/api/catalog/suggestions?query=zwergot", nobody()).text())
                .contains("Zwergotterzählung am Bach");
        assertThat(door.get(PROJECTS + "/" + id + "/similar", nobody()).status()).isEqualTo(200);
        assertThat(door.post("/api/catalog/search/rebuild", null, nobody()).status())
                .isEqualTo(401);
        assertThat(door.post("/api/catalog/search/rebuild", null, staff()).status()).isEqualTo(202);
        assertThat(finds("?query=Zwergotter", id)).isTrue();
        assertThat(finds("?query=Zwergotter&status=ARCHIVED", id)).isFalse();
    }

    @Test
    void whoKnowsTheAnswerIsToldSo() {
        var answer = door.get(PROJECTS, nobody());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("facets").propertyNames())
                .containsExactlyInAnyOrder(
                        "field", "district", "sizeClass", "stage", "cost", "funding");
        var again =
                door.get(
                        PROJECTS, headers -> headers.set(HttpHeaders.IF_NONE_MATCH, answer.etag()));
        assertThat(again.status() == 304 || !again.etag().equals(answer.etag())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "field=NONE,field",
        "district=abc,district",
        "size-class=HUGE,size-class",
        "stage=x,stage",
        "cost=1,cost",
        "sort=UP,sort",
        "status=GONE,status",
        "page=-1,page",
        "size=101,size"
    })
    void whatIsWrongIsNamed(String parameter, String field) {
        var answer = door.get(PROJECTS + "?" + parameter, nobody());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).anyMatch(it -> it.startsWith(field));
    }

    @Test
    void whatIsUnknownIsLikeNothing() {
        assertThat(door.get(PROJECTS + "/none/similar", nobody()).problem())
                .isEqualTo("project-not-found");
    }

    private boolean finds(String query, String id) {
        return door.get(PROJECTS + query, nobody()).text().contains(id);
    }
}
