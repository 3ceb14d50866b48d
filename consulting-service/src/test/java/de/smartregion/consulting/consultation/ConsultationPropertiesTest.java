package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.BAD_HOMBURG;
import static de.smartregion.consulting.consultation.Office.NEXT_WEEK_10;
import static de.smartregion.consulting.consultation.Office.THURSDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_14;
import static de.smartregion.consulting.consultation.Office.WEDNESDAY_10;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.staff;
import static de.smartregion.consulting.consultation.Office.wish;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.agenda.Agenda.Slot;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whatever happens in whatever order: every case obeys its laws (it could not be stored otherwise),
 * and the days hold exactly what the cases say.
 */
class ConsultationPropertiesTest {

    private static final List<Instant> STARTS =
            List.of(
                    TUESDAY_10,
                    TUESDAY_10.plus(PaperAgenda.HALF_AN_HOUR),
                    TUESDAY_14,
                    WEDNESDAY_10,
                    THURSDAY_10,
                    NEXT_WEEK_10);
    private static final String OTHER = "06434002";

    /** What is done, to which case, and when. */
    record Act(What what, int which, int start) {}

    enum What {
        ASK,
        ASK_WITH_SLOT,
        ASK_WITH_WINDOW,
        OFFER,
        ACCEPT,
        REFUSE,
        BOOK,
        BOOK_AS_MUNICIPALITY,
        FURTHER,
        ACCOMPANY,
        UNACCOMPANY,
        WITHDRAW,
        DECLINE,
        HELD,
        MISSED,
        REPORT,
        RELEASE,
        FREED,
        HOUR,
        DAY,
        CRASH
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, STARTS.size() - 1))
                .as(Act::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(30);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED, seed = "20260302")
    void theDaysHoldWhatTheCasesSay(@ForAll("acts") List<Act> acts) {
        var office = new Office();
        var ids = new ArrayList<String>();
        var over = new HashMap<String, Status>();
        for (var act : acts) {
            perform(office, ids, act);
            for (var id : ids) {
                var found = office.stored(id);
                var before = over.get(id);
                if (before != null) {
                    assertThat(found.status()).as("over is over, after %s", act).isEqualTo(before);
                }
                if (found.status().ended()) {
                    over.put(id, found.status());
                }
            }
        }
        office.clock.pass(Duration.ofSeconds(31));
        office.sweep.look();
        agree(office, ids);
    }

    private static void agree(Office office, List<String> ids) {
        Map<String, Instant> booked = new HashMap<>();
        for (var id : ids) {
            var found = office.stored(id);
            assertThat(found.unsettled()).isFalse();
            if (found.nextLook() != null) {
                assertThat(found.nextLook())
                        .as("nothing is looked at again and again")
                        .isAfter(office.clock.instant);
            }
            found.appointments().stream()
                    .filter(it -> it.state() != Appointment.State.CANCELLED)
                    .flatMap(it -> it.spots().stream())
                    .forEach(it -> booked.put(it.claim(), it.start()));
        }
        var there = new HashMap<String, Instant>();
        office.agenda.booked().forEach(it -> there.put(it.claim(), it.start()));
        assertThat(there).isEqualTo(booked);
        var slots = office.agenda.taken();
        for (Slot one : slots) {
            assertThat(slots)
                    .filteredOn(other -> other.consultant().equals(one.consultant()))
                    .filteredOn(
                            other ->
                                    other.start().isBefore(one.end())
                                            && one.start().isBefore(other.end()))
                    .hasSize(1);
        }
    }

    private static void perform(Office office, List<String> ids, Act act) {
        var start = STARTS.get(act.start());
        if (ids.isEmpty() || act.what() == What.ASK) {
            ids.add(office.asked(act.which() % 2 == 0 ? BAD_HOMBURG : OTHER, null));
            return;
        }
        var id = ids.get(act.which() % ids.size());
        switch (act.what()) {
            case ASK -> {}
            case ASK_WITH_SLOT -> ask(office, ids, start);
            case ASK_WITH_WINDOW ->
                    ids.add(
                            office.asked(
                                    BAD_HOMBURG,
                                    null,
                                    new Window(start, start.plus(Duration.ofHours(1)))));
            case OFFER -> {
                if (start.isAfter(office.clock.instant)) {
                    office.offer.offer(
                            id,
                            staff(),
                            List.of(new OfferAppointment.Wish(start, null)),
                            null,
                            null);
                }
            }
            case ACCEPT -> office.accept.accept(id, staff(), start, null);
            case REFUSE -> office.refuse.refuse(id, staff());
            case BOOK -> book(office, id, start, false);
            case BOOK_AS_MUNICIPALITY ->
                    office.book.book(
                            id,
                            municipality(office.stored(id).request().municipality()),
                            new BookAppointment.Wish(false, start, null, null));
            case FURTHER -> book(office, id, start, true);
            case ACCOMPANY ->
                    office.stored(id)
                            .upcoming()
                            .ifPresent(
                                    it ->
                                            office.accompany.add(
                                                    id, it.id(), PaperAgenda.DORA, staff()));
            case UNACCOMPANY ->
                    office.stored(id)
                            .upcoming()
                            .ifPresent(it -> office.accompany.remove(id, it.id(), staff()));
            case WITHDRAW -> office.withdraw.withdraw(id, staff(), null);
            case DECLINE ->
                    new DeclineConsultation(office.consultations, office.settle)
                            .decline(id, staff(), "Nein");
            case HELD -> office.outcome.record(id, staff(), true);
            case MISSED -> office.outcome.record(id, staff(), false);
            case REPORT ->
                    new WriteReport(office.consultations, Office.TERMS)
                            .write(
                                    id,
                                    staff(),
                                    office.stored(id).version(),
                                    new Report("a", "b", "c", List.of(), List.of(), null));
            case RELEASE ->
                    new ReleaseReport(office.consultations, Office.TERMS).release(id, staff());
            case FREED -> office.offerFreedSlots.offer();
            case HOUR -> pass(office, Duration.ofHours(1));
            case DAY -> pass(office, Duration.ofDays(1));
            case CRASH -> crash(office, id, start);
        }
    }

    private static void pass(Office office, Duration time) {
        office.clock.pass(time);
        office.sweep.look();
    }

    private static void ask(Office office, List<String> ids, Instant start) {
        var request = wish();
        if (office.holdSlot.hold(request.need(), start)
                        instanceof HoldSlot.Holding.Held(var ticket, var token)
                && office.request.request(
                                request,
                                new RequestConsultation.HeldSlot(ticket.hold(), token),
                                null,
                                municipality())
                        instanceof Decision.Changed(var opened, _)) {
            ids.add(opened.id());
        }
    }

    private static void book(Office office, String id, Instant start, boolean further) {
        office.book.book(
                id, staff(), new BookAppointment.Wish(further, start, null, "mit Begründung"));
    }

    /** At the third word that is said to a day; nobody tries again. */
    private static void crash(Office office, String id, Instant start) {
        var left = new int[] {2};
        office.agenda.crash(
                () -> {
                    if (left[0]-- == 0) {
                        throw new IllegalStateException("the power went out");
                    }
                });
        try {
            book(office, id, start, false);
        } catch (IllegalStateException _) {
            // The sweep goes on later.
        } finally {
            office.agenda.crash(() -> {});
        }
    }
}
