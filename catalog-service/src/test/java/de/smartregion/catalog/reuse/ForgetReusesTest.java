package de.smartregion.catalog.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.reuse.Originals.Original;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.UnrelayedStores;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

class ForgetReusesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");
    private static final ReuseSettings SETTINGS =
            new ReuseSettings(Duration.ofDays(730), Duration.ofHours(1));

    private final MongoTemplate mongo = Store.mongo();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Reuses reuses = new Reuses(UnrelayedStores.on(mongo, clock), mongo);

    @Test
    void whatWasTakenBackGoesOnceItIsToldAndTheRestInTime() {
        given("06611000");
        given("06414000");
        new WithdrawReuse(reuses, clock).withdraw("project", "06611000");
        assertThat(reuses.find("project~06611000"))
                .hasValueSatisfying(it -> assertThat(it.email()).isEmpty());

        look(NOW);
        assertThat(reuses.find("project~06611000")).as("not told yet").isPresent();

        everythingIsTold();
        look(NOW.plus(Duration.ofDays(729)));
        assertThat(reuses.find("project~06611000")).isEmpty();
        assertThat(reuses.find("project~06414000")).isPresent();

        look(NOW.plus(Duration.ofDays(730)));
        look(NOW.plus(Duration.ofDays(730)));
        assertThat(reuses.find("project~06414000"))
                .as("told to who counts them, before it goes")
                .hasValueSatisfying(it -> assertThat(it.withdrawn()).isTrue());
        assertThat(told()).contains("de.smartregion.catalog.reuse-withdrawn.v1");

        everythingIsTold();
        look(NOW.plus(Duration.ofDays(730)));
        assertThat(reuses.find("project~06414000")).isEmpty();
        assertThat(meters.get("smartregion.reuses.forgotten").counter().count()).isEqualTo(2);
    }

    private void given(String ags) {
        var original =
                new Original("Bus", null, List.of(), false, "Amt", "amt@stadt.example", "de");
        reuses.insert(
                Reuse.want("project", original, ags, "Max", "max@stadt.example", null, 0, NOW));
    }

    private String told() {
        return String.valueOf(
                mongo.findById("project~06414000", Document.class, reuses.store().collection()));
    }

    /** As the relay leaves it. */
    private void everythingIsTold() {
        mongo.updateMulti(
                new Query(), new Update().set("outbox", List.of()), reuses.store().collection());
    }

    private void look(Instant at) {
        new ForgetReuses(reuses, SETTINGS, Clock.fixed(at, ZoneOffset.UTC), meters).look();
    }
}
