package de.smartregion.catalog.subscription;

import static de.smartregion.catalog.Door.as;
import static de.smartregion.catalog.Door.link;
import static de.smartregion.catalog.Door.municipality;
import static de.smartregion.catalog.Door.nobody;
import static de.smartregion.catalog.Door.staff;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.Door;
import de.smartregion.catalog.Door.Answer;
import de.smartregion.catalog.PublishedProjects;
import de.smartregion.catalog.RunningCatalog;
import de.smartregion.platform.infrastructure.Records;
import de.smartregion.platform.infrastructure.Tokens;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** From the form to the letter's button, and to the last letter. */
class SubscriptionDoorTest implements RunningCatalog {

    private static final String PATH = "/api/catalog/subscriptions";

    private final Door door;
    private final PublishedProjects projects;

    SubscriptionDoorTest(@LocalServerPort int port) {
        door = new Door(port);
        projects = new PublishedProjects(door);
    }

    @Test
    void whoConfirmsByLetterIsToldOfAProjectUntilTheyEndIt() {
        var email = anybody();
        var asked = ask("FIELD~HEALTH", email);
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.body().toString()).isEqualTo("{\"active\":false}");
        var letter = told("subscription-requested", email, 1);
        var subscriber = letter.path("subscriber").asString();
        var path = PATH + "/" + subscriber;
        var confirm = path + "/FIELD~HEALTH/confirmation";
        assertThat(door.post(confirm, null, link("A".repeat(43))).problem())
                .isEqualTo("subscription-not-found");
        var token = letter.path("confirmToken").asString();
        for (int click = 1; click <= 2; click++) {
            assertThat(door.post(confirm, null, link(token)).body().path("interest").asString())
                    .isEqualTo("FIELD~HEALTH");
        }

        var project = projects.publish(it -> it.putArray("fields").add("HEALTH").add("WASTE"));
        var news = told("project-news", email, 1);
        assertThat(news.path("project").asString()).isEqualTo(project);
        assertThat(news.path("because").toString()).isEqualTo("[\"FIELD~HEALTH\"]");
        var end = link(news.path("endToken").asString());
        assertThat(interests(door.get(path, end))).isEqualTo("FIELD~HEALTH");
        assertThat(door.get(path, link(token)).problem()).isEqualTo("subscription-not-found");

        assertThat(
                        door.post(path + "/ending", ending("FIELD~WASTE"), link("A".repeat(43)))
                                .status())
                .isEqualTo(404);
        assertThat(door.post(path + "/ending", ending("FIELD~WASTE"), end).status())
                .as("what never was")
                .isEqualTo(204);
        assertThat(door.post(path + "/ending", ending("FIELD~HEALTH"), end).status())
                .isEqualTo(204);
        assertThat(door.get(path, end).status()).isEqualTo(404);

        // Who is told of this one proves that the other is not.
        var other = anybody();
        assertThat(begin("FIELD~HEALTH", other).status()).isEqualTo(200);
        projects.publish(it -> it.putArray("fields").add("HEALTH"));
        var toldBefore = new ArrayList<JsonNode>();
        Records.await(
                Subscribers.TOPIC,
                it -> {
                    if (is("project-news", email, it)) {
                        toldBefore.add(Door.JSON.readTree(it.value()));
                    }
                    return is("project-news", other, it);
                });
        assertThat(toldBefore).containsExactly(news);
    }

    @Test
    void anAddressThatSubscribedIsAnsweredLikeAnyOtherAndGetsTheSameLetter() {
        var known = anybody();
        assertThat(begin("FIELD~ENERGY", known).status()).isEqualTo(200);
        var stranger = anybody();
        var first = ask("FIELD~ENERGY", stranger);
        var second = ask("FIELD~ENERGY", known);
        var third = ask("FIELD~ENERGY", known);
        for (var answer : List.of(second, third)) {
            assertThat(answer.status()).isEqualTo(first.status());
            assertThat(answer.text()).isEqualTo(first.text());
        }
        told("subscription-requested", stranger, 1);
        var token = told("subscription-requested", known, 1).path("confirmToken").asString();
        assertThat(told("subscription-requested", known, 2).path("confirmToken").asString())
                .as("the first letter may still be used")
                .isEqualTo(token);
    }

    @Test
    void anAccountWithoutARoleSeesItsOwnLikeAnyOther() {
        var email = anybody();
        var account = as(Tokens.token().subject(email).email(email).sign());
        var begun = door.post(PATH, form("FIELD~ENERGY", email), account);
        assertThat(begun.body().toString()).isEqualTo("{\"active\":true}");
        assertThat(interests(door.get(PATH + "/own", account))).isEqualTo("FIELD~ENERGY");
    }

    @Test
    void whoseAddressNobodyHasVerifiedConfirmsByLetter() {
        var email = anybody();
        var asked = door.post(PATH, form("FIELD~ENERGY", email), municipalityWithoutAddress());
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.body().toString()).isEqualTo("{\"active\":false}");
        told("subscription-requested", email, 1);
    }

    @Test
    void anAccountThatNobodyCouldWriteToHasNothingToSeeOrToEnd() {
        var account = person("erika@intranet");
        var own = door.get(PATH + "/own", account);
        assertThat(own.status()).isEqualTo(200);
        assertThat(interests(own)).isEmpty();
        var ended =
                door.send(
                        HttpMethod.DELETE,
                        PATH + "/own/FIELD~ENERGY",
                        null,
                        MediaType.APPLICATION_JSON,
                        account);
        assertThat(ended.status()).isEqualTo(204);
    }

    @Test
    void whoSignedInSubscribesTheirOwnAddressAtOnceAndEndsItThere() {
        var email = anybody();
        var project = projects.publish();
        assertThat(begin("PROJECT~" + project, email).body().toString())
                .isEqualTo("{\"active\":true}");
        assertThat(begin("PROJECT~" + project, email).status()).isEqualTo(200);
        var own = door.get(PATH + "/own", person(email));
        assertThat(interests(own)).isEqualTo("PROJECT~" + project);
        assertThat(own.body().path("items").path(0).path("title").asString()).isNotBlank();
        assertThat(door.post(PATH, form("FIELD~ENERGY", "other@x.example"), person(email)).status())
                .as("nobody subscribes others that way")
                .isEqualTo(403);

        for (int click = 1; click <= 2; click++) {
            assertThat(
                            door.send(
                                            HttpMethod.DELETE,
                                            PATH + "/own/PROJECT~" + project,
                                            null,
                                            MediaType.APPLICATION_JSON,
                                            person(email))
                                    .status())
                    .isEqualTo(204);
        }
        assertThat(interests(door.get(PATH + "/own", person(email)))).isEmpty();
    }

    @Test
    void whoSubscribedToAProjectReadsWhatWasChangedAndWhyItWasPutAside() {
        var email = anybody();
        var project = projects.publish();
        begin("PROJECT~" + project, email);
        projects.revise(project, it -> it.put("summary", "Jetzt auch im Park."));
        var revised = told("project-news", email, 1);
        assertThat(revised.path("news").asString()).isEqualTo("REVISED");
        assertThat(revised.path("changed").toString()).isEqualTo("[\"summary\"]");

        var path = "/api/catalog/projects/" + project;
        var etag = door.get(path, staff()).etag();
        door.post(
                path + "/archive",
                Door.JSON.createObjectNode().put("reason", "Es gibt ein neues."),
                staff().andThen(Door.ifMatch(etag)));
        var archived = told("project-news", email, 2);
        assertThat(archived.path("news").asString()).isEqualTo("ARCHIVED");
        assertThat(archived.path("reason").asString()).isEqualTo("Es gibt ein neues.");
    }

    @Test
    void whatCannotBeSubscribedToIsRefused() {
        assertThat(ask("PROJECT~none", anybody()).problem()).isEqualTo("interest-not-found");
        assertThat(ask("FIELD~MAGIC", anybody()).problem()).isEqualTo("interest-not-found");
        assertThat(ask("ENERGY", anybody()).fields()).containsExactly("interest");
        assertThat(ask("FIELD~ENERGY", "erika@nowhere").fields()).containsExactly("email");
        assertThat(
                        door.post(
                                        PATH,
                                        Door.JSON
                                                .createObjectNode()
                                                .put("interest", "FIELD~ENERGY"),
                                        municipalityWithoutAddress())
                                .problem())
                .isEqualTo("address-required");
        assertThat(door.get(PATH + "/own", nobody()).status()).isEqualTo(401);
        assertThat(interests(door.get(PATH + "/own", municipality("06611000")))).isEmpty();
    }

    private Answer ask(String interest, String email) {
        return door.post(PATH, form(interest, email), nobody());
    }

    /** Whoever counts letters in front of the service reads nothing else. */
    @Test
    void aWishIsReadAsJsonOnly() {
        var yaml = "interest: FIELD~HEALTH\nemail: " + anybody() + "\nlanguage: de\n";

        var refused = door.send(HttpMethod.POST, PATH, yaml, MediaType.APPLICATION_YAML, nobody());

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.headers().getContentType())
                .isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(ask("FIELD~HEALTH", anybody()).status()).isEqualTo(202);
    }

    private Answer begin(String interest, String email) {
        return door.post(PATH, form(interest, email), person(email));
    }

    private static ObjectNode form(String interest, String email) {
        return Door.JSON
                .createObjectNode()
                .put("interest", interest)
                .put("email", email)
                .put("language", "de");
    }

    private static ObjectNode ending(String interest) {
        var ending = Door.JSON.createObjectNode();
        ending.putArray("interests").add(interest);
        return ending;
    }

    private static String interests(Answer answer) {
        return String.join(
                " ",
                answer.body()
                        .path("items")
                        .valueStream()
                        .map(it -> it.path("interest").asString())
                        .toList());
    }

    private static String anybody() {
        return "erika-" + UUID.randomUUID() + "@region.example";
    }

    private static Consumer<HttpHeaders> person(String email) {
        return as(Tokens.token().subject(email).roles("consultant").email(email).sign());
    }

    private static Consumer<HttpHeaders> municipalityWithoutAddress() {
        return as(Tokens.token().roles("municipality").ags("06611000").sign());
    }

    /** What was told to this address, the how manieth of its kind. */
    private static JsonNode told(String fact, String email, int which) {
        var seen = new AtomicInteger();
        return Door.JSON.readTree(
                Records.await(
                                Subscribers.TOPIC,
                                it -> is(fact, email, it) && seen.incrementAndGet() == which)
                        .value());
    }

    private static boolean is(String fact, String email, ConsumerRecord<String, byte[]> told) {
        return ("de.smartregion.catalog." + fact + ".v1").equals(Records.header(told, "ce_type"))
                && Door.JSON.readTree(told.value()).path("email").asString().equals(email);
    }
}
