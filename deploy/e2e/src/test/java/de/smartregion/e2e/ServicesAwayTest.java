package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.smartregion.e2e.Browser.Taste;
import de.smartregion.e2e.Browser.Visitor;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

    static Stream<Taste> languages() {
        return Stream.of(Taste.GERMAN, Taste.ENGLISH_DARK);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void withoutEvents(Taste taste) {
        var gathering = region.api().publishGathering("Fort " + UUID.randomUUID(), 5);
        without(
                Region.Part.EVENTS,
                "/api/events/gatherings",
                taste,
                visitor -> {
                    assertThat(visitor.open("/veranstaltungen")).isIn(200, 503);
                    visitor.look("list-service-down");
                    assertThat(visitor.open("/")).isEqualTo(200);
                    visitor.look("home-service-down");
                    assertThat(visitor.open("/veranstaltungen/" + gathering)).isEqualTo(503);
                    visitor.look("gathering-service-down");
                });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void withoutTheCatalogue(Taste taste) {
        without(
                Region.Part.CATALOG,
                "/api/catalog/projects",
                taste,
                visitor -> {
                    assertThat(visitor.open("/")).isEqualTo(200);
                    visitor.look("home-catalog-down");
                    assertThat(visitor.open("/projekte")).isIn(200, 503);
                    visitor.look("projects-service-down");
                });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void withoutConsulting(Taste taste) {
        without(
                Region.Part.CONSULTING,
                "/api/consulting/modules",
                taste,
                visitor -> {
                    assertThat(visitor.open("/")).isEqualTo(200);
                    assertThat(visitor.open("/beratung")).isIn(200, 503);
                    assertThat(visitor.page().locator("main h1").count()).isEqualTo(1);
                    visitor.look("advice-service-down");
                });
    }

    private void without(Region.Part part, String door, Taste taste, Consumer<Visitor> visit) {
        try (var visitor = browser.visitor(region.portal(), taste)) {
            region.freeze(part);
            try {
                visit.accept(visitor);
            } finally {
                region.thaw(part);
            }
        }
        await(part + " is back").until(() -> region.api().get(door).status() == 200);
    }
}
