package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.e2e.Browser.Taste;
import de.smartregion.e2e.Browser.Visitor;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** A service does not answer: its pages say so, the others stand. */
@Order(5)
@Isolated
@ExtendWith({SharedRegion.class, InChromium.class})
class ServicesAwayTest {

    private final Browser browser;
    private final Region region;

    ServicesAwayTest(Region region, Browser browser) {
        this.browser = browser;
        this.region = region;
    }

    @Test
    void withoutEvents() {
        var gathering = region.api().publishGathering("Fort " + UUID.randomUUID(), 5);
        without(
                Region.Part.EVENTS,
                "/api/events/gatherings",
                visitor -> {
                    assertThat(visitor.open("/veranstaltungen")).isIn(200, 503);
                    visitor.look("list-service-down");
                    assertThat(visitor.open("/")).isEqualTo(200);
                    visitor.look("home-service-down");
                    assertThat(visitor.open("/veranstaltungen/" + gathering)).isEqualTo(503);
                    visitor.look("gathering-service-down");
                });
    }

    @Test
    void withoutTheCatalogue() {
        without(
                Region.Part.CATALOG,
                "/api/catalog/projects",
                visitor -> {
                    assertThat(visitor.open("/")).isEqualTo(200);
                    visitor.look("home-catalog-down");
                    assertThat(visitor.open("/projekte")).isIn(200, 503);
                    visitor.look("projects-service-down");
                });
    }

    @Test
    void withoutConsulting() {
        without(
                Region.Part.CONSULTING,
                "/api/consulting/modules",
                visitor -> {
                    assertThat(visitor.open("/")).isEqualTo(200);
                    assertThat(visitor.open("/beratung")).isIn(200, 503);
                    assertThat(visitor.page().locator("main h1").count()).isEqualTo(1);
                    visitor.look("advice-service-down");
                });
    }

    /** A service is away once, for two visitors. */
    private void without(Region.Part part, String door, Consumer<Visitor> visit) {
        region.freeze(part);
        try {
            for (var taste : List.of(Taste.GERMAN, Taste.ENGLISH_DARK)) {
                try (var visitor = browser.visitor(region.portal(), taste)) {
                    visit.accept(visitor);
                }
            }
        } finally {
            region.thaw(part);
        }
        await(part + " is back").until(() -> region.api().get(door).status() == 200);
    }
}
