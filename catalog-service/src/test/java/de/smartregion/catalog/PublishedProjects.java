package de.smartregion.catalog;

import static de.smartregion.catalog.Door.ifMatch;
import static de.smartregion.catalog.Door.municipality;
import static de.smartregion.catalog.Door.nobody;
import static de.smartregion.catalog.Door.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Brings a project through all doors, from its draft to the public. */
public final class PublishedProjects {

    /** Of whom it is. */
    public static final String AGS = "06434001";

    private static final String SUBMISSIONS = "/api/catalog/submissions";

    private final Door door;

    public PublishedProjects(Door door) {
        this.door = door;
    }

    /** As in the contract's example, without its picture: nobody has uploaded that. */
    public static ObjectNode profile() {
        try {
            var example = Path.of("contracts/events/submission-published.v1.example.json");
            var profile = (ObjectNode) Door.JSON.readTree(Files.readString(example)).get("profile");
            profile.remove("pictures");
            return profile;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String publish() {
        return publish(_ -> {});
    }

    /** Its id, once everybody can read it. */
    public String publish(Consumer<ObjectNode> change) {
        var profile = profile();
        change.accept(profile);
        var form = Door.JSON.createObjectNode();
        form.set("profile", profile);
        return publish(form);
    }

    /** Its next revision; everybody reads it a moment later. */
    public void revise(String project, Consumer<ObjectNode> change) {
        var profile = profile();
        change.accept(profile);
        var form = Door.JSON.createObjectNode().put("project", project);
        form.set("profile", profile);
        publish(form);
    }

    private String publish(ObjectNode form) {
        var drafted = door.post(SUBMISSIONS, form, municipality(AGS));
        assertThat(drafted.status()).isEqualTo(201);
        var path = SUBMISSIONS + "/" + drafted.id();
        var submitted =
                door.post(
                        path + "/submission",
                        null,
                        municipality(AGS).andThen(ifMatch(drafted.etag())));
        assertThat(submitted.status()).isEqualTo(200);
        var published =
                door.post(path + "/publication", null, staff().andThen(ifMatch(submitted.etag())));
        assertThat(published.status()).isEqualTo(200);
        var project = drafted.body().path("project").asString();
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                door.get("/api/catalog/projects/" + project, nobody()).status()
                                        == 200);
        return project;
    }
}
