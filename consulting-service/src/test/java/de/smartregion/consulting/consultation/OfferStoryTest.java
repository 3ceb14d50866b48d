package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.BAD_HOMBURG;
import static de.smartregion.consulting.consultation.Office.GIESSEN;
import static de.smartregion.consulting.consultation.Office.MONDAY;
import static de.smartregion.consulting.consultation.Office.NEXT_WEEK_10;
import static de.smartregion.consulting.consultation.Office.THURSDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.WEDNESDAY_10;
import static de.smartregion.consulting.consultation.Office.changed;
import static de.smartregion.consulting.consultation.Office.consultant;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.refusal;
import static de.smartregion.consulting.consultation.Office.staff;
import static de.smartregion.consulting.consultation.Office.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.smartregion.consulting.agenda.Agenda.Slot;
import de.smartregion.consulting.almanac.WorkingHours;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** What the office offers, and who waits for it. */
class OfferStoryTest {

    private final Office office = new Office();

    @Test
    void anOfferKeepsItsStartsUntilOneIsTakenAndThenOnlyThatOne() {
        var id = office.asked(null);
        changed(
                office.offer.offer(
                        id,
                        staff(),
                        List.of(start(TUESDAY_10), start(WEDNESDAY_10)),
                        "Passt das?",
                        null));
        assertThat(office.agenda.taken()).hasSize(2);
        assertThat(refusal(office.accept.accept(id, municipality(), THURSDAY_10, null)))
                .isEqualTo("NOT_OFFERED");
        assertThat(changed(office.accept.accept(id, municipality(), WEDNESDAY_10, null)).status())
                .isEqualTo(Status.SCHEDULED);
        changed(office.accept.accept(id, municipality(), WEDNESDAY_10, null));
        assertThat(office.agenda.taken()).extracting(Slot::start).containsExactly(WEDNESDAY_10);
        assertThat(office.toldFacts(id))
                .containsExactly(
                        "consultation-confirmed",
                        "consultation-assigned",
                        "appointment-offered",
                        "appointment-scheduled");
    }

    @Test
    void anOfferThatIsTakenAwayWholeIsNotMade() {
        var id = office.asked(null);
        office.agenda.block(PaperAgenda.KARLA, WEDNESDAY_10);
        office.agenda.block(PaperAgenda.BEN, WEDNESDAY_10);
        var decision =
                office.offer.offer(
                        id, staff(), List.of(start(TUESDAY_10), start(WEDNESDAY_10)), null, null);
        assertThat(refusal(decision)).isEqualTo("SLOT_TAKEN");
        assertThat(office.agenda.taken()).as("nothing is kept for it").hasSize(2);
        assertThat(office.stored(id).status()).isEqualTo(Status.REQUESTED);
    }

    @Test
    void anOfferTakenInItsLastMomentIsHad() {
        var id = office.asked(null);
        var offered = office.offer.offer(id, staff(), List.of(start(THURSDAY_10)), null, null);
        var until = Objects.requireNonNull(changed(offered).offer()).until();
        office.clock.instant = until.minusMillis(1);
        // Nothing is done in no time: the day is asked a moment later.
        office.agenda.crash(() -> office.clock.instant = until);
        assertThat(changed(office.accept.accept(id, municipality(), THURSDAY_10, null)).status())
                .isEqualTo(Status.SCHEDULED);
    }

    @Test
    void whoHasBeenAnsweredIsNotLookedAtAgainAndAgain() {
        var id = office.asked(null);
        var friday = MONDAY.plus(Duration.ofDays(4));
        office.clock.instant = MONDAY.plus(Duration.ofDays(3)).minus(Duration.ofHours(1));
        changed(office.offer.offer(id, staff(), List.of(start(NEXT_WEEK_10)), null, null));
        office.clock.pass(Duration.ofHours(2));
        office.sweep.look();
        assertThat(office.stored(id).nextLook()).isAfter(office.clock.instant);
        office.clock.instant = friday;
        office.sweep.look();
        assertThat(office.stored(id).overdueAt()).isAfter(friday);
    }

    @Test
    void whoOffersMaySayHowLongThereIsToAnswer() {
        var id = office.asked(null);
        var usual = WorkingHours.OFFICE.plus(office.clock.instant, Office.SETTINGS.answer());
        var longer = WorkingHours.OFFICE.plus(office.clock.instant, Duration.ofHours(10));
        assertThat(longer).isAfter(usual);

        assertThat(keptUntil(id, THURSDAY_10, null)).isEqualTo(usual);
        assertThat(keptUntil(id, WEDNESDAY_10, Duration.ofHours(10))).isEqualTo(longer);
        office.clock.instant = usual.plusSeconds(1);
        office.sweep.look();
        assertThat(office.stored(id).status()).isEqualTo(Status.OFFERED);
        assertThat(keptUntil(id, TUESDAY_10, Duration.ofHours(100)))
                .as("not beyond the first of them")
                .isEqualTo(TUESDAY_10);
    }

    private Instant keptUntil(String id, Instant start, @Nullable Duration toAnswer) {
        var offered = office.offer.offer(id, staff(), List.of(start(start)), null, toAnswer);
        return Objects.requireNonNull(changed(offered).offer()).until();
    }

    @Test
    void anOfferNobodyAnswersComesBackToTheOffice() {
        var id = office.asked(null);
        changed(office.offer.offer(id, staff(), List.of(start(THURSDAY_10)), null, null));
        office.clock.pass(Duration.ofHours(4));
        office.sweep.look();
        assertThat(office.stored(id).status()).isEqualTo(Status.REQUESTED);
        assertThat(office.agenda.taken()).isEmpty();
        assertThat(refusal(office.accept.accept(id, municipality(), THURSDAY_10, null)))
                .isEqualTo("NOT_OFFERED");
        assertThat(office.toldFacts(id)).contains("offer-ended");
    }

    @Test
    void aRequestThatWaitsForThreeWorkingDaysIsToldOnce() {
        var id = office.asked(null);
        office.clock.instant = MONDAY.plus(Duration.ofDays(3)).minusSeconds(1);
        office.sweep.look();
        assertThat(office.toldFacts(id)).doesNotContain("request-overdue");
        office.clock.pass(Duration.ofSeconds(1));
        office.sweep.look();
        office.sweep.look();
        assertThat(office.toldFacts(id)).containsOnlyOnce("request-overdue");
        var late =
                office.consultations.board(
                        new Consultations.Filter(
                                null, null, null, null, null, null, null, true, false),
                        0,
                        10);
        assertThat(late.items()).extracting(Consultation::id).containsExactly(id);
    }

    @Test
    void whoWaitsIsServedInOrderWithADeadlineAndThenTheNext() {
        var window = new Window(TUESDAY_10, TUESDAY_10.plus(Duration.ofHours(1)));
        office.agenda.block(PaperAgenda.KARLA, TUESDAY_10);
        office.agenda.block(PaperAgenda.BEN, TUESDAY_10);
        var first = office.asked(BAD_HOMBURG, null, window);
        office.clock.pass(Duration.ofMinutes(1));
        var second = office.asked("06434002", null, window);
        assertThat(office.stored(first).status()).isEqualTo(Status.WAITING);
        assertThat(office.stored(second).status()).isEqualTo(Status.WAITING);
        office.agenda.unblock(PaperAgenda.BEN, TUESDAY_10);
        office.offerFreedSlots.offer();
        office.offerFreedSlots.offer();
        assertThat(office.stored(first).status()).isEqualTo(Status.OFFERED);
        assertThat(office.stored(second).status()).isEqualTo(Status.WAITING);
        // Four working hours from Monday 9:01 on, and the sweep hands it on by itself.
        office.clock.instant = MONDAY.plus(Duration.ofHours(4)).plusSeconds(60);
        office.sweep.look();
        assertThat(office.stored(first).status()).isEqualTo(Status.WAITING);
        assertThat(office.stored(second).status()).isEqualTo(Status.OFFERED);
        assertThat(
                        changed(
                                        office.accept.accept(
                                                second, municipality("06434002"), TUESDAY_10, null))
                                .status())
                .isEqualTo(Status.SCHEDULED);
        office.offerFreedSlots.offer();
        assertThat(office.agenda.booked()).hasSize(2);
    }

    /**
     * What is kept for it and freed again would be news of the day, and those would offer again.
     */
    @Test
    void whatIsStillSettlingIsKeptNothingToBeFreedAgain() {
        var window = new Window(TUESDAY_10, TUESDAY_10.plus(Duration.ofHours(1)));
        office.agenda.block(PaperAgenda.KARLA, TUESDAY_10);
        office.agenda.block(PaperAgenda.BEN, TUESDAY_10);
        var id = office.asked(BAD_HOMBURG, null, window);
        office.agenda.crash(
                () -> {
                    if (office.stored(id).claim() != null) {
                        throw new IllegalStateException("the power went out");
                    }
                });
        assertThatThrownBy(() -> office.book.book(id, staff(), Office.at(WEDNESDAY_10)))
                .hasMessageContaining("power");
        assertThat(office.stored(id).status()).isEqualTo(Status.WAITING);
        var words = new AtomicInteger();
        office.agenda.crash(words::incrementAndGet);
        office.agenda.unblock(PaperAgenda.BEN, TUESDAY_10);
        office.offerFreedSlots.offer();
        assertThat(words).as("said to a day").hasValue(0);
        office.settle.settle(id);
        assertThat(office.stored(id).status()).isEqualTo(Status.SCHEDULED);
    }

    @Test
    void whoseYearIsUsedUpIsNotOfferedAndKeepsNobodyBehind() {
        var window = new Window(NEXT_WEEK_10, NEXT_WEEK_10.plus(Duration.ofHours(1)));
        office.agenda.block(PaperAgenda.KARLA, NEXT_WEEK_10);
        office.agenda.block(PaperAgenda.BEN, NEXT_WEEK_10);
        var first = office.asked(BAD_HOMBURG, null, window);
        office.clock.pass(Duration.ofMinutes(1));
        var second = office.asked("06434002", null, window);
        var had = office.asked(TUESDAY_10);
        office.asked(WEDNESDAY_10);
        office.asked(THURSDAY_10);
        office.agenda.unblock(PaperAgenda.BEN, NEXT_WEEK_10);

        office.offerFreedSlots.offer();

        assertThat(office.stored(first).status()).isEqualTo(Status.WAITING);
        assertThat(office.stored(second).status()).isEqualTo(Status.OFFERED);
        // Whose turn comes back is in line as before.
        changed(office.withdraw.withdraw(had, staff(), null));
        changed(office.refuse.refuse(second, municipality("06434002")));
        office.offerFreedSlots.offer();
        assertThat(office.stored(first).status()).isEqualTo(Status.OFFERED);
    }

    @Test
    void beyondTheQuotaTheOfficeOffersWithANoteAndWhatItOffersCanBeTaken() {
        var id = office.asked(null);
        office.asked(TUESDAY_10);
        office.asked(WEDNESDAY_10);
        office.asked(THURSDAY_10);
        var starts = List.of(start(NEXT_WEEK_10));
        assertThat(refusal(office.offer.offer(id, staff(), starts, null, null)))
                .isEqualTo("QUOTA_USED");
        changed(
                new AssignConsultant(office.consultations, office.advisers)
                        .assign(id, staff(), PaperAgenda.KARLA, "Kennt die Stadt"));
        assertThat(
                        refusal(
                                office.offer.offer(
                                        id,
                                        consultant(PaperAgenda.KARLA),
                                        starts,
                                        "Modellkommune",
                                        null)))
                .as("the office alone")
                .isEqualTo("QUOTA_USED");
        assertThat(office.agenda.taken()).hasSize(3);

        changed(office.offer.offer(id, staff(), starts, "Modellkommune", null));

        var accepted = changed(office.accept.accept(id, municipality(), NEXT_WEEK_10, null));
        assertThat(accepted.status()).isEqualTo(Status.SCHEDULED);
        assertThat(accepted.turns()).containsExactly(BAD_HOMBURG + ":2026:4");
    }

    @Test
    void whoseWindowsArePastIsToldAndWaitsNoMore() {
        var window = new Window(TUESDAY_10, TUESDAY_10.plus(Duration.ofHours(1)));
        office.agenda.block(PaperAgenda.KARLA, TUESDAY_10);
        office.agenda.block(PaperAgenda.BEN, TUESDAY_10);
        var id = office.asked(BAD_HOMBURG, null, window);
        office.clock.instant = window.until().minusMillis(1);
        office.sweep.look();
        assertThat(office.stored(id).status()).isEqualTo(Status.WAITING);
        office.clock.instant = window.until();

        office.sweep.look();
        office.sweep.look();

        var open = office.stored(id);
        assertThat(open.status()).isEqualTo(Status.REQUESTED);
        assertThat(open.waitingSince()).isNull();
        assertThat(open.overdueAt()).isEqualTo(Office.TERMS.overdueAt(window.until()));
        assertThat(office.toldFacts(id)).containsOnlyOnce("wait-ended");
        assertThat(office.token(id, "wait-ended", "manageToken")).isNotEmpty();
    }

    @Test
    void howeverManyWaitInVainTheOneItFitsIsOffered() {
        office.agenda.block(PaperAgenda.KARLA, NEXT_WEEK_10);
        office.agenda.block(PaperAgenda.BEN, NEXT_WEEK_10);
        office.agenda.block(PaperAgenda.KARLA, TUESDAY_10);
        office.agenda.block(PaperAgenda.BEN, TUESDAY_10);
        var past = new Window(TUESDAY_10, TUESDAY_10.plus(Duration.ofHours(1)));
        var taken = new Window(NEXT_WEEK_10, NEXT_WEEK_10.plus(Duration.ofHours(1)));
        for (int i = 0; i < 200; i++) {
            office.asked("0643400" + (1 + i % 9), null, past);
        }
        office.clock.pass(Duration.ofMinutes(1));
        for (int i = 0; i < 200; i++) {
            office.asked("0643400" + (1 + i % 9), null, taken);
        }
        office.clock.pass(Duration.ofMinutes(1));
        var later = NEXT_WEEK_10.plus(Duration.ofHours(2));
        office.agenda.block(PaperAgenda.KARLA, later);
        office.agenda.block(PaperAgenda.BEN, later);
        var last = office.asked(GIESSEN, null, new Window(later, later.plus(Duration.ofHours(1))));
        office.clock.instant = past.until();
        office.agenda.unblock(PaperAgenda.BEN, later);

        office.offerFreedSlots.offer();

        assertThat(office.stored(last).status()).isEqualTo(Status.OFFERED);
    }

    @Test
    void whatWasPassedUpIsNotOfferedAgain() {
        var window = new Window(TUESDAY_10, TUESDAY_10.plus(Duration.ofHours(1)));
        office.agenda.block(PaperAgenda.KARLA, TUESDAY_10);
        office.agenda.block(PaperAgenda.BEN, TUESDAY_10);
        var id = office.asked(BAD_HOMBURG, null, window);
        office.agenda.unblock(PaperAgenda.BEN, TUESDAY_10);
        office.offerFreedSlots.offer();
        assertThat(changed(office.refuse.refuse(id, municipality())).status())
                .isEqualTo(Status.WAITING);
        office.offerFreedSlots.offer();
        assertThat(office.stored(id).status()).isEqualTo(Status.WAITING);
        assertThat(office.agenda.taken()).hasSize(1);
    }

    @Test
    void theOfficeDeclinesAndNothingStaysBehind() {
        var id = office.asked(null);
        changed(office.offer.offer(id, staff(), List.of(start(THURSDAY_10)), null, null));
        var decline = new DeclineConsultation(office.consultations, office.settle);
        assertThat(refusal(decline.decline(id, municipality(), "…"))).isEqualTo("NOT_YOURS_TO_DO");
        assertThat(changed(decline.decline(id, staff(), "Nicht unser Gebiet")).status())
                .isEqualTo(Status.DECLINED);
        assertThat(office.agenda.taken()).isEmpty();
        changed(decline.decline(id, staff(), "Nicht unser Gebiet"));
        assertThat(office.toldFacts(id)).containsOnlyOnce("consultation-declined");
    }

    /** It would refuse, and what is kept for it and freed again would be news of the day. */
    @Test
    void whatIsFullOfAppointmentsIsKeptNothing() {
        var id = office.asked(TUESDAY_10);
        for (int i = 1; i < Consultation.MOST_APPOINTMENTS; i++) {
            var day = i % 2 == 0 ? NEXT_WEEK_10 : WEDNESDAY_10;
            var start = day.plus(Duration.ofDays(7L * i));
            changed(office.book.book(id, staff(), Office.further(start, "Modellkommune")));
        }
        office.stored(id)
                .appointments()
                .forEach(it -> changed(office.cancel.cancel(id, it.id(), staff(), null)));
        office.agenda.block(PaperAgenda.KARLA, TUESDAY_10);
        office.agenda.block(PaperAgenda.BEN, TUESDAY_10);
        var window = new Window(TUESDAY_10, TUESDAY_10.plus(Duration.ofHours(1)));
        var waits =
                changed(
                        office.correct.correct(
                                id,
                                municipality(),
                                office.stored(id).version(),
                                it ->
                                        it.corrected(
                                                null,
                                                null,
                                                it.people(),
                                                it.question(),
                                                null,
                                                it.mode(),
                                                null,
                                                List.of(window))));
        assertThat(waits.status()).isEqualTo(Status.WAITING);
        office.agenda.unblock(PaperAgenda.BEN, TUESDAY_10);
        var words = new AtomicInteger();
        office.agenda.crash(words::incrementAndGet);

        office.offerFreedSlots.offer();

        assertThat(words).as("said to a day").hasValue(0);
    }

    @Test
    void whoLetsAnOfferPassWhenTheirTimesArePastWaitsNoMore() {
        var window = new Window(TUESDAY_10, TUESDAY_10.plus(Duration.ofHours(1)));
        office.agenda.block(PaperAgenda.KARLA, TUESDAY_10);
        office.agenda.block(PaperAgenda.BEN, TUESDAY_10);
        var id = office.asked(BAD_HOMBURG, null, window);
        changed(office.offer.offer(id, staff(), List.of(start(NEXT_WEEK_10)), null, null));
        office.clock.instant = NEXT_WEEK_10.minus(Duration.ofDays(1));

        office.sweep.look();

        var open = office.stored(id);
        assertThat(open.status()).isEqualTo(Status.REQUESTED);
        assertThat(open.waitingSince()).isNull();
        assertThat(office.token(id, "offer-ended", "waiting")).isEqualTo("false");
        assertThat(office.toldFacts(id)).doesNotContain("wait-ended");
    }
}
