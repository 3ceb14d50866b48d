package de.smartregion.catalog.search;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Projects to look for. */
final class Listings {

    static final Instant START = Instant.parse("2026-01-01T08:00:00Z");

    private static final List<String> FIELDS =
            List.of(
                    "MOBILITY",
                    "ENERGY",
                    "HEALTH",
                    "WASTE",
                    "PARTICIPATION",
                    "DATA_PLATFORMS",
                    "ADMINISTRATION",
                    "ENVIRONMENT",
                    "SOCIETY",
                    "BUSINESS");
    private static final List<String> STAGES = List.of("IDEA", "PILOT", "RUNNING", "ENDED");
    private static final List<String> PLACES =
            List.of("06411000", "06531005", "06535001", "06632", "06440003", "06611000", "06437");
    private static final List<String> PROGRAMMES =
            List.of("Starke Heimat Hessen", "Modellprojekte Smart Cities", "LEADER", "Eigenmittel");
    private static final List<@Nullable Long> COSTS =
            Arrays.asList(null, 5_000L, 40_000L, 200_000L, 600_000L, 2_000_000L);
    private static final List<String> WORDS =
            List.of(
                    ("Sensor Abfall Straße Laterne Hochwasser Pegel Rathaus Bürger Beteiligung Energie Heizung Schule Kita Radweg"
                                    + " Ampel Bus Plattform Daten Portal Antrag Wald Baum Klima Lärm Luft Wasser Strom Solar Wärme Netz Funk"
                                    + " Dorf Stadt Kreis Gemeinde Verein Ehrenamt Markt Laden Handel Tourismus Museum Bibliothek Pflege Arzt"
                                    + " Notruf Feuerwehr Drohne Karte Modell Zwilling Steuerung Messung Planung Betrieb Wartung Förderung"
                                    + " Mülltonne Ladesäule Bewässerung Straßenbeleuchtung Verkehrszählung Terminbuchung Mängelmelder")
                            .split(" "));

    private Listings() {}

    static Listing project(String id, String title, long revision, Instant asOf) {
        return new Listing(
                id,
                revision,
                asOf,
                false,
                title,
                null,
                "Worum es geht.",
                null,
                "Wie es geht.",
                List.of("06531005"),
                List.of("MOBILITY"),
                List.of(),
                null,
                List.of(),
                "UNKNOWN",
                List.of(),
                "RUNNING",
                START,
                asOf,
                asOf,
                false,
                false,
                null,
                null);
    }

    /** The projects of the table of queries. */
    static List<Listing> table() {
        var projects = new ArrayList<Listing>();
        for (var line : Resource.lines("projects.txt")) {
            var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            var at = START.plus(Duration.ofHours(projects.size()));
            projects.add(
                    new Listing(
                            cells.get(0),
                            1,
                            at,
                            false,
                            cells.get(1),
                            cells.get(2),
                            cells.get(3),
                            null,
                            cells.get(4),
                            List.of(cells.get(6)),
                            List.of(cells.get(5)),
                            List.of(),
                            null,
                            List.of(),
                            "UNKNOWN",
                            List.of(),
                            cells.get(7),
                            at,
                            at,
                            at,
                            false,
                            true,
                            null,
                            null));
        }
        return projects;
    }

    /** Somewhat longer than the longest of the examples, which has 126 words. */
    static List<Listing> generated(int number, long seed) {
        var random = new Random(seed);
        var projects = new ArrayList<Listing>();
        for (int i = 0; i < number; i++) {
            var at = START.plus(Duration.ofMinutes(random.nextInt(500_000)));
            projects.add(
                    new Listing(
                            "p" + i,
                            1,
                            at,
                            random.nextInt(20) == 0,
                            words(random, 4),
                            null,
                            words(random, 20),
                            null,
                            words(random, 90),
                            some(random, PLACES, 2),
                            some(random, FIELDS, 3),
                            List.of(words(random, 40)),
                            null,
                            List.of(),
                            Listing.costRange(COSTS.get(random.nextInt(COSTS.size())), null),
                            random.nextBoolean() ? List.of() : some(random, PROGRAMMES, 2),
                            STAGES.get(random.nextInt(STAGES.size())),
                            at,
                            at,
                            at,
                            false,
                            false,
                            null,
                            null));
        }
        return projects;
    }

    private static List<String> some(Random random, List<String> from, int most) {
        return random.ints(1 + random.nextInt(most), 0, from.size())
                .mapToObj(from::get)
                .distinct()
                .toList();
    }

    static String words(Random random, int number) {
        var text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            var word = WORDS.get(random.nextInt(WORDS.size()));
            text.append(i == 0 ? "" : " ").append(word);
            if (random.nextInt(3) == 0) {
                text.append(WORDS.get(random.nextInt(WORDS.size())).toLowerCase(Locale.GERMAN));
            }
        }
        return text.toString();
    }

    /** Something that can be looked through again and again, and that may change. */
    record Shop(List<Listing> listings) implements ProjectSource {
        @Override
        public void forEach(Consumer<Listing> reader) {
            List.copyOf(listings).forEach(reader);
        }

        @Override
        public Optional<Newest> newest() {
            return listings.stream()
                    .max(Comparator.comparing(Listing::changedAt))
                    .map(it -> new Newest(it.id(), it.revision(), it.changedAt()));
        }
    }

    /** Only read through. */
    @FunctionalInterface
    interface Source extends ProjectSource {
        @Override
        default Optional<Newest> newest() {
            return Optional.empty();
        }
    }
}
