package de.smartregion.catalog.reuse;

import de.smartregion.catalog.reuse.Originals.Original;

import java.time.Instant;
import java.util.List;

/** One event of each kind, as the decisions tell them: these are the contracts' examples. */
public final class ReuseEvents {

    public static final Class<?> KIND = ReuseEvent.class;

    private ReuseEvents() {}

    public static List<ReuseEvent> told() {
        var wanted =
                Reuse.want(
                        "c2Vuc29yZW4tdW5kLWJvZGVu",
                        new Original(
                                "Sensoren im Boden gegen trockene Stadtbäume",
                                "Soil sensors against drought of city trees",
                                List.of("06434001"),
                                false,
                                "Stabsstelle Digitalisierung",
                                "digital@bad-homburg.example",
                                "de"),
                        "06611000",
                        "Max Muster",
                        "digital@kassel.example",
                        "Wir haben 800 junge Bäume.",
                        2,
                        Instant.parse("2026-06-01T09:00:00Z"));
        return List.of(
                wanted.event(),
                wanted.reuse().withdraw(Instant.parse("2026-07-01T09:00:00Z")).event());
    }
}
