package de.smartregion.catalog.submission;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.submission.Comment.Party;
import de.smartregion.catalog.submission.Submission.Decision;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.UnrelayedStores;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.util.unit.DataSize;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

class ForgetSubmissionsTest {

    private static final SubmissionSettings SETTINGS =
            new SubmissionSettings(
                    Duration.ofDays(180),
                    Duration.ofDays(90),
                    Duration.ofDays(365),
                    Duration.ofHours(1),
                    DataSize.ofMegabytes(20));

    private final MongoTemplate mongo = Store.mongo();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final Submissions submissions =
            new Submissions(UnrelayedStores.on(mongo, clock), mongo, clock);

    @Test
    void aDraftGoesWhenItsLinkIsOverAndNotBefore() {
        given("byLink", true);
        given("withAccount", false);
        everythingIsTold();

        look(Samples.LINK_EXPIRES.minusSeconds(1));
        assertThat(submissions.find("byLink~1")).isPresent();

        look(Samples.LINK_EXPIRES);
        assertThat(submissions.find("byLink~1")).isEmpty();
        assertThat(submissions.find("withAccount~1")).isPresent();
        assertThat(meters.get("smartregion.submissions.forgotten").counter().count()).isOne();

        look(Samples.NOW.plus(Duration.ofDays(365)));
        assertThat(submissions.find("withAccount~1")).isEmpty();
    }

    @Test
    void whatWasWithdrawnGoesAfterAWhileAndWhatLiesWithTheOfficeStays() {
        var withdrawn = given("withdrawn", true);
        save(withdrawn, withdrawn.withdraw(Party.AUTHOR, "Erika", null, Samples.LATER));
        var submitted = given("submitted", true);
        save(submitted, submitted.submit(Party.AUTHOR, "Erika", null, Samples.LATER));
        var handedIn = given("declined", true);
        save(handedIn, handedIn.submit(Party.AUTHOR, "Erika", null, Samples.LATER));
        var declined = submissions.find("declined~1").orElseThrow();
        save(declined, declined.decline("Zu früh.", "Dora", null, Samples.LATER));
        everythingIsTold();

        look(Samples.LATER.plus(Duration.ofDays(90)).minusSeconds(1));
        assertThat(submissions.find("withdrawn~1")).isPresent();
        assertThat(submissions.find("declined~1")).isPresent();

        look(Samples.LATER.plus(Duration.ofDays(90)));
        assertThat(submissions.find("withdrawn~1")).isEmpty();
        assertThat(submissions.find("declined~1")).isEmpty();

        look(Samples.LATER.plus(Duration.ofDays(4000)));
        assertThat(submissions.find("submitted~1")).isPresent();
    }

    @Test
    void whatIsNotToldYetWaits() {
        given("byLink", true);

        look(Samples.LINK_EXPIRES);
        assertThat(submissions.find("byLink~1")).isPresent();

        everythingIsTold();
        look(Samples.LINK_EXPIRES);
        assertThat(submissions.find("byLink~1")).isEmpty();
    }

    private Submission given(String project, boolean byLink) {
        return submissions.insert(
                Submission.start(
                        project,
                        1,
                        null,
                        Samples.profile(),
                        byLink ? Samples.authorWithoutAccount() : Samples.author(),
                        byLink ? Samples.LINK : null,
                        null,
                        Samples.NOW));
    }

    private void save(Submission before, Decision decision) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Changed.class,
                        it -> assertThat(submissions.save(before, it)).isPresent());
    }

    /** As the relay leaves it. */
    private void everythingIsTold() {
        mongo.updateMulti(
                new Query(),
                new Update().set("outbox", List.of()),
                submissions.store().collection());
    }

    private void look(Instant at) {
        new ForgetSubmissions(submissions, SETTINGS, Clock.fixed(at, ZoneOffset.UTC), meters)
                .look();
    }
}
