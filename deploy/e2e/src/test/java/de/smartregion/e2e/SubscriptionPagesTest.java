package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.e2e.Browser.Taste;
import de.smartregion.e2e.Browser.Visitor;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** News by e-mail: asked for on a page, confirmed by a letter, read, and ended with one click. */
@Order(4)
@ExtendWith({SharedRegion.class, InChromium.class})
class SubscriptionPagesTest {

    private static final Pattern SUBSCRIPTION = Pattern.compile("https?://\\S+/abonnements/\\S+");
    private static final String SUBMISSIONS = "/api/catalog/submissions";

    private final Browser browser;
    private final Region region;
    private final Api api;

    SubscriptionPagesTest(Region region, Browser browser) {
        this.browser = browser;
        this.region = region;
        this.api = region.api();
    }

    @Test
    void whoSubscribesToAFieldReadsOfItsProjectsUntilOneClickEndsIt() {
        var leaves = Person.called("Lore");
        var stays = Person.called("Stine");
        try (var visitor = browser.visitor(region.portal(), Taste.GERMAN);
                var plain = browser.visitor(region.portal(), Taste.NO_SCRIPT)) {
            subscribe(visitor, leaves);
            subscribe(plain, stays);

            var first = publish();
            var news = awaitNews(leaves, first);
            awaitNews(stays, first);
            assertThat(news.header("List-Unsubscribe-Post"))
                    .isEqualTo("List-Unsubscribe=One-Click");
            var end = found(news.header("List-Unsubscribe").replaceAll("[<>]", ""));

            visitor.open(end);
            assertThat(visitor.text()).contains("Neue Projekte im Handlungsfeld Abfall");
            visitor.look("subscription-end");
            visitor.open("/projekte");
            oneClick(end);
            assertThat(visitor.open(end)).isEqualTo(404);
            visitor.look("subscription-ended");

            // Who reads of the next one proves that the other does not.
            var next = publish();
            var link = found(awaitNews(stays, next).plain());
            assertThat(newsFor(leaves)).containsExactly("Neues Projekt: " + first);
            plain.open(link);
            plain.click("#abbestellen button");
            assertThat(plain.heading()).isEqualTo("Abbestellt");
            assertThat(plain.open(link)).isEqualTo(404);
        }
    }

    private void subscribe(Visitor visitor, Person person) {
        visitor.open("/projekte?field=WASTE");
        visitor.click("#abonnieren a");
        visitor.look("subscribe");
        visitor.submit();
        assertThat(visitor.page().locator("[aria-invalid=true]").count()).isPositive();
        visitor.look("subscribe-errors");
        visitor.page().fill("#email", person.email());
        visitor.tick("#privacy");
        visitor.click("#absenden");
        visitor.page().waitForURL("**/gesendet");
        visitor.look("subscribe-sent");

        var letter =
                region.mailbox()
                        .awaitLetter(
                                person,
                                "please confirm",
                                it -> it.subject().equals("Bitte bestätigen Sie Ihr Abonnement"));
        visitor.open(found(letter.plain()));
        visitor.look("subscription-confirm");
        visitor.click("#bestaetigen button");
        assertThat(visitor.heading()).isEqualTo("Ihr Abonnement ist bestätigt");
        visitor.look("subscription-confirmed");
    }

    /** The title of a project that a municipality hands in and the office publishes. */
    private String publish() {
        var title = "Wertstoffinsel " + UUID.randomUUID();
        var profile = Api.JSON.createObjectNode();
        profile.put("title", title);
        profile.put("summary", "Wer trennt, gewinnt.");
        profile.put("description", "Eine Insel.");
        var author =
                region.people().stream()
                        .filter(it -> it.path("role").asString().equals("municipality"))
                        .findFirst()
                        .orElseThrow();
        profile.putArray("municipalities").add(author.path("ags").asString());
        profile.putArray("fields").add("WASTE");
        profile.put("citizenBenefit", "Kurze Wege.");
        profile.put("transferability", "Ein Platz.");
        profile.put("stage", "RUNNING");
        profile.putObject("contact").put("name", "Bauhof").put("email", "bauhof@stadt.example");
        profile.put("example", true);
        var token = region.signIn().person(author.path("email").asString()).accessToken();
        var asAuthor = Map.of("Authorization", "Bearer " + token);
        var started =
                api.ask("POST", SUBMISSIONS, Map.of("profile", profile), asAuthor).expect(201);
        var path = SUBMISSIONS + "/" + started.json().path("id").asString();
        var seen = started.headers().firstValue("ETag").orElseThrow();
        var toSubmit = Map.of("Authorization", "Bearer " + token, "If-Match", seen);
        var submitted = api.ask("POST", path + "/submission", "", toSubmit).expect(200);
        var etag = submitted.headers().firstValue("ETag").orElseThrow();
        api.ask("POST", path + "/publication", "", api.asStaff(etag)).expect(200);
        return title;
    }

    private Letter awaitNews(Person person, String title) {
        return region.mailbox()
                .awaitLetter(person, title, it -> it.subject().equals("Neues Projekt: " + title));
    }

    private List<String> newsFor(Person person) {
        return region.mailbox().letters(person.email()).stream()
                .map(Letter::subject)
                .filter(it -> it.startsWith("Neues Projekt: "))
                .toList();
    }

    private static String found(String text) {
        var link = SUBSCRIPTION.matcher(text);
        assertThat(link.find()).isTrue();
        return link.group();
    }

    /** As a mail program sends it: without cookies, and without looking at the page. */
    private static void oneClick(String address) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                            .build();
            var answer =
                    HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
        } catch (IOException e) {
            throw new AssertionError("no answer to one click", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
