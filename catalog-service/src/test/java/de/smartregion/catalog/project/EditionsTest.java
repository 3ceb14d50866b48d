package de.smartregion.catalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.project.Project.Decision;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.UnrelayedStores;

import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;

class EditionsTest {

    private static final PortalSettings PORTAL =
            new PortalSettings(URI.create("https://portal.example"), null);

    private final MongoTemplate mongo = Store.mongo();
    private final Clock clock = Clock.fixed(Samples.PUBLISHED, ZoneOffset.UTC);
    private final Projects projects = new Projects(UnrelayedStores.on(mongo, clock), mongo, clock);

    @Test
    void oneThatGoesAndAnotherThatComesAreAnotherEdition() {
        given("eins");
        var before = new Editions(projects, mongo, PORTAL).current();
        assertThat(new Editions(projects, mongo, PORTAL).current()).isEqualTo(before);

        projects.decide("eins", null, (it, now) -> it.archive("Läuft aus", null, now));
        given("zwei");
        assertThat(new Editions(projects, mongo, PORTAL).current()).isNotEqualTo(before);
    }

    @Test
    void anotherPortalOrLicenceIsAnotherEdition() {
        var licence = URI.create("http://dcat-ap.de/def/licenses/dl-by-de/2.0");
        assertThat(new Editions(projects, mongo, PORTAL).current())
                .isNotEqualTo(
                        new Editions(
                                        projects,
                                        mongo,
                                        new PortalSettings(
                                                URI.create("https://other.example"), null))
                                .current())
                .isNotEqualTo(
                        new Editions(projects, mongo, new PortalSettings(PORTAL.url(), licence))
                                .current());
    }

    private void given(String id) {
        Decision.Changed published = Project.publish(id, Samples.profile(), 1, Samples.PUBLISHED);
        projects.insert(published);
    }
}
