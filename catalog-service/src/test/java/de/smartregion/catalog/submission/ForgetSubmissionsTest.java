package de.smartregion.catalog.submission;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.smartregion.catalog.submission.Comment.Party;
import de.smartregion.catalog.submission.Submission.Decision;
import de.smartregion.catalog.submission.Submission.State;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.UnrelayedStores;
import de.smartregion.platform.security.SignedLinks;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

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
    void whatIsSentBackWaitsForItsAuthorHoweverOldItsLink() {
        var late = Samples.LINK_EXPIRES.plus(Duration.ofDays(20));
        var handedIn = given("sentBack", true);
        save(handedIn, handedIn.submit(Party.AUTHOR, "Erika", null, Samples.NOW));
        var submitted = submissions.find("sentBack~1").orElseThrow();
        var again = new ManageLink("a-token-for-tests", "its-hash", late.plus(SETTINGS.link()));
        save(submitted, submitted.sendBack("Bitte kürzer.", "Dora", again, late));
        everythingIsTold();

        look(late.plus(SETTINGS.link()).minusSeconds(1));
        assertThat(submissions.find("sentBack~1")).isPresent();

        look(late.plus(SETTINGS.link()));
        assertThat(submissions.find("sentBack~1")).isEmpty();
    }

    @Test
    void aDraftBegunByLinkIsNotErasedWhileItsMunicipalityWorksOnIt() {
        var worked = Samples.LINK_EXPIRES.minus(Duration.ofDays(1));
        var draft = given("worked", true);
        var other = Samples.profile(it -> it.put("title", "Neu"));
        save(draft, draft.edit(other, Party.AUTHOR, "Max", worked));
        everythingIsTold();

        look(worked.plus(Duration.ofDays(90)).minusSeconds(1));
        assertThat(submissions.find("worked~1")).isPresent();

        look(worked.plus(Duration.ofDays(90)));
        assertThat(submissions.find("worked~1")).isEmpty();
    }

    @Test
    void aLetterThatTellsALinkStartsItsLifeAnewAndTheOneBeforeStillOpens() {
        var links = new SignedLinks("a key for tests, of 32 bytes or more".getBytes(UTF_8));
        var issued = ManageLink.issue(links, "again~1", Samples.LINK_EXPIRES);
        var draft =
                Submission.start(
                                "again",
                                1,
                                null,
                                Samples.profile(),
                                Samples.authorWithoutAccount(),
                                issued,
                                null,
                                Samples.NOW)
                        .submission();
        var told =
                Objects.requireNonNull(
                        new ManageLinks(links, SETTINGS).again(draft, Samples.LATER));
        assertThat(told.token()).isEqualTo(issued.token());
        assertThat(told.expires()).isEqualTo(Samples.LATER.plus(SETTINGS.link()));
        assertThat(draft.submit(Party.AUTHOR, "Erika", told, Samples.LATER))
                .isInstanceOfSatisfying(
                        Decision.Changed.class,
                        it -> {
                            var visitor = new Visitor(null, issued.token());
                            assertThat(visitor.keptFrom(it.submission(), Samples.LINK_EXPIRES))
                                    .isNull();
                            assertThat(visitor.keptFrom(it.submission(), told.expires()))
                                    .isEqualTo(SubmissionProblem.LINK_EXPIRED);
                        });
    }

    @Test
    void whatTheOfficeBeganBeforeThatWasNotedIsTheOfficesToWorkOn() {
        var office = new Author("Dora", "dora@office.example", null, "de", "dora", true);
        submissions.insert(
                Submission.start(
                        "old", 1, null, Samples.profile(), office, null, null, Samples.NOW));
        mongo.updateMulti(
                new Query(), new Update().unset("author.office"), submissions.store().collection());

        assertThat(submissions.find("old~1"))
                .hasValueSatisfying(it -> assertThat(it.ofOffice()).isTrue());
        assertThat(submissions.desk(EnumSet.allOf(State.class), false, null, 0, 10).items())
                .extracting(Submission::id)
                .contains("old~1");
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
