package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The journey a project is: handed in, sent back, published, found, and wanted elsewhere. */
@Order(2)
@ExtendWith(SharedRegion.class)
class CatalogJourneyTest {

    private static final String SUBMISSIONS = "/api/catalog/submissions";
    private static final Pattern DRAFT =
            Pattern.compile("/projekte/entwuerfe/([^?\\s]+)\\?token=(\\S+)");

    private final Region region;
    private final Api api;
    private final Postbox post;

    CatalogJourneyTest(Region region) {
        this.region = region;
        this.api = region.api();
        this.post = region.mailbox();
    }

    @Test
    void aMunicipalitysProjectIsReviewedRevisedPublishedFoundAndWantedByAnother() {
        var people = municipalities();
        var author = people.getFirst();
        var asAuthor = as(author);
        var contact = Person.called("Thekla");
        var title = "Bodensensoren " + UUID.randomUUID();
        var profile = profile(title, author.path("ags").asString(), contact);

        var started =
                api.ask("POST", SUBMISSIONS, Map.of("profile", profile), asAuthor).expect(201);
        var id = started.json().path("id").asString();
        var project = started.json().path("project").asString();
        var submission = SUBMISSIONS + "/" + id;
        assertThat(api.ask("GET", submission, "", api.asStaff()).status())
                .as("a draft is nobody else's")
                .isEqualTo(404);
        handIn(submission, asAuthor);

        var toReview = awaitLetter(region.staffAddress(), "Zu prüfen: " + title);
        assertThat(toReview.plain()).contains(region.portal() + "/verwaltung/projekte/" + id);
        var received = awaitLetter(author.path("email").asString(), "Eingegangen: " + title);
        assertThat(received.plain())
                .contains(region.portal() + "/projekte/entwuerfe/" + id)
                .doesNotContain("token=");

        api.ask(
                        "POST",
                        submission + "/return",
                        Map.of("comment", "Bitte die Kosten ergänzen.\nUnd wer half."),
                        api.asStaff(etag(submission, api.asStaff())))
                .expect(200);
        var sentBack = awaitLetter(author.path("email").asString(), "überarbeiten: " + title);
        assertThat(sentBack.plain())
                .contains("> Bitte die Kosten ergänzen.", "> Und wer half.")
                .contains(region.portal() + "/projekte/entwuerfe/" + id);

        var seen = etag(submission, asAuthor);
        profile.putObject("cost").put("from", 12_000).put("to", 40_000);
        api.ask("PUT", submission, profile, with(asAuthor, "If-Match", seen)).expect(200);
        profile.put("licence", "von jemand anderem");
        var late =
                api.ask("PUT", submission, profile, with(asAuthor, "If-Match", seen)).expect(412);
        assertThat(late.json().path("current").asString())
                .isEqualTo(etag(submission, asAuthor))
                .isNotEqualTo(seen);
        handIn(submission, asAuthor);
        publish(submission);

        awaitFound(title, project);
        assertThat(api.get("/api/catalog/projects/" + project).expect(200).json().toString())
                .contains("12000")
                .doesNotContain("von jemand anderem");
        var published = awaitLetter(author.path("email").asString(), "Veröffentlicht: " + title);
        assertThat(published.plain()).contains(region.portal() + "/projekte/" + project);

        var asOther = as(people.get(1));
        var wish = Map.of("note", "Wir haben 800 junge Bäume.");
        var reuses = "/api/catalog/projects/" + project + "/reuses";
        api.ask("POST", reuses, wish, asOther).expect(201);
        api.ask("POST", reuses, wish, asOther).expect(200);

        var toSupport = awaitLetter(region.staffAddress(), "Nachnutzung gewünscht", title);
        assertThat(toSupport.plain())
                .contains(people.get(1).path("email").asString(), "> Wir haben 800 junge Bäume.");
        var wanted = awaitLetter(contact.email(), "Nachnutzung gewünscht", title);
        assertThat(wanted.plain())
                .contains("> Wir haben 800 junge Bäume.", region.portal() + "/projekte/" + project)
                .doesNotContain(people.get(1).path("email").asString());
        await("the page counts who follows")
                .until(
                        () ->
                                api.get("/api/catalog/projects/" + project)
                                        .json()
                                        .path("reuses")
                                        .asInt(),
                        count -> count == 1);
        assertThat(lettersTo(region.staffAddress(), "Nachnutzung gewünscht", title)).hasSize(1);
    }

    @Test
    void whoHasNoAccountHandsInByTheLinkOfALetter() {
        var author = Person.called("Wilhelmine");
        var title = "Mitfahrbank " + UUID.randomUUID();
        var start =
                Map.of(
                        "profile",
                        profile(title, "06611000", author),
                        "author",
                        Map.of(
                                "name",
                                author.name(),
                                "email",
                                author.email(),
                                "ags",
                                "06611000",
                                "language",
                                "de"));
        var receipt = api.anonymously("POST", SUBMISSIONS, start).expect(201).json();
        assertThat(receipt.toString()).doesNotContain("token");
        var submission = SUBMISSIONS + "/" + receipt.path("id").asString();

        var letter = awaitLetter(author.email(), "Ihr Entwurf");
        assertThat(letter.subject() + letter.plain()).doesNotContain(title);
        var link = DRAFT.matcher(letter.plain());
        assertThat(link.find()).isTrue();
        assertThat(link.group(1)).isEqualTo(receipt.path("id").asString());
        var byLink = Map.of("Link-Token", link.group(2));

        assertThat(api.get(submission).status()).as("without the link").isEqualTo(404);
        api.ask("GET", submission, "", byLink).expect(200);
        handIn(submission, byLink);
        var received = awaitLetter(author.email(), "Eingegangen: " + title);
        assertThat(DRAFT.matcher(received.plain()).results().map(found -> found.group(2)))
                .containsExactly(link.group(2));
        awaitLetter(region.staffAddress(), "Zu prüfen: " + title);
        publish(submission);

        awaitLetter(author.email(), "Veröffentlicht: " + title);
        awaitFound(title, receipt.path("project").asString());
    }

    private void handIn(String submission, Map<String, String> who) {
        var seen = with(who, "If-Match", etag(submission, who));
        api.ask("POST", submission + "/submission", "", seen).expect(200);
    }

    private void publish(String submission) {
        api.ask(
                        "POST",
                        submission + "/publication",
                        "",
                        api.asStaff(etag(submission, api.asStaff())))
                .expect(200);
    }

    /** The index hears of it by a message. */
    private void awaitFound(String title, String project) {
        var word = title.substring(title.indexOf(' ') + 1);
        await("found: " + title)
                .until(
                        () ->
                                api.get("/api/catalog/projects?query=" + word)
                                        .expect(200)
                                        .json()
                                        .path("items")
                                        .findValuesAsString("id"),
                        ids -> ids.contains(project));
    }

    private Letter awaitLetter(String email, String... subject) {
        return await(String.join(", ", subject) + " for " + email)
                .until(() -> lettersTo(email, subject).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private List<Letter> lettersTo(String email, String... subject) {
        return post.letters(email).stream()
                .filter(letter -> List.of(subject).stream().allMatch(letter.subject()::contains))
                .toList();
    }

    private String etag(String submission, Map<String, String> who) {
        return api.ask("GET", submission, "", who)
                .expect(200)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private List<JsonNode> municipalities() {
        return region.people().stream()
                .filter(person -> person.path("role").asString().equals("municipality"))
                .toList();
    }

    private Map<String, String> as(JsonNode person) {
        var token = region.signIn().person(person.path("email").asString()).accessToken();
        return Map.of("Authorization", "Bearer " + token);
    }

    private static Map<String, String> with(
            Map<String, String> headers, String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }

    private static ObjectNode profile(String title, String ags, Person contact) {
        var profile = Api.JSON.createObjectNode();
        profile.put("title", title);
        profile.put("summary", "Messwerte sagen, welcher Baum wann Wasser braucht.");
        profile.put("description", "## Ausgangslage\n\nStraßenbäume leiden unter **Trockenheit**.");
        profile.putArray("municipalities").add(ags);
        profile.putArray("fields").add("ENVIRONMENT");
        profile.put("citizenBenefit", "Mehr Schatten.");
        profile.put("transferability", "Ein LoRaWAN-Netz.");
        profile.put("stage", "RUNNING");
        profile.putObject("contact").put("name", contact.name()).put("email", contact.email());
        profile.put("example", true);
        return profile;
    }
}
