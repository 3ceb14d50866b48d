package de.smartregion.catalog.subscription;

import de.smartregion.catalog.subscription.News.What;
import de.smartregion.catalog.subscription.Subscriber.Decision.Changed;
import de.smartregion.platform.security.SignedLinks.Link;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One event of each kind, as the decisions tell them: these are the contracts' examples. */
public final class SubscriberEvents {

    public static final Class<?> KIND = SubscriberEvent.class;

    static final String ID = "c3Vic2NyaWJlci1mb3ItdGVzdHM";
    static final String EMAIL = "erika@bad-homburg.example";
    static final String PROJECT = "c2Vuc29yZW4tdW5kLWJvZGVu";
    static final String TITLE = "Sensoren im Boden gegen trockene Stadtbäume";
    static final String ENVIRONMENT = "FIELD~ENVIRONMENT";
    static final String HASH = "its-hash";
    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    static final Link END = new Link("an-end-for-tests", HASH, Instant.MAX);

    private SubscriberEvents() {}

    public static List<SubscriberEvent> told() {
        var asked = Subscriber.nobody(ID).request(EMAIL, wanted(), confirm());
        if (Subscriber.nobody(ID).begin(EMAIL, wanted(), HASH, NOON) instanceof Changed(var it, _)
                && it.tell(
                                news("an-event", What.REVISED, List.of("summary", "cost")),
                                END,
                                NOON,
                                Duration.ofDays(9))
                        instanceof Changed(_, var events)) {
            return List.of(asked.events().getFirst(), events.getFirst());
        }
        throw new AssertionError("who subscribes is told");
    }

    static Wanted wanted() {
        return new Wanted(
                Interest.project(PROJECT),
                TITLE,
                "Soil sensors against drought of city trees",
                "de");
    }

    static Wanted wanted(String field) {
        return new Wanted(Interest.field(field), null, null, "de");
    }

    static Link confirm() {
        return new Link("a-token-for-tests", "a-hash", NOON.plus(Duration.ofDays(2)));
    }

    static News news(String cause, What what, @Nullable List<String> changed) {
        return new News(
                cause,
                NOON,
                what,
                PROJECT,
                TITLE,
                "Soil sensors against drought of city trees",
                changed,
                null,
                what == What.PUBLISHED
                        ? List.of(ENVIRONMENT, "FIELD~DATA_PLATFORMS")
                        : List.of("PROJECT~" + PROJECT));
    }
}
