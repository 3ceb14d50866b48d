package de.smartregion.events.gathering;

import static de.smartregion.events.gathering.Samples.ENDS;
import static de.smartregion.events.gathering.Samples.NOW;
import static de.smartregion.events.gathering.Samples.STARTS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.smartregion.events.gathering.Announcement.Attendance;
import de.smartregion.events.gathering.Announcement.Missing;
import de.smartregion.events.gathering.Announcement.Place;
import de.smartregion.events.gathering.Announcement.Seats;
import de.smartregion.events.gathering.Gathering.Cancellation;
import de.smartregion.events.gathering.Gathering.Change;
import de.smartregion.events.gathering.Gathering.Ending;
import de.smartregion.events.gathering.Gathering.Publication;
import de.smartregion.events.gathering.Gathering.Status;
import de.smartregion.events.gathering.GatheringEvent.GatheringChanged;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class GatheringStoryTest {

    @Test
    void aCompleteDraftIsPublishedAndTold() {
        assertThat(Samples.draft().publish(NOW))
                .isInstanceOfSatisfying(
                        Publication.Published.class,
                        published -> {
                            assertThat(published.gathering().status()).isEqualTo(Status.PUBLISHED);
                            assertThat(published.event().facts().onSiteSeats()).isEqualTo(60);
                            assertThat(published.event().facts().revision()).isEqualTo(1);
                        });
    }

    @Test
    void whatIsMissingIsNamedBeforeAnythingIsPublic() {
        assertThat(Gathering.draft("g", Samples.idea(), null).publish(NOW))
                .isEqualTo(
                        new Publication.Refused(
                                GatheringProblem.GATHERING_INCOMPLETE,
                                List.of(
                                        Missing.SUMMARY,
                                        Missing.DESCRIPTION,
                                        Missing.FIELDS,
                                        Missing.ATTENDANCES,
                                        Missing.HOST)));
    }

    @Test
    void whoeverMayComeMustLearnWhereTo() {
        assertThat(Samples.forumAtAddress(null).missing()).containsExactly(Missing.ONLINE_ADDRESS);
        assertThat(Samples.forumWith(new Seats(Attendance.ON_SITE, 9)).missing()).isEmpty();
    }

    @Test
    void publishingAgainTellsNobodyAgain() {
        assertThat(Samples.published().publish(NOW))
                .isEqualTo(new Publication.PublishedAlready(Samples.published()));
    }

    @Test
    void nothingIsPublishedAfterItStarted() {
        assertThat(Samples.draft().publish(STARTS))
                .isEqualTo(
                        new Publication.Refused(GatheringProblem.GATHERING_IN_THE_PAST, List.of()));
        assertThat(Samples.draft().publish(STARTS.minusMillis(1)))
                .isInstanceOf(Publication.Published.class);
    }

    @Test
    void aDraftChangesWithoutAWord() {
        assertThat(Samples.draft().change(Samples.idea(), NOW))
                .isInstanceOfSatisfying(
                        Change.Changed.class, change -> assertThat(change.events()).isEmpty());
    }

    @Test
    void aPublishedGatheringThatStartsLaterHasMoved() {
        assertThat(change(Samples.published(), Samples.forumOneHourLater()).moved()).isTrue();
    }

    @Test
    void anotherPlaceOrOnlineAddressIsAMove() {
        var marburg = new Place("Lokschuppen", "Rudolf-Bultmann-Straße 4h", "35039", "Marburg");
        assertThat(change(Samples.published(), Samples.forumIn(marburg)).moved()).isTrue();
        assertThat(
                        change(
                                        Samples.published(),
                                        Samples.forumAtAddress("https://example.org/neu"))
                                .moved())
                .isTrue();
    }

    @Test
    void moreSeatsAreToldAndMoveNobody() {
        var more =
                Samples.forumWith(
                        new Seats(Attendance.ON_SITE, 80), new Seats(Attendance.ONLINE, 200));
        var told = change(Samples.published(), more);
        assertThat(told.moved()).isFalse();
        assertThat(told.facts().onSiteSeats()).isEqualTo(80);
        assertThat(told.facts().revision()).isEqualTo(2);
    }

    @Test
    void aFirstOnlineAddressMovesNobodyWhoComesInPerson() {
        var onSite = Samples.forumWith(new Seats(Attendance.ON_SITE, 60));
        var earlier =
                new Announcement(
                        onSite.kind(),
                        onSite.title(),
                        onSite.summary(),
                        onSite.description(),
                        onSite.fields(),
                        onSite.partners(),
                        onSite.startsAt(),
                        onSite.endsAt(),
                        onSite.registrationOpensAt(),
                        onSite.registrationClosesAt(),
                        onSite.attendances(),
                        true,
                        5,
                        onSite.place(),
                        null,
                        onSite.host());
        assertThat(Samples.forum().movesFrom(earlier)).isFalse();
    }

    @Test
    void seatsMayBeLoweredAsFarAsOne() {
        var fewer =
                Samples.forumWith(
                        new Seats(Attendance.ON_SITE, 1), new Seats(Attendance.ONLINE, 1));
        assertThat(change(Samples.published(), fewer).facts().onlineSeats()).isEqualTo(1);
    }

    @Test
    void aPublishedWayToAttendIsNotWithdrawn() {
        assertThat(
                        Samples.published()
                                .change(Samples.forumWith(new Seats(Attendance.ONLINE, 200)), NOW))
                .isEqualTo(new Change.Refused(GatheringProblem.ATTENDANCE_WITHDRAWN, List.of()));
        assertThat(
                        Samples.draft()
                                .change(Samples.forumWith(new Seats(Attendance.ONLINE, 200)), NOW))
                .isInstanceOf(Change.Changed.class);
    }

    @Test
    void aPublishedGatheringStaysComplete() {
        assertThat(Samples.published().change(Samples.forumAtAddress(null), NOW))
                .isEqualTo(
                        new Change.Refused(
                                GatheringProblem.GATHERING_INCOMPLETE,
                                List.of(Missing.ONLINE_ADDRESS)));
    }

    @Test
    void theSameAnnouncementAgainIsNoChange() {
        assertThat(Samples.published().change(Samples.forum(), NOW))
                .isEqualTo(new Change.Unchanged(Samples.published()));
    }

    @Test
    void nothingMovesIntoThePast() {
        var running = STARTS.plus(Duration.ofHours(2));
        assertThat(
                        Samples.published()
                                .change(Samples.forumAt(STARTS.plusSeconds(60), ENDS), running))
                .isEqualTo(new Change.Refused(GatheringProblem.GATHERING_IN_THE_PAST, List.of()));
        assertThat(
                        Samples.published()
                                .change(Samples.forumAt(STARTS, ENDS.plusSeconds(60)), running))
                .isInstanceOf(Change.Changed.class);
    }

    @Test
    void aCancelledGatheringSaysWhyAndNeverChangesAgain() {
        var cancelled = cancelled();
        assertThat(cancelled.reason()).isEqualTo("Sturm");
        assertThat(cancelled.publish(NOW))
                .isEqualTo(
                        new Publication.Refused(GatheringProblem.GATHERING_CANCELLED, List.of()));
        assertThat(cancelled.change(Samples.forumOneHourLater(), NOW))
                .isEqualTo(new Change.Refused(GatheringProblem.GATHERING_CANCELLED, List.of()));
        assertThat(cancelled.cancel("Regen", NOW))
                .isEqualTo(new Cancellation.Refused(GatheringProblem.GATHERING_CANCELLED));
        assertThat(cancelled.end(ENDS)).isEqualTo(new Ending.NotNow());
    }

    @Test
    void aDraftIsNotCancelledBecauseNobodyKnowsIt() {
        assertThat(Samples.draft().cancel("Sturm", NOW))
                .isEqualTo(new Cancellation.Refused(GatheringProblem.GATHERING_NOT_PUBLISHED));
    }

    @Test
    void aPublishedGatheringIsHeldWhenItsEndHasPassed() {
        assertThat(Samples.published().end(ENDS.minusMillis(1))).isEqualTo(new Ending.NotNow());
        assertThat(Samples.draft().end(ENDS)).isEqualTo(new Ending.NotNow());
        assertThat(Samples.published().end(ENDS))
                .isInstanceOfSatisfying(
                        Ending.Ended.class,
                        ended -> {
                            assertThat(ended.gathering().status()).isEqualTo(Status.HELD);
                            assertThat(ended.event().facts().revision()).isEqualTo(2);
                            assertThat(ended.gathering().change(Samples.idea(), ENDS))
                                    .isEqualTo(
                                            new Change.Refused(
                                                    GatheringProblem.GATHERING_OVER, List.of()));
                        });
    }

    @Test
    void whatIsOverIsNeitherChangedNorCancelledEvenBeforeSomebodyNotedIt() {
        assertThat(Samples.published().change(Samples.forumOneHourLater(), ENDS))
                .isEqualTo(new Change.Refused(GatheringProblem.GATHERING_OVER, List.of()));
        assertThat(Samples.published().cancel("zu spät", ENDS))
                .isEqualTo(new Cancellation.Refused(GatheringProblem.GATHERING_OVER));
    }

    @Test
    void onlyADraftMayBeIncomplete() {
        assertThatThrownBy(
                        () ->
                                new Gathering(
                                        "g",
                                        Samples.idea(),
                                        Status.PUBLISHED,
                                        1,
                                        null,
                                        null,
                                        List.of(),
                                        1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("incomplete");
    }

    @Test
    void onlyWhatIsCancelledSaysWhy() {
        assertThatThrownBy(
                        () ->
                                new Gathering(
                                        "g",
                                        Samples.forum(),
                                        Status.PUBLISHED,
                                        1,
                                        "Sturm",
                                        null,
                                        List.of(),
                                        1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new Gathering(
                                        "g",
                                        Samples.forum(),
                                        Status.CANCELLED,
                                        2,
                                        null,
                                        null,
                                        List.of(),
                                        2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/raum",
                "javascript:alert(1)",
                "https://",
                "https://a@b.example/",
                "https:",
                "not at all"
            })
    void onlyHttpsAddressesArePassedOn(String address) {
        assertThatThrownBy(() -> Samples.forumAtAddress(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
    }

    @Test
    void anAnnouncementKeepsItsTimesInOrder() {
        assertThatThrownBy(() -> Samples.forumAt(ENDS, STARTS)).hasMessageContaining("ends before");
        assertThatThrownBy(() -> Samples.forumAt(STARTS, STARTS.plus(Duration.ofDays(15))))
                .hasMessageContaining("too long");
        assertThatThrownBy(() -> Samples.forumAt(Instant.MIN, ENDS))
                .hasMessageContaining("too far");
    }

    @Test
    void theOnlineAddressDoesNotPrintItself() {
        assertThat(
                        Samples.published().toString()
                                + change(Samples.published(), Samples.forumOneHourLater()))
                .doesNotContain("konferenz.example.org");
    }

    private static GatheringChanged change(Gathering gathering, Announcement to) {
        if (gathering.change(to, NOW) instanceof Change.Changed(_, var events)
                && events.getFirst() instanceof GatheringChanged changed) {
            return changed;
        }
        throw new AssertionError("should have changed");
    }

    private static Gathering cancelled() {
        if (Samples.published().cancel("Sturm", NOW)
                instanceof Cancellation.Cancelled(var cancelled, _)) {
            return cancelled;
        }
        throw new AssertionError("should have been cancelled");
    }
}
