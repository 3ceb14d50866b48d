package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.MONDAY;
import static de.smartregion.consulting.consultation.Office.THURSDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_14;
import static de.smartregion.consulting.consultation.Office.WEDNESDAY_10;
import static de.smartregion.consulting.consultation.Office.changed;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.refusal;
import static de.smartregion.consulting.consultation.Office.staff;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.agenda.Agenda.Slot;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whatever step a crash comes before or after: the sweep finishes, the municipality keeps the
 * appointment it had or has the new one, and the consultants have exactly that one.
 */
class SettleConsultationTest {

    /** More than there are boundaries in any of the stories. */
    private static final int BOUNDARIES = 12;

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("the power went out");
        }
    }

    /** What is done when the power goes out, and what there was before. */
    enum Story {
        FIRST(null, TUESDAY_10),
        MOVE_TO_ANOTHER_DAY(TUESDAY_10, WEDNESDAY_10),
        MOVE_ON_THE_SAME_DAY(TUESDAY_10, TUESDAY_14),
        ACCEPT(null, THURSDAY_10),
        ACCOMPANY(TUESDAY_10, TUESDAY_10),
        UNACCOMPANY(TUESDAY_10, TUESDAY_10),
        MOVE_BOTH_TO_ANOTHER_DAY(TUESDAY_10, WEDNESDAY_10),
        MOVE_BOTH_ON_THE_SAME_DAY(TUESDAY_10, TUESDAY_14),
        MOVE_BOTH_OVER_THEMSELVES(TUESDAY_10, TUESDAY_10.plus(PaperAgenda.HALF_AN_HOUR)),
        WITHDRAW(TUESDAY_10, null),
        WITHDRAW_BOTH(TUESDAY_10, null);

        private final @Nullable Instant before;
        private final @Nullable Instant after;
        private final boolean withTwo;

        Story(@Nullable Instant before, @Nullable Instant after) {
            this.before = before;
            this.after = after;
            this.withTwo = name().contains("BOTH") || name().contains("ACCOMPANY");
        }

        boolean ends() {
            return after == null;
        }

        void act(Office office, String id) {
            switch (this) {
                case FIRST,
                        MOVE_TO_ANOTHER_DAY,
                        MOVE_ON_THE_SAME_DAY,
                        MOVE_BOTH_TO_ANOTHER_DAY,
                        MOVE_BOTH_ON_THE_SAME_DAY,
                        MOVE_BOTH_OVER_THEMSELVES ->
                        office.book.book(id, municipality(), wish(Objects.requireNonNull(after)));
                case ACCEPT -> office.accept.accept(id, municipality(), THURSDAY_10, null);
                case ACCOMPANY -> accompany(office, id);
                case UNACCOMPANY -> office.accompany.remove(id, next(office, id), staff());
                case WITHDRAW, WITHDRAW_BOTH -> office.withdraw.withdraw(id, municipality(), null);
            }
        }

        String begin(Office office) {
            var id = office.asked(before);
            if (this == ACCEPT) {
                changed(
                        office.offer.offer(
                                id,
                                staff(),
                                List.of(
                                        new OfferAppointment.Wish(WEDNESDAY_10, null),
                                        new OfferAppointment.Wish(THURSDAY_10, null)),
                                null,
                                null));
            }
            if (withTwo && this != ACCOMPANY) {
                changed(accompany(office, id));
            }
            return id;
        }
    }

    private static String next(Office office, String id) {
        return office.stored(id).upcoming().orElseThrow().id();
    }

    private static Decision accompany(Office office, String id) {
        return office.accompany.add(id, next(office, id), PaperAgenda.DORA, staff());
    }

    private static BookAppointment.Wish wish(Instant start) {
        return new BookAppointment.Wish(false, start, null, null);
    }

    @ParameterizedTest
    @EnumSource
    void aCrashAtAnyStepLeavesOneAppointmentAndNoOther(Story story) {
        int crashed = 0;
        for (int boundary = 0; boundary < BOUNDARIES; boundary++) {
            var office = new Office();
            var id = story.begin(office);
            if (crashes(office, boundary, () -> story.act(office, id))) {
                crashed++;
            }
            // At once: there is never none where there was one.
            if (story.before != null && !story.ends()) {
                assertThat(office.stored(id).upcoming())
                        .as("%s at %s", story, boundary)
                        .isPresent();
                assertThat(office.agenda.booked()).isNotEmpty();
            }
            later(office);
            var toCome =
                    office.stored(id).appointments().stream()
                            .filter(Appointment::scheduled)
                            .map(Appointment::start)
                            .toList();
            assertThat(toCome).as("%s at %s", story, boundary).hasSizeLessThanOrEqualTo(1);
            if (story.before != null && !story.ends()) {
                assertThat(toCome).hasSize(1);
                assertThat(toCome.getFirst()).isIn(story.before, story.after);
            }
            var said = spots(office, id);
            assertThat(office.agenda.taken())
                    .as("%s at %s: exactly what the case says", story, boundary)
                    .containsExactlyInAnyOrderElementsOf(said);
            assertThat(office.agenda.booked()).hasSameSizeAs(said);
            if (!story.ends() && story.withTwo && !story.name().contains("ACCOMPANY")) {
                assertThat(said).as("%s at %s: both or neither", story, boundary).hasSize(2);
            }
            assertThat(office.stored(id).unsettled()).isFalse();
        }
        assertThat(crashed).as("boundaries that %s met", story).isGreaterThanOrEqualTo(2);
    }

    /** What it has of anybody's day. */
    private static List<Slot> spots(Office office, String id) {
        return office.stored(id).appointments().stream()
                .filter(Appointment::scheduled)
                .flatMap(it -> it.spots().stream())
                .map(Spot::slot)
                .toList();
    }

    /** Nothing but the sweep goes on; enough time passes for every claim to end. */
    private static void later(Office office) {
        office.clock.pass(Duration.ofSeconds(31));
        office.sweep.look();
        office.clock.pass(Duration.ofHours(6));
        office.sweep.look();
    }

    /** At the nth word that is said to a day, before or after it was heard. */
    private static boolean crashes(Office office, int boundary, Runnable act) {
        var left = new AtomicInteger(boundary);
        office.agenda.crash(
                () -> {
                    if (left.getAndDecrement() == 0) {
                        throw new Crash();
                    }
                });
        try {
            act.run();
            return false;
        } catch (Crash _) {
            return true;
        } finally {
            office.agenda.crash(() -> {});
        }
    }

    @Test
    void aClaimThatNobodyFinishedInTimeIsLostAndTheOldAppointmentStays() {
        var office = new Office();
        var id = office.asked(TUESDAY_10);
        assertThat(crashes(office, 2, () -> Story.MOVE_TO_ANOTHER_DAY.act(office, id))).isTrue();
        assertThat(office.stored(id).claim()).isNotNull();
        office.clock.pass(Duration.ofMinutes(11));
        office.sweep.look();
        assertThat(office.stored(id).upcoming().orElseThrow().start()).isEqualTo(TUESDAY_10);
        assertThat(office.agenda.taken()).extracting(Slot::start).containsExactly(TUESDAY_10);
        assertThat(office.toldFacts(id)).containsOnlyOnce("appointment-scheduled");
    }

    @Test
    void whatEndsMeanwhileGivesBackWhatWasBeingClaimed() {
        var office = new Office();
        var id = office.asked(TUESDAY_10);
        assertThat(crashes(office, 3, () -> Story.MOVE_TO_ANOTHER_DAY.act(office, id))).isTrue();
        assertThat(office.agenda.taken()).hasSize(2);
        changed(office.withdraw.withdraw(id, staff(), "Doch nicht"));
        assertThat(office.agenda.taken()).isEmpty();
        assertThat(office.toldFacts(id))
                .containsExactly(
                        "appointment-scheduled", "appointment-cancelled", "consultation-withdrawn");
    }

    @Test
    void whoIsBeginningSomethingLetsNobodyBeginSomethingElse() {
        var office = new Office();
        var id = office.asked(TUESDAY_10);
        crashes(office, 2, () -> Story.MOVE_TO_ANOTHER_DAY.act(office, id));
        // The next one who comes finishes it first.
        var second = changed(office.book.book(id, municipality(), wish(THURSDAY_10)));
        assertThat(second.upcoming().orElseThrow().start()).isEqualTo(THURSDAY_10);
        assertThat(second.upcoming().orElseThrow().sequence()).isEqualTo(2);
        assertThat(office.agenda.taken()).extracting(Slot::start).containsExactly(THURSDAY_10);
    }

    @Test
    void aTakenSlotIsRefusedWithTheNextFreeOnes() {
        var office = new Office();
        var id = office.asked(TUESDAY_10);
        office.agenda.block(PaperAgenda.KARLA, WEDNESDAY_10);
        office.agenda.block(PaperAgenda.BEN, WEDNESDAY_10);
        var decision = office.book.book(id, municipality(), wish(WEDNESDAY_10));
        assertThat(refusal(decision)).isEqualTo("SLOT_TAKEN");
        assertThat(((Decision.Refused) decision).next())
                .hasSize(3)
                .first()
                .isEqualTo(WEDNESDAY_10.plus(Duration.ofHours(1)));
        assertThat(office.stored(id).upcoming().orElseThrow().start()).isEqualTo(TUESDAY_10);
        assertThat(MONDAY).isBefore(TUESDAY_10);
    }

    @Test
    void aShiftOnTheSameDayMovesOverItself() {
        var office = new Office();
        var id = office.asked(TUESDAY_10);
        var moved =
                changed(
                        office.book.book(
                                id, municipality(), wish(TUESDAY_10.plus(Duration.ofHours(1)))));
        var appointment = moved.upcoming().orElseThrow();
        assertThat(appointment.start()).isEqualTo(TUESDAY_10.plus(Duration.ofHours(1)));
        assertThat(appointment.sequence()).isEqualTo(1);
        assertThat(office.agenda.taken()).hasSize(1);
        assertThat(office.toldFacts(id))
                .containsExactly("appointment-scheduled", "appointment-moved");
    }
}
