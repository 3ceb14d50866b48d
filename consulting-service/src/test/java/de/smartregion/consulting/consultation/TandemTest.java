package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.MONDAY;
import static de.smartregion.consulting.consultation.Office.TERMS;
import static de.smartregion.consulting.consultation.Office.THURSDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_14;
import static de.smartregion.consulting.consultation.Office.WEDNESDAY_10;
import static de.smartregion.consulting.consultation.Office.changed;
import static de.smartregion.consulting.consultation.Office.consultant;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.refusal;
import static de.smartregion.consulting.consultation.Office.staff;
import static de.smartregion.consulting.consultation.PaperAgenda.DORA;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.agenda.Agenda.Candidate;
import de.smartregion.consulting.agenda.Agenda.Slot;
import de.smartregion.consulting.consultation.AccompanyAppointment.Seconds;
import de.smartregion.consulting.consultation.Engagements.Engagement;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A second consultant comes along: both are there, or nobody has moved. */
class TandemTest {

    private final Office office = new Office();

    private Appointment next(String id) {
        return office.stored(id).upcoming().orElseThrow();
    }

    private Decision add(String id, String who) {
        return office.accompany.add(id, next(id).id(), who, staff());
    }

    private String accompanied(Instant start) {
        var id = office.asked(start);
        changed(add(id, DORA));
        return id;
    }

    private Decision move(String id, Instant start, @Nullable String who) {
        var wish = new BookAppointment.Wish(false, start, who, who == null ? null : "Vertretung");
        return office.book.book(id, who == null ? municipality() : staff(), wish);
    }

    /** Whose day holds what, and nothing else. */
    private void bothAreThereAt(String id, Instant start) {
        var appointment = next(id);
        assertThat(appointment.start()).isEqualTo(start);
        assertThat(office.agenda.taken())
                .containsExactlyInAnyOrderElementsOf(
                        appointment.spots().stream().map(Spot::slot).toList())
                .hasSize(2)
                .extracting(Slot::consultant)
                .contains(DORA)
                .doesNotHaveDuplicates();
        assertThat(office.agenda.booked()).hasSize(2);
        assertThat(office.stored(id).unsettled()).isFalse();
    }

    @Test
    void whoComesAlongIsOnTheirDayAndInTheLetters() {
        var id = accompanied(TUESDAY_10);
        bothAreThereAt(id, TUESDAY_10);
        assertThat(next(id).sequence()).isEqualTo(1);
        var told = office.told(id).getLast();
        assertThat(told.type()).contains("appointment-accompanied");
        assertThat(told.data().path("secondConsultantName").asString()).isEqualTo("Dora Daneben");
        assertThat(told.data().path("secondConsultantEmail").asString())
                .isEqualTo("dora@ekom21.example");
        assertThat(told.data().path("sequence").asInt()).isEqualTo(1);
        changed(add(id, DORA));
        assertThat(office.toldFacts(id)).as("again").containsOnlyOnce("appointment-accompanied");
    }

    @Test
    void nobodyComesTwiceAndNoThird() {
        var id = office.asked(TUESDAY_10);
        var first = next(id).consultant();
        assertThat(refusal(add(id, first))).isEqualTo("COMES_ALREADY");
        assertThat(refusal(add(id, "nobody"))).isEqualTo("CONSULTANT_DOES_NOT_FIT");
        changed(add(id, DORA));
        var third = first.equals(PaperAgenda.KARLA) ? PaperAgenda.BEN : PaperAgenda.KARLA;
        assertThat(refusal(add(id, third))).isEqualTo("ALREADY_ACCOMPANIED");
        assertThat(refusal(move(id, TUESDAY_10, DORA))).isEqualTo("COMES_ALREADY");
        assertThat(refusal(move(id, WEDNESDAY_10, DORA))).isEqualTo("COMES_ALREADY");
        bothAreThereAt(id, TUESDAY_10);
    }

    @Test
    void whoIsNotFreeDoesNotComeAlong() {
        var id = office.asked(TUESDAY_10);
        office.agenda.block(DORA, TUESDAY_10);
        assertThat(refusal(add(id, DORA))).isEqualTo("CONSULTANT_NOT_FREE");
        assertThat(next(id).second()).isNull();
        assertThat(office.stored(id).unsettled()).isFalse();
        var seconds = office.accompany.seconds(id, next(id).id(), staff());
        assertThat(((Seconds.Known) seconds).candidates())
                .as("everybody else, with what speaks against them")
                .hasSize(2)
                .filteredOn(it -> it.consultant().equals(DORA))
                .singleElement()
                .returns(false, Candidate::free)
                .returns(List.of("language"), Candidate::against);
    }

    @Test
    void onlyTheOfficeAndWhoseAppointmentItIsSayWhoComesAlong() {
        var id = office.asked(TUESDAY_10);
        var named = next(id).id();
        var own = consultant(next(id).consultant());
        assertThat(refusal(office.accompany.add(id, named, DORA, municipality())))
                .isEqualTo("NOT_YOURS_TO_DO");
        assertThat(refusal(office.accompany.add(id, named, DORA, consultant(DORA))))
                .isEqualTo("CONSULTATION_NOT_FOUND");
        assertThat(refusal(office.accompany.add(id, "other", DORA, staff())))
                .isEqualTo("NOT_SCHEDULED");
        changed(office.accompany.add(id, named, DORA, own));
        assertThat(consultant(DORA).keptFrom(office.stored(id), office.consultations.now()))
                .as("reads it now")
                .isNull();
        assertThat(refusal(office.accompany.remove(id, named, consultant(DORA))))
                .isEqualTo("NOT_YOURS_TO_DO");
        assertThat(refusal(office.withdraw.withdraw(id, consultant(DORA), null)))
                .isEqualTo("NOT_YOURS_TO_DO");
        assertThat(view(id, Party.CONSULTANT, DORA).accompaniable()).isFalse();
        assertThat(view(id, Party.CONSULTANT, own.consultant()).accompaniable()).isTrue();
        assertThat(Objects.requireNonNull(view(id, Party.PERSON, null).second()))
                .returns(null, ConsultationView.SecondView::consultant)
                .returns("Dora Daneben", ConsultationView.SecondView::name);
        changed(office.accompany.remove(id, named, own));
        assertThat(refusal(office.accompany.remove(id, named, consultant(DORA))))
                .isEqualTo("CONSULTATION_NOT_FOUND");
    }

    @Test
    void onceItHasBegunNobodyIsAddedOrTakenOff() {
        var id = accompanied(TUESDAY_10);
        office.clock.instant = TUESDAY_10;
        assertThat(view(id, Party.STAFF, null).accompaniable()).isFalse();
    }

    @Test
    void anAbsenceIsOnlyOfWhoItIs() {
        var id = accompanied(TUESDAY_10);
        var kept = office.stored(id);
        var appointment = kept.appointments().getFirst();
        var now = office.consultations.now();
        assertThat(kept.collideSecond(appointment.id(), appointment.consultant(), "a1", now))
                .isInstanceOf(Decision.Unchanged.class);
        assertThat(kept.collide(appointment.id(), DORA, "a1", List.of(), now))
                .isInstanceOf(Decision.Unchanged.class);
        assertThat(kept.collideSecond(appointment.id(), DORA, "a1", now))
                .isInstanceOf(Decision.Changed.class);
    }

    @Test
    void anEmptyNoteIsNone() {
        assertThat(new ConsultationController.ChoiceForm(TUESDAY_10, " ").note()).isNull();
    }

    private ConsultationView.AppointmentView view(String id, Party as, @Nullable String own) {
        return ConsultationView.of(
                        office.stored(id), as, own, TERMS, office.consultations.now(), null)
                .appointments()
                .getFirst();
    }

    @Test
    void whoComesAlongWritesTheReport() {
        var id = accompanied(TUESDAY_10);
        office.clock.instant = TUESDAY_10.plus(Duration.ofHours(2));
        changed(office.outcome.record(id, consultant(DORA), true));
        var report = new Report("a", "b", "c", List.of(), List.of(), null);
        var written =
                new WriteReport(office.consultations, TERMS)
                        .write(id, consultant(DORA), office.stored(id).version(), report);
        assertThat(changed(written).report()).isNotNull();
    }

    @Test
    void whoIsTakenOffIsFreeAgain() {
        var id = accompanied(TUESDAY_10);
        changed(office.accompany.remove(id, next(id).id(), staff()));
        changed(office.accompany.remove(id, next(id).id(), staff()));
        assertThat(next(id)).returns(null, Appointment::second).returns(2, Appointment::sequence);
        assertThat(office.agenda.taken()).hasSize(1);
        var told = office.told(id).getLast();
        assertThat(office.toldFacts(id)).containsOnlyOnce("appointment-unaccompanied");
        assertThat(told.data().path("formerConsultantEmail").asString())
                .isEqualTo("dora@ekom21.example");
        assertThat(told.data().has("secondConsultantName")).isFalse();
        changed(add(id, DORA));
        assertThat(next(id).sequence()).isEqualTo(3);
        bothAreThereAt(id, TUESDAY_10);
        office.clock.instant = TUESDAY_10;
        assertThat(refusal(office.accompany.remove(id, next(id).id(), staff())))
                .isEqualTo("TOO_LATE");
    }

    @Test
    void bothMoveToAnotherTime() {
        var id = accompanied(TUESDAY_10);
        for (var start :
                List.of(WEDNESDAY_10, THURSDAY_10, THURSDAY_10.plus(Duration.ofHours(3)))) {
            changed(move(id, start, null));
            bothAreThereAt(id, start);
        }
        assertThat(next(id).sequence()).isEqualTo(4);
        var told = office.told(id).getLast().data();
        assertThat(told.path("secondConsultantEmail").asString()).isEqualTo("dora@ekom21.example");
        assertThat(told.has("formerConsultantName")).isFalse();
    }

    @Test
    void whereTheSecondIsNotFreeNobodyMoves() {
        var id = accompanied(TUESDAY_10);
        for (var start : List.of(WEDNESDAY_10, TUESDAY_14)) {
            office.agenda.block(DORA, start);
            var decision = move(id, start, null);
            assertThat(refusal(decision)).isEqualTo("SLOT_TAKEN");
            assertThat(((Decision.Refused) decision).next()).isNotEmpty().doesNotContain(start);
            office.agenda.unblock(DORA, start);
            bothAreThereAt(id, TUESDAY_10);
        }
        assertThat(office.toldFacts(id)).doesNotContain("appointment-moved");
        assertThat(next(id).sequence()).isEqualTo(1);
    }

    @Test
    void bothMoveOverThemselves() {
        var id = accompanied(TUESDAY_10);
        var first = next(id).consultant();
        var later = TUESDAY_10.plus(PaperAgenda.HALF_AN_HOUR);
        changed(move(id, later, null));
        bothAreThereAt(id, later);
        assertThat(next(id)).returns(first, Appointment::consultant);
        var other = first.equals(PaperAgenda.KARLA) ? PaperAgenda.BEN : PaperAgenda.KARLA;
        changed(move(id, TUESDAY_10, other));
        bothAreThereAt(id, TUESDAY_10);
        for (var who : List.of(DORA, other)) {
            office.agenda.block(who, TUESDAY_10.plus(PaperAgenda.HOUR));
            assertThat(refusal(move(id, later, other))).isEqualTo("SLOT_TAKEN");
            office.agenda.unblock(who, TUESDAY_10.plus(PaperAgenda.HOUR));
            bothAreThereAt(id, TUESDAY_10);
        }
        assertThat(next(id).sequence()).isEqualTo(3);
    }

    @Test
    void whoIsAwayIsNotReplacedByWhoComesAlong() {
        var id = office.asked(TUESDAY_10);
        var first = next(id).consultant();
        changed(add(id, first.equals(PaperAgenda.KARLA) ? PaperAgenda.BEN : PaperAgenda.KARLA));
        office.agenda.sendAway(first, List.of("a1"));
        office.proposeInstead.propose(first, "a1", MONDAY, WEDNESDAY_10);
        var told = office.told(id).getLast();
        assertThat(told.type()).contains("absence-collides");
        assertThat(told.data().path("proposals").size()).as("nobody else fits").isZero();
    }

    @Test
    void whatIsTheirsIsNotInTheirWay() {
        var id = accompanied(TUESDAY_10);
        var need = office.stored(id).request().need(next(id));
        var later = TUESDAY_10.plus(PaperAgenda.HALF_AN_HOUR);
        assertThat(office.agenda.candidates(need, later)).allMatch(Candidate::free);
        assertThat(office.agenda.candidates(Office.wish().need(), later))
                .filteredOn(it -> next(id).involves(it.consultant()))
                .hasSize(2)
                .noneMatch(Candidate::free);
    }

    @Test
    void onlyStartsAtWhichBothAreFreeAreFound() {
        office.agenda.block(DORA, WEDNESDAY_10);
        var wednesday = LocalDate.ofInstant(WEDNESDAY_10, Spot.ZONE);
        var need = Office.wish().need();
        assertThat(office.freeStarts.of(need, null, wednesday, 1).getFirst().starts())
                .contains(WEDNESDAY_10);
        assertThat(office.freeStarts.of(need, DORA, wednesday, 1).getFirst().starts())
                .doesNotContain(WEDNESDAY_10)
                .contains(WEDNESDAY_10.plus(Duration.ofHours(1)));
        office.agenda.block(PaperAgenda.BEN, TUESDAY_14);
        assertThat(
                        office.freeStarts
                                .of(need, PaperAgenda.KARLA, wednesday.minusDays(1), 1)
                                .getFirst()
                                .starts())
                .as("who comes along does not come instead")
                .doesNotContain(TUESDAY_14);
    }

    @Test
    void anotherConsultantComesWithTheSameSecond() {
        var id = accompanied(TUESDAY_10);
        var other =
                next(id).consultant().equals(PaperAgenda.KARLA)
                        ? PaperAgenda.BEN
                        : PaperAgenda.KARLA;
        var second = next(id).second();
        changed(move(id, TUESDAY_10, other));
        assertThat(next(id))
                .returns(other, Appointment::consultant)
                .returns(second, Appointment::second);
        bothAreThereAt(id, TUESDAY_10);
    }

    @Test
    void whatWasDecidedMeanwhileIsSettledFirst() {
        var id = accompanied(TUESDAY_10);
        var kept = office.stored(id);
        var named = next(id).id();
        var other =
                next(id).consultant().equals(PaperAgenda.KARLA)
                        ? PaperAgenda.BEN
                        : PaperAgenda.KARLA;
        var asFirst = claim(Claim.Kind.FIRST, other, WEDNESDAY_10, null);
        assertThat(refusal(begin(kept, asFirst)))
                .as("there is an appointment by now")
                .isEqualTo("STILL_SETTLING");
        var second = Objects.requireNonNull(next(id).second()).spot();
        var along = claim(Claim.Kind.MOVE, other, TUESDAY_10, named).withSecond(second);
        var moving = changed(begin(kept, along));
        assertThat(refusal(unaccompany(moving, named)))
                .as("who comes along is being moved")
                .isEqualTo("STILL_SETTLING");
        assertThat(refusal(begin(moving, along))).as("twice").isEqualTo("STILL_SETTLING");

        var again = claim(Claim.Kind.SECOND, DORA, TUESDAY_10, named);
        var alone = changed(unaccompany(kept, named));
        var adviser = office.agenda.adviser(DORA).orElseThrow();
        var back =
                changed(begin(alone, again))
                        .booked(again.spot(), adviser, TERMS, office.consultations.now())
                        .consultation();
        assertThat(back.freeing()).containsExactly(second);
        assertThat(refusal(begin(back, along)))
                .as("where the second was is not yet given back")
                .isEqualTo("STILL_SETTLING");
    }

    private Decision begin(Consultation found, Claim claim) {
        var by = new Actor(Party.STAFF, "Ada");
        return found.begin(false, claim, by, TERMS, office.consultations.now());
    }

    private Decision unaccompany(Consultation found, String named) {
        var by = new Actor(Party.STAFF, "Ada");
        return found.unaccompany(named, by, TERMS, office.consultations.now());
    }

    private Claim claim(Claim.Kind kind, String who, Instant start, @Nullable String named) {
        var spot = new Spot(who, "claim-of-" + who, start, start.plus(PaperAgenda.HOUR));
        return Claim.begun(
                kind, spot, null, named, Party.STAFF, "Ada", null, office.consultations.now());
    }

    @Test
    void whatEndsFreesBoth() {
        var withdrawn = accompanied(TUESDAY_10);
        changed(office.withdraw.withdraw(withdrawn, municipality(), null));
        assertThat(office.agenda.taken()).isEmpty();
        assertThat(office.told(withdrawn).get(2).data().path("secondConsultantEmail").asString())
                .isEqualTo("dora@ekom21.example");
        var declined = accompanied(TUESDAY_14);
        changed(
                new DeclineConsultation(office.consultations, office.settle)
                        .decline(declined, staff(), "Nein"));
        assertThat(office.agenda.taken()).isEmpty();
        assertThat(office.stored(declined).unsettled()).isFalse();
    }

    @Test
    void twoCasesWantTheSameSecondAndOneHasThem() throws Exception {
        for (int round = 0; round < 10; round++) {
            var race = new Office();
            var ids =
                    List.of(race.asked("06434001", TUESDAY_10), race.asked("06434002", TUESDAY_10));
            var ready = new CountDownLatch(2);
            try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
                var wanted =
                        ids.stream()
                                .map(
                                        id ->
                                                both.submit(
                                                        () -> {
                                                            ready.countDown();
                                                            ready.await();
                                                            return race.accompany.add(
                                                                    id,
                                                                    race.stored(id)
                                                                            .upcoming()
                                                                            .orElseThrow()
                                                                            .id(),
                                                                    DORA,
                                                                    staff());
                                                        }))
                                .toList();
                int had = 0;
                for (var one : wanted) {
                    had += refusal(one.get()) == null ? 1 : 0;
                }
                assertThat(had).isEqualTo(1);
            }
            assertThat(race.agenda.booked()).hasSize(3).isEqualTo(race.agenda.taken());
            assertThat(ids)
                    .filteredOn(id -> race.stored(id).upcoming().orElseThrow().second() != null)
                    .hasSize(1);
        }
    }

    @Test
    void aSecondWhoIsAwayIsTheOfficesToReplace() {
        var id = accompanied(TUESDAY_10);
        office.proposeInstead.propose(DORA, "a1", MONDAY, WEDNESDAY_10);
        office.proposeInstead.propose(DORA, "a1", MONDAY, WEDNESDAY_10);
        assertThat(office.toldFacts(id)).containsOnlyOnce("absence-collides");
        var told = office.told(id).getLast().data();
        assertThat(told.path("second").asBoolean()).isTrue();
        assertThat(told.path("consultantName").asString()).isEqualTo("Dora Daneben");
        assertThat(told.path("proposals").size()).isZero();
        assertThat(office.stored(id).collides()).isTrue();
        assertThat(Objects.requireNonNull(view(id, Party.STAFF, null).second()).away()).isTrue();
        assertThat(Objects.requireNonNull(view(id, Party.PERSON, null).second()).away()).isFalse();
        office.proposeInstead.propose(DORA, "b1", MONDAY, WEDNESDAY_10);
        office.proposeInstead.takeBack("b1");
        assertThat(office.stored(id).collides()).as("the other one stands").isTrue();
        office.proposeInstead.takeBack("a1");
        assertThat(office.stored(id).collides()).isFalse();
        office.proposeInstead.propose(DORA, "a2", MONDAY, WEDNESDAY_10);
        changed(office.accompany.remove(id, next(id).id(), staff()));
        assertThat(office.stored(id).collides()).isFalse();
    }

    @Test
    void itStandsInTheCalendarsOfBoth() {
        var id = accompanied(TUESDAY_10);
        var engagements = new OwnEngagements(office.consultations);
        assertThat(engagements.of(DORA))
                .singleElement()
                .returns(next(id).id(), Engagement::id)
                .returns(1, Engagement::sequence)
                .returns(Engagements.Certainty.CONFIRMED, Engagement::certainty);
        assertThat(engagements.of(next(id).consultant())).hasSize(1);
        assertThat(
                        office.consultations
                                .board(
                                        new Consultations.Filter(
                                                null, DORA, null, null, null, null, null, false,
                                                false),
                                        0,
                                        10)
                                .items())
                .extracting(Consultation::id)
                .containsExactly(id);
        changed(office.accompany.remove(id, next(id).id(), staff()));
        assertThat(engagements.of(DORA)).isEmpty();
    }
}
