package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.GIESSEN;
import static de.smartregion.consulting.consultation.Office.MONDAY;
import static de.smartregion.consulting.consultation.Office.NEXT_WEEK_10;
import static de.smartregion.consulting.consultation.Office.THURSDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_14;
import static de.smartregion.consulting.consultation.Office.WEDNESDAY_10;
import static de.smartregion.consulting.consultation.Office.changed;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.staff;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.agenda.Agenda;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** A consultant is away, and the office decides. */
class AbsenceStoryTest {

    private final Office office = new Office();

    @Test
    void anAbsenceProposesWhomToAskInsteadOncePerAbsence() {
        var id = office.asked(TUESDAY_10);
        var away = office.stored(id).upcoming().orElseThrow().consultant();
        office.proposeInstead.propose(away, "a1", MONDAY, WEDNESDAY_10);
        office.proposeInstead.propose(away, "a1", MONDAY, WEDNESDAY_10);
        assertThat(office.toldFacts(id)).containsOnlyOnce("absence-collides");
        var told = office.told(id).getLast().data();
        assertThat(told.path("proposals").path(0).path("consultant").asString()).isNotEqualTo(away);
        assertThat(told.path("proposals").path(0).path("start").asString())
                .isEqualTo(TUESDAY_10.toString());
        assertThat(office.stored(id).upcoming().orElseThrow().consultant())
                .as("the office decides")
                .isEqualTo(away);
        office.proposeInstead.propose(away, "a2", THURSDAY_10, NEXT_WEEK_10);
        assertThat(office.toldFacts(id)).containsOnlyOnce("absence-collides");
    }

    @Test
    void whatIsProposedIsTheOfficesToReadUntilItHasDecided() {
        var overdue = office.asked(GIESSEN, null);
        office.clock.instant = MONDAY.plus(Duration.ofDays(4));
        var id = office.asked(NEXT_WEEK_10);
        var away = office.stored(id).upcoming().orElseThrow().consultant();
        assertThat(board(false)).containsExactly(overdue, id);
        office.proposeInstead.propose(away, "a1", MONDAY, NEXT_WEEK_10.plus(Duration.ofDays(1)));
        assertThat(board(false)).as("before what is merely late").containsExactly(id, overdue);
        assertThat(board(true)).containsExactly(id);
        assertThat(collision(id, Party.PERSON)).isNull();
        assertThat(collision(id, Party.CONSULTANT)).isNull();
        var collision = Objects.requireNonNull(collision(id, Party.STAFF));
        assertThat(collision.absences()).containsExactly("a1");
        var first = collision.proposals().getFirst();
        var instead =
                new BookAppointment.Wish(false, first.start(), first.consultant(), "Vertretung");
        var moved = changed(office.book.book(id, staff(), instead)).upcoming().orElseThrow();
        assertThat(moved.consultantName()).isEqualTo(first.consultantName());
        assertThat(moved.sequence()).isEqualTo(1);
        assertThat(collision(id, Party.STAFF)).isNull();
        assertThat(board(true)).isEmpty();
    }

    @Test
    void whoIsNotAwayAfterAllNeedsNobodyInstead() {
        var id = office.asked(TUESDAY_10);
        var away = office.stored(id).upcoming().orElseThrow().consultant();
        office.proposeInstead.propose(away, "a1", MONDAY, WEDNESDAY_10);
        office.proposeInstead.takeBack("a2");
        assertThat(board(true)).containsExactly(id);
        office.proposeInstead.takeBack("a1");
        assertThat(board(true)).isEmpty();
        office.proposeInstead.propose(away, "a3", MONDAY, WEDNESDAY_10);
        changed(office.withdraw.withdraw(id, staff(), null));
        assertThat(board(true)).as("nor what is cancelled").isEmpty();
    }

    @Test
    void ofTwoAbsencesOneStaysWhenTheOtherIsTakenBack() {
        var id = office.asked(TUESDAY_10);
        var away = office.stored(id).upcoming().orElseThrow().consultant();
        office.proposeInstead.propose(away, "a1", MONDAY, WEDNESDAY_10);
        office.proposeInstead.propose(away, "a2", MONDAY, THURSDAY_10);
        office.proposeInstead.propose(away, "a1", MONDAY, WEDNESDAY_10);
        assertThat(office.toldFacts(id)).as("once each").hasSize(3);
        office.proposeInstead.takeBack("a2");
        assertThat(board(true)).as("away all the same").containsExactly(id);
        assertThat(Objects.requireNonNull(collision(id, Party.STAFF)).absences())
                .containsExactly("a1");
        office.proposeInstead.takeBack("a1");
        assertThat(board(true)).isEmpty();
    }

    @Test
    void whoWorksAtOtherTimesOrHasLeftIsAwayJustSo() {
        var id = office.asked(TUESDAY_10);
        var who = office.stored(id).upcoming().orElseThrow().consultant();
        office.proposeInstead.compare(who);
        assertThat(board(true)).isEmpty();
        office.agenda.sendAway(who, List.of(Agenda.HOURS));
        office.proposeInstead.compare(who);
        office.proposeInstead.compare(who);
        assertThat(board(true)).containsExactly(id);
        assertThat(office.toldFacts(id)).containsOnlyOnce("absence-collides");
        var told = office.told(id).getLast().data();
        assertThat(told.path("reason").asString()).isEqualTo("hours");
        assertThat(told.path("proposals").path(0).path("consultant").asString()).isNotEqualTo(who);
        office.agenda.sendAway(who, List.of(Agenda.INACTIVE));
        office.proposeInstead.compare(who);
        assertThat(Objects.requireNonNull(collision(id, Party.STAFF)).absences())
                .containsExactly("inactive");
        office.agenda.sendAway(who, List.of());
        office.proposeInstead.compare(who);
        assertThat(board(true)).isEmpty();
        assertThat(collision(id, Party.STAFF)).isNull();
    }

    @Test
    void ofTwoWhoComeEachIsAwayForThemselves() {
        var id = office.asked(TUESDAY_10);
        var appointment = office.stored(id).upcoming().orElseThrow();
        var who = appointment.consultant();
        changed(office.accompany.add(id, appointment.id(), PaperAgenda.DORA, staff()));
        office.agenda.sendAway(who, List.of(Agenda.HOURS));
        office.agenda.sendAway(PaperAgenda.DORA, List.of(Agenda.HOURS));
        office.proposeInstead.compare(PaperAgenda.DORA);
        assertThat(collision(id, Party.STAFF)).isNull();
        office.proposeInstead.compare(who);
        assertThat(collision(id, Party.STAFF)).isNotNull();
        office.agenda.sendAway(who, List.of());
        office.proposeInstead.compare(who);
        assertThat(collision(id, Party.STAFF)).isNull();
        assertThat(board(true)).as("the second is away all the same").containsExactly(id);
    }

    @Test
    void whoFallsIllWhileTheirSlotIsHeldIsAwayWhenItIsBooked() {
        var request = Office.wish();
        var held = office.held(request, TUESDAY_10);
        var who = office.agenda.taken().getFirst().consultant();
        office.agenda.sendAway(who, List.of("a1"));
        office.proposeInstead.propose(who, "a1", MONDAY, WEDNESDAY_10);
        var id = changed(office.request.request(request, held, null, municipality())).id();
        assertThat(board(true)).containsExactly(id);
        assertThat(office.toldFacts(id)).endsWith("appointment-scheduled", "absence-collides");
    }

    /** The day has booked it, and the case does not say so yet. */
    @Test
    void anAbsenceToldWhileAnAppointmentIsBookedIsNotLost() {
        var request = Office.wish();
        var held = office.held(request, TUESDAY_10);
        var who = office.agenda.taken().getFirst().consultant();
        var once = new AtomicBoolean();
        office.agenda.crash(
                () -> {
                    if (!office.agenda.booked().isEmpty() && !once.getAndSet(true)) {
                        office.proposeInstead.propose(who, "a1", MONDAY, WEDNESDAY_10);
                    }
                });
        var id = changed(office.request.request(request, held, null, municipality())).id();
        assertThat(once).isTrue();
        assertThat(board(true)).containsExactly(id);
        assertThat(office.toldFacts(id))
                .containsOnlyOnce("appointment-scheduled")
                .containsOnlyOnce("absence-collides");
    }

    @Test
    void whatIsOverCollidesWithNothing() {
        var id = office.asked(TUESDAY_10);
        var away = office.stored(id).upcoming().orElseThrow().consultant();
        office.clock.instant = TUESDAY_14;
        office.proposeInstead.propose(away, "a1", MONDAY, WEDNESDAY_10);
        assertThat(office.toldFacts(id)).containsExactly("appointment-scheduled");
        assertThat(board(true)).isEmpty();
    }

    private List<String> board(boolean collides) {
        return office
                .consultations
                .board(
                        new Consultations.Filter(
                                null, null, null, null, null, null, null, false, collides),
                        0,
                        10)
                .items()
                .stream()
                .map(Consultation::id)
                .toList();
    }

    private ConsultationView.@Nullable CollisionView collision(String id, Party as) {
        return office.view(id, as).appointments().getFirst().collision();
    }
}
