package de.smartregion.events.registration;

import static de.smartregion.events.registration.RosterStory.MONDAY;
import static de.smartregion.events.registration.RosterStory.givenSeats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class RosterTest {

    @Test
    void theLastSeatGoesToWhoeverAsksFirstAndTheNextOnesWaitInOrder() {
        givenSeats(1)
                .whenAsked("ada", "grace", "joan")
                .answers("held", "waits 1", "waits 2")
                .seated("ada")
                .waiting("grace", "joan");
    }

    @Test
    void whoConfirmsIsToldWhatTheyHave() {
        givenSeats(1)
                .whenAsked("ada", "grace")
                .whenConfirmed("ada", "grace")
                .tells(
                        "registration-received ada",
                        "roster-full ONLINE",
                        "registration-received grace",
                        "seat-confirmed ada",
                        "placed-on-waiting-list grace 1");
    }

    @Test
    void confirmingOrCancellingTwiceIsTheSameAsOnce() {
        givenSeats(2)
                .whenAsked("ada")
                .whenConfirmed("ada", "ada")
                .answers("held", Standing.SEATED, Standing.SEATED)
                .tells("registration-received ada", "seat-confirmed ada")
                .whenCancelled("ada", "ada")
                .answers(Standing.CANCELLED, Standing.CANCELLED)
                .tells("registration-cancelled ada");
    }

    @Test
    void aFreedSeatGoesToTheHeadOfTheLineAtOnce() {
        givenSeats(1)
                .whenAsked("ada", "grace", "joan")
                .whenConfirmed("ada", "grace", "joan")
                .whenCancelled("ada")
                .seated("grace")
                .waiting("joan");
    }

    @Test
    void whoWaitsUnconfirmedMovesUpQuietlyAndHasTheSeatOnceConfirmed() {
        var story = givenSeats(1).whenAsked("ada", "grace").whenConfirmed("ada");
        story.told().clear();
        story.whenCancelled("ada")
                .tells("registration-cancelled ada")
                .seated("grace")
                .whenConfirmed("grace")
                .tells("seat-confirmed grace");
    }

    @Test
    void unconfirmedSeatsAreFreeAgainAfterTheDeadlineAndNotBefore() {
        var story = givenSeats(1).whenAsked("ada", "grace");
        story.whenConfirmed("grace").told().clear();
        story.whenHoursPass(47)
                .tells()
                .whenHoursPass(1)
                .tells("registration-expired ada", "moved-up grace")
                .seated("grace")
                .whenConfirmed("ada")
                .answers("held", "waits 1", "WAITING 1", RegistrationProblem.REGISTRATION_EXPIRED);
    }

    @Test
    void aGroupGetsAllItsSeatsOrWaitsAsAWholeAndNobodyOvertakesIt() {
        givenSeats(3)
                .whenAsked("ada")
                .whenAskedForGroup("grace", 3)
                .whenAsked("joan")
                .answers("held", "waits 1", "waits 2")
                .whenConfirmed("ada")
                .whenCancelled("ada")
                .seated("grace")
                .waiting("joan");
    }

    @Test
    void aGroupThatALoweredPoolCouldNeverHoldKeepsItsPlaceAndBlocksNobody() {
        givenSeats(4)
                .whenAskedForGroup("ada", 4)
                .whenAskedForGroup("grace", 3)
                .whenAsked("joan", "mary")
                .whenConfirmed("ada")
                .whenSeatsBecome(0, 2)
                .waiting("grace", "joan", "mary")
                .whenCancelled("ada")
                .seated("joan", "mary")
                .waiting("grace")
                .whenSeatsBecome(0, 5)
                .seated("grace", "joan", "mary");
    }

    @Test
    void whenAGroupLeavesTheLineWhoeverWaitedBehindItMovesUp() {
        givenSeats(3)
                .whenAsked("ada")
                .whenAskedForGroup("grace", 3)
                .whenAsked("joan")
                .whenConfirmed("grace")
                .whenCancelled("grace")
                .seated("ada", "joan")
                .waiting();
    }

    @Test
    void poolsDoNotMix() {
        givenSeats(1, 1)
                .whenAsked("ada", 1, Attendance.ON_SITE, null)
                .whenAsked("grace", 1, Attendance.ON_SITE, null)
                .whenAsked("joan", 1, Attendance.ONLINE, null)
                .answers("held", "waits 1", "held");
    }

    @Test
    void addedSeatsAreServedInOrder() {
        givenSeats(1)
                .whenAsked("ada", "grace", "joan", "mary")
                .whenConfirmed("ada", "grace", "joan", "mary")
                .whenSeatsBecome(0, 3)
                .seated("ada", "grace", "joan")
                .waiting("mary");
    }

    @Test
    void lessSeatsEvictNobodyAndStopPromotions() {
        var story =
                givenSeats(3)
                        .whenAsked("ada", "grace", "joan", "mary")
                        .whenConfirmed("ada", "grace", "joan", "mary")
                        .whenSeatsBecome(0, 1)
                        .seated("ada", "grace", "joan")
                        .waiting("mary");
        assertThat(story.roster.pool(Attendance.ONLINE).overhang()).isEqualTo(2);
        story.whenCancelled("ada", "grace").seated("joan").waiting("mary");
        assertThat(story.roster.pool(Attendance.ONLINE).overhang()).isZero();
        story.whenCancelled("joan").seated("mary");
    }

    @Test
    void refusalsHaveNames() {
        givenSeats(1)
                .whenAsked("ada", 1, Attendance.ON_SITE, null)
                .answers(RegistrationProblem.ATTENDANCE_NOT_OFFERED)
                .whenAskedForGroup("ada", 2)
                .answers(RegistrationProblem.GROUP_TOO_LARGE)
                .whenSeatsBecome(0, 100)
                .whenAskedForGroup("ada", 6)
                .answers(RegistrationProblem.GROUP_TOO_LARGE)
                .whenHoursPass(59 * 24)
                .whenAsked("ada")
                .answers(RegistrationProblem.REGISTRATION_CLOSED);
        var early = givenSeats(1);
        early.now = MONDAY.minus(Duration.ofDays(2));
        early.whenAsked("ada").answers(RegistrationProblem.REGISTRATION_NOT_OPEN);
        givenSeats(1)
                .withoutWaitingList()
                .whenAsked("ada", "grace")
                .answers("held", RegistrationProblem.FULL);
    }

    @Test
    void onePersonIsOnTheRosterOnceAndMayComeBackAfterCancelling() {
        var story = givenSeats(5).whenAsked("ada").whenConfirmed("ada");
        story.answers.clear();
        var again = RosterStory.attendee("Ada", 1, Attendance.ONLINE, null);
        story.decide(seating -> story.answers.add(seating.admit("second", again)));
        story.answers(RegistrationProblem.ALREADY_REGISTERED).whenCancelled("ada");
        story.answers.clear();
        story.decide(seating -> story.answers.add(seating.admit("second", again)));
        story.answers("held").seated("second");
    }

    @Test
    void theSameKeyAndQuestionGetTheSameAnswerWhileItIsTrue() {
        var story =
                givenSeats(1)
                        .whenAsked("ada")
                        .whenAsked("grace", 1, Attendance.ONLINE, "question")
                        .whenConfirmed("ada", "grace")
                        .whenCancelled("ada");
        var first = story.answers.get(1);
        story.answers.clear();
        story.whenAsked("grace", 1, Attendance.ONLINE, "question");
        assertThat(story.answers).containsExactly(first);
        story.answers.clear();
        story.whenAsked("grace", 2, Attendance.ONLINE, "other question")
                .answers(RegistrationProblem.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void theSameKeyAfterTheEndIsToldThatItEndedAndPromisesNothing() {
        var story =
                givenSeats(2)
                        .whenAsked("ada", 1, Attendance.ONLINE, "question")
                        .whenAsked("grace", 1, Attendance.ONLINE, "her question")
                        .whenConfirmed("ada")
                        .whenCancelled("ada")
                        .whenHoursPass(48);
        story.answers.clear();
        story.told().clear();
        story.whenAsked("ada", 1, Attendance.ONLINE, "question")
                .whenAsked("grace", 1, Attendance.ONLINE, "her question")
                .whenAsked("ada", 2, Attendance.ONLINE, "another question")
                .answers("ended", "ended", RegistrationProblem.IDEMPOTENCY_KEY_REUSED)
                .tells()
                .seated();
        var anew = RosterStory.attendee("ada", 1, Attendance.ONLINE, "question");
        story.decide(seating -> story.answers.add(seating.admit("a new key", anew)));
        story.answers("held").seated("a new key");
        story.whenCalledOff()
                .whenAsked("ada", 1, Attendance.ONLINE, "question")
                .answers(RegistrationProblem.GATHERING_CANCELLED);
    }

    @Test
    void aMoveIsToldToWhoeverConfirmed() {
        givenSeats(1)
                .whenAsked("ada", "grace", "joan")
                .whenConfirmed("ada", "grace")
                .tells(
                        "registration-received ada",
                        "roster-full ONLINE",
                        "registration-received grace",
                        "registration-received joan",
                        "seat-confirmed ada",
                        "placed-on-waiting-list grace 1")
                .whenMovedTo(MONDAY.plus(Duration.ofDays(50)))
                .tells("seat-moved ada seated", "seat-moved grace waiting");
    }

    @Test
    void anotherPlaceConcernsPeopleOnSiteAndAnotherOnlineAddressSeatedPeopleAtHome() {
        var story =
                givenSeats(1, 1)
                        .whenAsked("ada", 1, Attendance.ON_SITE, null)
                        .whenAsked("mary", 1, Attendance.ON_SITE, null)
                        .whenAsked("grace", 1, Attendance.ONLINE, null)
                        .whenAsked("joan", 1, Attendance.ONLINE, null)
                        .whenConfirmed("ada", "mary", "grace", "joan");
        var address = story.roster.occasion().onlineAddress();
        story.told().clear();
        story.whenHeldAt("Kulturbahnhof, Kassel", address)
                .tells("seat-moved ada seated", "seat-moved mary waiting")
                .whenHeldAt("Kulturbahnhof, Kassel", "https://konferenz.example/raum-8")
                .tells("seat-moved grace seated")
                .whenHeldAt("Kulturbahnhof, Kassel", "https://konferenz.example/raum-8")
                .tells();
    }

    @Test
    void whoMovesUpBecauseOfAChangeIsToldOnce() {
        var story = givenSeats(1).whenAsked("ada", "grace").whenConfirmed("ada", "grace");
        story.told().clear();
        story.learns(
                        RosterStory.occasion(
                                9, Occasion.Course.PLANNED, MONDAY.plus(Duration.ofDays(50))),
                        0,
                        2)
                .tells("moved-up grace", "seat-moved ada seated");
    }

    @Test
    void aLinkOutlivesAGatheringPutOffForLong() {
        var story = givenSeats(1).whenAsked("ada").whenConfirmed("ada");
        var first = story.manageTokens.get("ada");
        story.whenMovedTo(MONDAY.plus(Duration.ofDays(70)));
        assertThat(story.manageTokens.get("ada")).isEqualTo(first);
        story.whenMovedTo(MONDAY.plus(Duration.ofDays(300)));
        assertThat(story.manageTokens.get("ada")).isNotEqualTo(first);
        story.now = MONDAY.plus(Duration.ofDays(200));
        story.whenCancelled("ada").seated();
    }

    @Test
    void aGatheringCalledOffIsToldToEverybodyAndClosesTheRoster() {
        var story = givenSeats(1).whenAsked("ada", "grace").whenConfirmed("ada");
        story.told().clear();
        story.whenCalledOff()
                .tells("gathering-called-off ada seated", "gathering-called-off grace")
                .seated()
                .waiting();
        story.answers.clear();
        story.whenAsked("joan")
                .whenConfirmed("grace")
                .whenCancelled("ada")
                .answers(
                        RegistrationProblem.GATHERING_CANCELLED,
                        RegistrationProblem.GATHERING_CANCELLED,
                        Standing.CALLED_OFF);
    }

    @Test
    void onceItIsOverNobodyWaitsAndNobodyCancels() {
        var story = givenSeats(1).whenAsked("ada", "grace").whenConfirmed("ada", "grace");
        story.told().clear();
        story.answers.clear();
        story.whenOver()
                .tells("registration-expired grace")
                .whenCancelled("ada")
                .answers(RegistrationProblem.GATHERING_OVER)
                .seated("ada");
    }

    @Test
    void oldNewsChangesNothing() {
        var story = givenSeats(1).whenAsked("ada", "grace").whenSeatsBecome(0, 1);
        var before = story.roster;
        story.learns(RosterStory.occasion(2), 0, 50).learns(RosterStory.occasion(1), 0, 50);
        assertThat(story.roster).isSameAs(before);
        story.learns(RosterStory.occasion(3), 0, 50).seated("ada", "grace");
    }

    @Test
    void staffHearOnceThatItIsFullAndAgainAfterSeatsWereAdded() {
        var story = givenSeats(1).whenAsked("ada").whenConfirmed("ada").whenCancelled("ada");
        story.whenAsked("grace").whenSeatsBecome(0, 2).whenAsked("joan");
        assertThat(story.told()).filteredOn(RosterEvent.RosterFull.class::isInstance).hasSize(2);
    }

    @Test
    void theOnlineAddressIsToldToSeatedPeopleOnly() {
        var story = givenSeats(1).whenAsked("ada", "grace").whenConfirmed("ada", "grace");
        assertThat(story.told())
                .filteredOn(event -> event.toString().endsWith("grace"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(addressIn(event)).isNull());
        assertThat(story.told())
                .filteredOn(RosterEvent.SeatConfirmed.class::isInstance)
                .allSatisfy(event -> assertThat(addressIn(event)).isNotNull());
    }

    private static @org.jspecify.annotations.Nullable String addressIn(RosterEvent event) {
        return switch (event) {
            case RosterEvent.RegistrationReceived it -> it.onlineAddress();
            case RosterEvent.SeatConfirmed it -> it.onlineAddress();
            case RosterEvent.PlacedOnWaitingList it -> it.onlineAddress();
            default -> null;
        };
    }

    @Test
    void whatHasEndedKeepsNothingAboutAPerson() {
        var story = givenSeats(1).whenAsked("ada").whenConfirmed("ada").whenCancelled("ada");
        assertThat(story.roster.registrations().get("ada")).extracting("person").isNull();
        var seen = story.roster.show("ada", told(story.manageTokens, "ada"), story.now);
        assertThat(seen).isInstanceOf(Answer.Shown.class);
    }

    @Test
    void aLinkOpensItsOwnRegistrationForItsOwnPurposeUntilItsDeadline() {
        var story = givenSeats(2).whenAsked("ada", "grace").whenConfirmed("ada", "grace");
        var confirm = told(story.confirmTokens, "ada");
        var manage = told(story.manageTokens, "ada");
        story.answers.clear();
        story.decide(
                seating -> {
                    story.answers.add(seating.cancel("ada", confirm));
                    story.answers.add(seating.confirm("ada", manage));
                    story.answers.add(seating.cancel("grace", manage));
                    story.answers.add(seating.cancel("nobody", manage));
                });
        assertThat(story.answers)
                .containsOnly(new Answer.Refused(RegistrationProblem.REGISTRATION_NOT_FOUND));
        assertThat(story.roster.show("ada", confirm, MONDAY)).isInstanceOf(Answer.Shown.class);
        assertThat(story.roster.show("ada", confirm, MONDAY.plus(Duration.ofDays(3))))
                .isEqualTo(new Answer.Refused(RegistrationProblem.LINK_EXPIRED));
        assertThat(story.roster.show("ada", manage, MONDAY.plus(Duration.ofDays(80))))
                .isInstanceOf(Answer.Shown.class);
        assertThat(story.roster.show("ada", manage, MONDAY.plus(Duration.ofDays(91))))
                .isEqualTo(new Answer.Refused(RegistrationProblem.LINK_EXPIRED));
    }

    @Test
    void aTokenIsBoundToItsPurposeItsRegistrationItsGatheringAndItsDeadline() {
        var links = RosterStory.TERMS.links();
        var tokens =
                List.of(
                        links.confirm("g", "r", MONDAY).token(),
                        links.manage("g", "r", MONDAY).token(),
                        links.confirm("g", "other", MONDAY).token(),
                        links.confirm("other", "r", MONDAY).token(),
                        links.confirm("g", "r", MONDAY.plusSeconds(1)).token());
        assertThat(tokens).doesNotHaveDuplicates();
        assertThat(links.confirm("g", "r", MONDAY).token()).isEqualTo(tokens.getFirst());
    }

    @Test
    void theLawsRefuseARosterThatBreaksThem() {
        var roster = givenSeats(1).whenAsked("ada", "grace").roster;
        refused(roster, roster.registrations(), new Pool(2, 1, 1, 0, false)); // grace would fit
        refused(roster, roster.registrations(), new Pool(1, 0, 1, 0, false)); // miscounted
        var twice = new HashMap<>(roster.registrations());
        var ada = Objects.requireNonNull(twice.get("ada"));
        twice.put("again", ada);
        refused(roster, twice, new Pool(2, 2, 1, 0, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pool(1, 2, 0, 0, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pool(1, 2, 0, 2, false));
    }

    @Test
    void aRosterThatCouldNotBeCalledOffAtOnceTakesNobodyAndIsNone() {
        var story = givenSeats(10);
        story.decide(seating -> ask(seating, 0, Roster.MOST_LIVE));
        story.answers.clear();
        story.whenAsked("ada").answers(RegistrationProblem.FULL);
        var more = new HashMap<>(story.roster.registrations());
        var last = Objects.requireNonNull(more.get("p" + (Roster.MOST_LIVE - 1)));
        more.put("ada", like(last, last.number() + 1, Standing.WAITING_UNCONFIRMED));
        var waiting = new Pool(10, 10, Roster.MOST_LIVE - 9, 0, true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(story.roster, more, waiting, last.number() + 1))
                .withMessageContaining("outbox");

        story.whenCalledOff();
        var kept = new HashMap<>(story.roster.registrations());
        var ended = Objects.requireNonNull(kept.get("p0"));
        for (int i = 1; i <= Roster.MOST_ENDED + 1; i++) {
            int number = story.roster.lastNumber() + i;
            kept.put("old" + i, like(ended, number, Standing.CALLED_OFF));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                with(
                                        story.roster,
                                        kept,
                                        story.roster.pool(Attendance.ONLINE),
                                        story.roster.lastNumber() + kept.size()))
                .withMessageContaining("ended");
    }

    @Test
    void whatEndedLongestAgoIsForgottenOnceSomebodyComesAndItsLinkIsLikeAnyOther() {
        var story = givenSeats(10).whenAsked("ada").whenConfirmed("ada").whenCancelled("ada");
        var token = told(story.manageTokens, "ada");
        story.decide(seating -> ask(seating, 0, Roster.MOST_ENDED));
        story.whenHoursPass(48);
        assertThat(story.roster.registrations()).hasSize(Roster.MOST_ENDED + 1);
        assertThat(story.roster.show("ada", token, story.now)).isInstanceOf(Answer.Shown.class);

        story.whenAsked("grace");
        assertThat(story.roster.registrations())
                .hasSize(Roster.MOST_ENDED + 1)
                .containsKeys("grace", "p0", "p" + (Roster.MOST_ENDED - 1))
                .doesNotContainKey("ada");
        assertThat(story.roster.show("ada", token, story.now))
                .isEqualTo(story.roster.show("nobody", token, story.now));
        story.answers.clear();
        story.whenAsked("ada").answers("held");
    }

    private static void ask(Seating seating, int from, int many) {
        for (int i = from; i < from + many; i++) {
            seating.admit("p" + i, RosterStory.attendee("p" + i, 1, Attendance.ONLINE, null));
        }
    }

    private static Registration like(Registration other, int number, Standing standing) {
        var live = standing.live();
        return new Registration(
                number,
                standing,
                other.attendance(),
                other.seats(),
                other.confirmBy(),
                other.confirmHash(),
                null,
                null,
                0,
                null,
                live ? RosterStory.attendee("ada", 1, Attendance.ONLINE, null).person() : null,
                live ? null : MONDAY);
    }

    private static Roster with(
            Roster roster, Map<String, Registration> registrations, Pool online, int lastNumber) {
        return new Roster(
                roster.id(),
                roster.version(),
                roster.occasion(),
                RosterStory.pools(new Pool(0, 0, 0, 0, false), online),
                roster.nextDeadline(),
                lastNumber,
                registrations);
    }

    private static void refused(
            Roster roster, Map<String, Registration> registrations, Pool online) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(roster, registrations, online, roster.lastNumber()));
    }

    private static String told(Map<String, String> tokens, String name) {
        return Objects.requireNonNull(tokens.get(name));
    }
}
