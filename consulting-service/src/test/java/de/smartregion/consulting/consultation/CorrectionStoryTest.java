package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.BAD_HOMBURG;
import static de.smartregion.consulting.consultation.Office.GIESSEN;
import static de.smartregion.consulting.consultation.Office.NEXT_WEEK_10;
import static de.smartregion.consulting.consultation.Office.THURSDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.changed;
import static de.smartregion.consulting.consultation.Office.consultant;
import static de.smartregion.consulting.consultation.Office.further;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.refusal;
import static de.smartregion.consulting.consultation.Office.staff;
import static de.smartregion.consulting.consultation.Office.start;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.agenda.Mode;
import de.smartregion.platform.web.CommonProblem;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** What was asked for is put right. */
class CorrectionStoryTest {

    private final Office office = new Office();

    private static UnaryOperator<Request> to(Mode mode, String phone, Window... windows) {
        return it ->
                it.corrected(
                        it.person().function(),
                        phone,
                        it.people(),
                        it.question(),
                        it.goals(),
                        mode,
                        "Rathaus, Zimmer 3",
                        List.of(windows));
    }

    private Decision correct(String id, Visitor by, UnaryOperator<Request> how) {
        return office.correct.correct(id, by, office.stored(id).version(), how);
    }

    @Test
    void whatIsInNobodysCalendarIsPutRightAndNobodyIsWrittenTo() {
        var id = office.asked(null);
        var told = office.toldFacts(id).size();
        var corrected = changed(correct(id, municipality(), to(Mode.ON_SITE, "06172 2000")));
        assertThat(corrected.request().mode()).isEqualTo(Mode.ON_SITE);
        assertThat(corrected.request().address()).isEqualTo("Rathaus, Zimmer 3");
        assertThat(corrected.request().person().phone()).isEqualTo("06172 2000");
        assertThat(corrected.log().getLast().what()).isEqualTo(Entry.What.CORRECTED);
        assertThat(office.toldFacts(id)).hasSize(told);
        assertThat(correct(id, staff(), to(Mode.ON_SITE, "06172 2000")))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void whoHasSeenAnotherVersionChangesNothingAndNeitherDoesWhoItIsNotFor() {
        var id = office.asked(null);
        var seen = office.stored(id).version();
        changed(correct(id, municipality(), to(Mode.ONLINE, "06172 2000")));
        assertThat(office.correct.correct(id, staff(), seen, to(Mode.ONLINE, "06172 3000")))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        it -> assertThat(it.why()).isEqualTo(CommonProblem.PRECONDITION_FAILED));
        var booked = office.asked(TUESDAY_10);
        var theirs = consultant(office.stored(booked).upcoming().orElseThrow().consultant());
        assertThat(refusal(correct(booked, theirs, to(Mode.ONLINE, "1"))))
                .isEqualTo("NOT_YOURS_TO_DO");
    }

    @Test
    void anAppointmentIsHeldAnotherWayWhereItsDayHasRoomForIt() {
        var id = office.asked(TUESDAY_10);
        var before = office.stored(id).upcoming().orElseThrow();
        office.clock.instant = TUESDAY_10.minus(Duration.ofHours(23));
        assertThat(refusal(correct(id, municipality(), to(Mode.PHONE, "06172 2000"))))
                .isEqualTo("TOO_LATE");

        var called = changed(correct(id, staff(), to(Mode.PHONE, "06172 2000")));

        var now = called.upcoming().orElseThrow();
        assertThat(called.request().mode()).isEqualTo(Mode.PHONE);
        assertThat(now.id()).isEqualTo(before.id());
        assertThat(now.start()).isEqualTo(TUESDAY_10);
        assertThat(now.sequence()).isEqualTo(1);
        assertThat(called.turns()).isEqualTo(List.of(before.turn()));
        assertThat(office.agenda.taken()).hasSize(1);
        assertThat(office.token(id, "appointment-moved", "mode")).isEqualTo("PHONE");
        assertThat(office.token(id, "appointment-moved", "phone")).isEqualTo("06172 2000");
        assertThat(office.token(id, "appointment-moved", "before"))
                .isEqualTo(TUESDAY_10.toString());

        // The same way, another number: only the entry is told anew.
        var number = changed(correct(id, staff(), to(Mode.PHONE, "06172 3000")));
        assertThat(number.upcoming().orElseThrow().sequence()).isEqualTo(2);
        assertThat(office.token(id, "appointment-moved", "phone")).isEqualTo("06172 3000");
    }

    @Test
    void whereTheDayHasNoRoomNothingChanges() {
        var id = office.asked(TUESDAY_10);
        var before = office.stored(id);
        var theirs = before.upcoming().orElseThrow().consultant();
        // Somebody has the time around it, so that there is none left for another way.
        office.agenda.block(theirs, TUESDAY_10.plus(Duration.ofMinutes(30)));
        assertThat(refusal(correct(id, staff(), to(Mode.ON_SITE, "1"))))
                .isEqualTo("MODE_DOES_NOT_FIT");
        assertThat(office.stored(id)).isEqualTo(before);
        assertThat(office.agenda.taken()).as("what was there, and what is in the way").hasSize(2);
    }

    @Test
    void whatIsOnOfferOrOneOfSeveralIsNotHeldAnotherWayAtOnce() {
        var offered = office.asked(null);
        changed(office.offer.offer(offered, staff(), List.of(start(THURSDAY_10)), null, null));
        assertThat(refusal(correct(offered, municipality(), to(Mode.ON_SITE, "1"))))
                .isEqualTo("OFFER_STANDS");
        assertThat(changed(correct(offered, municipality(), to(Mode.ONLINE, "2"))).status())
                .isEqualTo(Status.OFFERED);
        var series = office.asked(TUESDAY_10);
        changed(office.book.book(series, staff(), further(NEXT_WEEK_10, null)));
        assertThat(refusal(correct(series, staff(), to(Mode.PHONE, "1"))))
                .isEqualTo("SEVERAL_APPOINTMENTS");
        changed(office.withdraw.withdraw(series, staff(), null));
        assertThat(refusal(correct(series, staff(), to(Mode.ONLINE, "1"))))
                .isEqualTo("CONSULTATION_OVER");
    }

    @Test
    void whoNamesTimesInWhichNothingIsFreeWaitsAndWhoNamesNoneDoesNot() {
        var id = office.asked(null);
        var window = new Window(TUESDAY_10, TUESDAY_10.plus(Duration.ofHours(1)));
        office.agenda.block(PaperAgenda.KARLA, TUESDAY_10);
        office.agenda.block(PaperAgenda.BEN, TUESDAY_10);
        assertThat(changed(correct(id, municipality(), to(Mode.ONLINE, "1", window))).status())
                .isEqualTo(Status.WAITING);
        assertThat(changed(correct(id, municipality(), to(Mode.ONLINE, "1"))).status())
                .isEqualTo(Status.REQUESTED);
        changed(correct(id, municipality(), to(Mode.ONLINE, "1", window)));
        office.agenda.unblock(PaperAgenda.BEN, TUESDAY_10);
        office.offerFreedSlots.offer();
        assertThat(office.stored(id).status()).isEqualTo(Status.OFFERED);
        assertThat(office.stored(id).request().municipality()).isEqualTo(BAD_HOMBURG);
    }

    private static UnaryOperator<Request> with(Participant... people) {
        return it ->
                it.corrected(
                        it.person().function(),
                        it.person().phone(),
                        List.of(people),
                        it.question(),
                        it.goals(),
                        it.mode(),
                        it.address(),
                        it.windows());
    }

    @Test
    void whoComesAlongNoMoreIsToldAndSoIsWhoseAddressWasWrong() {
        var id = office.asked(TUESDAY_10);
        changed(correct(id, staff(), with(new Participant("Otto Muster", "o.muster@hg.example"))));
        assertThat(emails(id, "companions")).containsExactly("o.muster@hg.example");
        assertThat(emails(id, "formerCompanions")).containsExactly("otto@06434001.example");
        assertThat(office.stored(id).upcoming().orElseThrow().sequence()).isEqualTo(1);
        changed(correct(id, staff(), with()));
        assertThat(emails(id, "companions")).isEmpty();
        assertThat(emails(id, "formerCompanions")).containsExactly("o.muster@hg.example");
    }

    @Test
    void whoComesAlongAnotherWayIsWhoWasNamedWithIt() {
        var id = office.asked(TUESDAY_10);
        changed(
                correct(
                        id,
                        staff(),
                        it ->
                                to(Mode.PHONE, "06172 2000")
                                        .apply(
                                                with(new Participant("Nina Probe", "n@hg.example"))
                                                        .apply(it))));
        assertThat(emails(id, "companions")).containsExactly("n@hg.example");
        assertThat(emails(id, "formerCompanions")).containsExactly("otto@06434001.example");
    }

    private List<String> emails(String id, String field) {
        return office.told(id)
                .getLast()
                .data()
                .path(field)
                .valueStream()
                .map(it -> it.path("email").asString())
                .toList();
    }

    @Test
    void whoDoesNotGoToADistrictIsSentThereByTheOfficeAlone() {
        var id = office.asked(GIESSEN, TUESDAY_10);
        assertThat(refusal(correct(id, municipality(GIESSEN), to(Mode.ON_SITE, "1"))))
                .isEqualTo("MODE_DOES_NOT_FIT");
        assertThat(office.agenda.taken()).as("nothing is kept for it").hasSize(1);
        assertThat(changed(correct(id, staff(), to(Mode.ON_SITE, "1"))).request().mode())
                .isEqualTo(Mode.ON_SITE);
    }

    @Test
    void whatIsOverHindersNothingAndIsNotToldAnew() {
        var id = office.asked(TUESDAY_10);
        changed(office.book.book(id, staff(), further(NEXT_WEEK_10, null)));
        var first = office.stored(id).upcoming().orElseThrow();
        office.clock.instant = first.end();
        assertThat(office.view(id, Party.PERSON).may()).contains("correct");
        var told = office.toldFacts(id).size();

        var corrected = changed(correct(id, municipality(), to(Mode.PHONE, "06172 2000")));

        assertThat(office.toldFacts(id)).hasSize(told + 1);
        assertThat(office.token(id, "appointment-moved", "before"))
                .isEqualTo(NEXT_WEEK_10.toString());
        assertThat(corrected.appointments()).contains(first);
        office.clock.instant = NEXT_WEEK_10.minus(Duration.ofHours(23));
        assertThat(refusal(correct(id, municipality(), with()))).isEqualTo("TOO_LATE");
    }
}
