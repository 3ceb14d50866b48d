package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.Profile.Contact;
import de.smartregion.catalog.submission.Profile.Cost;
import de.smartregion.catalog.submission.Profile.Funding;
import de.smartregion.catalog.submission.Profile.Link;
import de.smartregion.catalog.submission.Profile.Picture;
import de.smartregion.catalog.submission.Profile.Place;
import de.smartregion.catalog.submission.Profile.Step;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A project of Bad Homburg, complete in every field. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    static final Instant LATER = Instant.parse("2026-03-09T10:30:00Z");
    static final Instant LINK_EXPIRES = Instant.parse("2026-08-29T08:00:00Z");

    static final String AGS = "06434001";
    static final String PROJECT = "c2Vuc29yZW4tdW5kLWJvZGVu";

    static final ManageLink LINK = new ManageLink("a-token-for-tests", "its-hash", LINK_EXPIRES);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Samples() {}

    static Author author() {
        return new Author(
                "Erika Beispiel",
                "digital@bad-homburg.example",
                AGS,
                "de",
                "subject-of-erika",
                null);
    }

    static Author authorWithoutAccount() {
        return new Author("Erika Beispiel", "digital@bad-homburg.example", AGS, "de", null, null);
    }

    static Profile profile() {
        return new Profile(
                "Sensoren im Boden gegen trockene Stadtbäume",
                "Soil sensors against drought of city trees",
                "Messwerte sagen, welcher Baum wann Wasser braucht.",
                "Readings tell which tree needs water, and when.",
                "## Ausgangslage\n\nStraßenbäume leiden unter **Trockenheit**.",
                List.of(AGS, "06434"),
                List.of(Field.ENVIRONMENT, Field.DATA_PLATFORMS),
                "Mehr Schatten und weniger Astbruch.",
                "Ein LoRaWAN-Netz und eine Stelle im Grünflächenamt.",
                List.of(
                        new Step("Standorte wählen", "Mit dem Grünflächenamt."),
                        new Step("Sensoren setzen", null)),
                List.of("Das Grünflächenamt war von Anfang an dabei."),
                "LoRaWAN, offene Datenplattform",
                "EUPL-1.2",
                List.of("Hochtaunuskreis"),
                new Cost(12_000L, 40_000L, "ohne Personal"),
                List.of(new Funding("Starke Heimat Hessen", 30_000L, "2025-01", "2026-12")),
                Stage.RUNNING,
                List.of(new Link("Projektseite", "https://bad-homburg.example/baeume")),
                new Contact(
                        "Stabsstelle Digitalisierung",
                        "Projektleitung",
                        "digital@bad-homburg.example",
                        "+49 6172 000000"),
                List.of(
                        new Picture(
                                "A".repeat(43),
                                "Ein Sensor neben einer jungen Linde.",
                                "Sensor an der Promenade",
                                "Stadt Bad Homburg")),
                new Place(50.2268, 8.6182, "Promenade"),
                true);
    }

    /** With one thing changed, as it would be on the wire. */
    static Profile profile(Consumer<ObjectNode> change) {
        var tree = JSON.<ObjectNode>valueToTree(profile());
        change.accept(tree);
        return JSON.treeToValue(tree, Profile.class);
    }

    static Submission draft() {
        return Submission.start(PROJECT, 1, null, profile(), author(), null, null, NOW)
                .submission();
    }

    static Submission draftByLetter() {
        return Submission.start(
                        PROJECT, 1, null, profile(), authorWithoutAccount(), LINK, null, NOW)
                .submission();
    }
}
