package de.smartregion.catalog.project;

import de.smartregion.catalog.project.Profile.Contact;
import de.smartregion.catalog.project.Profile.Cost;
import de.smartregion.catalog.project.Profile.Funding;
import de.smartregion.catalog.project.Profile.Link;
import de.smartregion.catalog.project.Profile.Picture;
import de.smartregion.catalog.project.Profile.Place;
import de.smartregion.catalog.project.Profile.Step;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A published project, complete in every field. */
final class Samples {

    static final String ID = "c2Vuc29yZW4tdW5kLWJvZGVu";
    static final Instant PUBLISHED = Instant.parse("2026-03-09T10:30:00Z");
    static final Instant REVISED = Instant.parse("2026-05-04T07:15:00Z");
    static final Instant YEAR_LATER = Instant.parse("2027-05-05T06:00:00Z");
    static final Instant CONFIRM_BY = Instant.parse("2027-08-03T06:00:00Z");

    static final ConfirmLink LINK = new ConfirmLink("a-token-for-tests", "its-hash", CONFIRM_BY);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Samples() {}

    static Profile profile() {
        return profile(
                "Sensoren im Boden gegen trockene Stadtbäume", new Cost(12_000L, 40_000L, null));
    }

    static Profile profile(String title, @Nullable Cost cost) {
        return new Profile(
                title,
                "Soil sensors against drought of city trees",
                "Messwerte sagen, welcher Baum wann Wasser braucht.",
                null,
                "## Ausgangslage\n\nStraßenbäume leiden unter **Trockenheit**.",
                List.of("06434001"),
                List.of("ENVIRONMENT", "DATA_PLATFORMS"),
                "Mehr Schatten und weniger Astbruch.",
                "Ein LoRaWAN-Netz und eine Stelle im Grünflächenamt.",
                List.of(new Step("Standorte wählen", "Mit dem Grünflächenamt.")),
                List.of("Das Grünflächenamt war von Anfang an dabei."),
                "LoRaWAN",
                "EUPL-1.2",
                List.of("Hochtaunuskreis"),
                cost,
                List.of(new Funding("Starke Heimat Hessen", 30_000L, "2025-01", "2026-12")),
                "RUNNING",
                List.of(new Link("Projektseite", "https://bad-homburg.example/baeume")),
                new Contact(
                        "Stabsstelle Digitalisierung",
                        null,
                        "digital@bad-homburg.example",
                        null,
                        null),
                List.of(new Picture("A".repeat(43), "Ein Sensor neben einer Linde.", null, null)),
                new Place(50.2268, 8.6182, "Promenade"),
                true);
    }

    /** With something changed, as it would be on the wire. */
    static Profile profile(Consumer<ObjectNode> change) {
        var tree = JSON.<ObjectNode>valueToTree(profile());
        change.accept(tree);
        return JSON.treeToValue(tree, Profile.class);
    }

    static Project published() {
        return Project.publish(ID, profile(), 1, PUBLISHED).project();
    }
}
