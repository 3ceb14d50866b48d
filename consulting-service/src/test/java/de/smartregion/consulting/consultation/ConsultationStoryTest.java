package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.BAD_HOMBURG;
import static de.smartregion.consulting.consultation.Office.EMAIL;
import static de.smartregion.consulting.consultation.Office.MONDAY;
import static de.smartregion.consulting.consultation.Office.NEXT_WEEK_10;
import static de.smartregion.consulting.consultation.Office.TERMS;
import static de.smartregion.consulting.consultation.Office.THURSDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_14;
import static de.smartregion.consulting.consultation.Office.WEDNESDAY_10;
import static de.smartregion.consulting.consultation.Office.changed;
import static de.smartregion.consulting.consultation.Office.consultant;
import static de.smartregion.consulting.consultation.Office.link;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.refusal;
import static de.smartregion.consulting.consultation.Office.staff;
import static de.smartregion.consulting.consultation.Office.wish;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.calendar.Agenda.Candidate;
import de.smartregion.consulting.calendar.Agenda.Slot;
import de.smartregion.consulting.calendar.Mode;
import de.smartregion.consulting.consultation.RequestConsultation.Naming;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** What a municipality, a consultant and the office go through together. */
class ConsultationStoryTest {

    private static final Visitor NOBODY = link("");
    private static final String GIESSEN = "06531005";

    private final Office office = new Office();

    private static BookAppointment.Wish at(Instant start) {
        return new BookAppointment.Wish(false, start, null, null);
    }

    private static BookAppointment.Wish further(Instant start, @Nullable String note) {
        return new BookAppointment.Wish(true, start, null, note);
    }

    private static OfferAppointment.Wish start(Instant start) {
        return new OfferAppointment.Wish(start, null);
    }

    private Consultation held(String id) {
        office.clock.instant = office.stored(id).upcoming().orElseThrow().end();
        return changed(office.outcome.record(id, staff(), true));
    }

    @Test
    void fromTheRequestToTheReport() {
        var id = office.asked(TUESDAY_10);
        var scheduled = office.stored(id);
        assertThat(scheduled.status()).isEqualTo(Status.SCHEDULED);
        var consultant = scheduled.upcoming().orElseThrow().consultant();
        assertThat(refusal(office.outcome.record(id, consultant(consultant), true)))
                .isEqualTo("TOO_EARLY");
        assertThat(held(id).status()).isEqualTo(Status.HELD);
        var reports = new WriteReport(office.consultations, TERMS);
        var release = new ReleaseReport(office.consultations, TERMS);
        assertThat(refusal(release.release(id, staff()))).isEqualTo("REPORT_MISSING");
        var report = new Report("Lage", "Rat", "Schritte", List.of("p1"), List.of("g1"), null);
        var seen = office.stored(id).version();
        changed(reports.write(id, consultant(consultant), seen, report));
        assertThat(refusal(reports.write(id, consultant(consultant), seen, report)))
                .isEqualTo("PRECONDITION_FAILED");
        assertThat(changed(release.release(id, staff())).status()).isEqualTo(Status.REPORTED);
        changed(release.release(id, staff()));
        var feedback = new GiveFeedback(office.consultations);
        assertThat(refusal(feedback.give(id, staff(), new Feedback(5, null))))
                .isEqualTo("NOT_YOURS_TO_DO");
        changed(feedback.give(id, municipality(), new Feedback(5, "Danke")));
        office.clock.pass(Duration.ofDays(2));
        office.sweep.look();
        // Who has said something is not asked.
        assertThat(office.toldFacts(id))
                .containsExactly("appointment-scheduled", "appointment-held", "report-released");
    }

    @Test
    void whatIsCorrectedAfterItsReleaseIsTold() {
        var id = office.asked(TUESDAY_10);
        held(id);
        var reports = new WriteReport(office.consultations, TERMS);
        var first = new Report("Lage", "Rat", "Schritte", List.of("p1"), List.of("g1"), null);
        changed(reports.write(id, staff(), office.stored(id).version(), first));
        var draft = new Report("Lage", "Rat", "", List.of("p1", "p2"), List.of("g1"), null);
        changed(reports.write(id, staff(), office.stored(id).version(), draft));
        changed(new ReleaseReport(office.consultations, TERMS).release(id, staff()));
        changed(reports.write(id, staff(), office.stored(id).version(), draft));
        assertThat(office.toldFacts(id))
                .as("nobody has read anything else")
                .containsExactly("appointment-scheduled", "appointment-held", "report-released");
        var last = new Report("Lage", "Rat", "", List.of("p2", "p3"), List.of(), null);
        var corrected = changed(reports.write(id, staff(), office.stored(id).version(), last));
        assertThat(Objects.requireNonNull(corrected.report()).released()).isNotNull();
        var told = office.told(id).getLast();
        assertThat(told.type()).isEqualTo("de.smartregion.consulting.report-corrected.v1");
        assertThat(told.data().path("projects").valueStream().map(JsonNode::asString))
                .containsExactly("p2", "p3");
        assertThat(told.data().path("gatherings").size()).isZero();
        assertThat(told.data().path("formerProjects").valueStream().map(JsonNode::asString))
                .containsExactly("p1", "p2");
        assertThat(told.data().path("formerGatherings").path(0).asString()).isEqualTo("g1");
        assertThat(told.data().path("manageToken").asString())
                .isEqualTo(office.token(id, "report-released", "manageToken"));
    }

    @Test
    void whoHasNoAccountConfirmsByLinkAndHasTheSlotThatWasHeld() {
        var request = wish();
        var held = office.held(request, TUESDAY_10);
        var opened = changed(office.request.request(request, held, null, NOBODY));
        assertThat(opened.status()).isEqualTo(Status.UNCONFIRMED);
        // Longer than the form may take: the slot waits for the confirmation.
        office.clock.pass(Duration.ofMinutes(30));
        assertThat(office.agenda.taken()).hasSize(1);
        assertThat(refusal(office.confirm.confirm(opened.id(), link("x".repeat(43)))))
                .isEqualTo("CONSULTATION_NOT_FOUND");
        var confirm = link(office.token(opened.id(), "consultation-requested", "confirmToken"));
        assertThat(refusal(office.withdraw.withdraw(opened.id(), confirm, null)))
                .isEqualTo("CONSULTATION_UNCONFIRMED");
        assertThat(changed(office.confirm.confirm(opened.id(), confirm)).status())
                .isEqualTo(Status.SCHEDULED);
        assertThat(changed(office.confirm.confirm(opened.id(), confirm)).status())
                .isEqualTo(Status.SCHEDULED);
        var manage = link(office.token(opened.id(), "appointment-scheduled", "manageToken"));
        assertThat(changed(office.withdraw.withdraw(opened.id(), manage, null)).status())
                .isEqualTo(Status.WITHDRAWN);
        assertThat(office.agenda.taken()).isEmpty();
    }

    @Test
    void whatIsNotConfirmedEndsAndForgetsWhoItWas() {
        var request = wish();
        var opened =
                changed(
                        office.request.request(
                                request, office.held(request, NEXT_WEEK_10), null, NOBODY));
        var token = office.token(opened.id(), "consultation-requested", "confirmToken");
        office.clock.pass(Duration.ofDays(2));
        office.sweep.look();
        var expired = office.stored(opened.id());
        assertThat(expired.status()).isEqualTo(Status.EXPIRED);
        assertThat(expired.request().person()).isEqualTo(Person.NOBODY);
        assertThat(expired.request().question()).isEmpty();
        assertThat(office.agenda.taken()).isEmpty();
        assertThat(refusal(office.confirm.confirm(opened.id(), link(token))))
                .isEqualTo("CONSULTATION_EXPIRED");
    }

    @Test
    void whoWithdrawsBeforeConfirmingLeavesNothingAndIsNotWrittenTo() {
        var opened =
                changed(
                        office.request.request(
                                wish(), office.held(wish(), TUESDAY_10), null, NOBODY));
        var withdrawn = changed(office.withdraw.withdraw(opened.id(), staff(), "Scherz"));
        assertThat(withdrawn.status()).isEqualTo(Status.WITHDRAWN);
        assertThat(withdrawn.request().person()).isEqualTo(Person.NOBODY);
        assertThat(withdrawn.request().question()).isEmpty();
        assertThat(withdrawn.log()).extracting(Entry::note).containsOnlyNulls();
        assertThat(office.agenda.taken()).isEmpty();
        assertThat(office.toldFacts(opened.id()))
                .containsExactly("consultation-requested", "consultation-expired");
        changed(office.withdraw.withdraw(opened.id(), staff(), "Scherz"));
    }

    @Test
    void whatIsDoneIsForgottenWhenItsLinkEnds() {
        var declined = office.asked(GIESSEN, null);
        new DeclineConsultation(office.consultations, office.settle)
                .decline(declined, staff(), "Frau Beispiel hat angerufen");
        var waits = office.asked(null);
        var reported = office.asked(TUESDAY_10);
        var told = changed(office.book.book(reported, staff(), at(TUESDAY_14))).log().size();
        var end = held(reported).appointments().getLast().end();
        var report = new Report("Lage", "Rat", "Schritte", List.of("p1"), List.of(), null);
        new WriteReport(office.consultations, TERMS)
                .write(reported, staff(), office.stored(reported).version(), report);
        new ReleaseReport(office.consultations, TERMS).release(reported, staff());
        new GiveFeedback(office.consultations)
                .give(reported, municipality(), new Feedback(4, "Danke, Erika"));
        office.clock.instant = MONDAY.plus(Duration.ofDays(400)).minusMillis(1);
        office.sweep.look();
        assertThat(office.stored(declined).request().person().name()).isNotEmpty();
        office.clock.pass(Duration.ofMillis(1));
        office.sweep.look();
        assertThat(office.stored(declined).request().person()).isEqualTo(Person.NOBODY);
        office.clock.instant = end.plus(Duration.ofDays(400)).minusMillis(1);
        office.sweep.look();
        assertThat(office.stored(reported).request().person().name()).isNotEmpty();
        office.clock.pass(Duration.ofMillis(1));
        office.sweep.look();
        for (var id : List.of(declined, reported)) {
            var kept = office.stored(id);
            assertThat(kept.request().person()).isEqualTo(Person.NOBODY);
            assertThat(kept.request().question()).isEmpty();
            assertThat(kept.log())
                    .hasSizeGreaterThan(1)
                    .noneMatch(it -> it.note() != null || it.by().contains("Erika"));
            assertThat(kept.nextLook()).isNull();
        }
        assertThat(office.stored(reported).log()).hasSizeGreaterThan(told);
        assertThat(office.stored(reported).report()).as("stays").isNotNull();
        assertThat(office.stored(reported).feedback()).isEqualTo(new Feedback(4, null));
        assertThat(office.stored(waits).request().person().name()).isNotEmpty();
    }

    @Test
    void aReportThatComesLateIsThereToBeRead() {
        var id = office.asked(TUESDAY_10);
        var end = held(id).appointments().getLast().end();
        office.clock.instant = MONDAY.plus(Duration.ofDays(400)).plusMillis(1);
        var report = new Report("Lage", "Rat", "Schritte", List.of(), List.of(), null);
        changed(
                new WriteReport(office.consultations, TERMS)
                        .write(id, staff(), office.stored(id).version(), report));
        changed(new ReleaseReport(office.consultations, TERMS).release(id, staff()));
        office.sweep.look();
        assertThat(office.clock.instant).isBefore(end.plus(Duration.ofDays(400)));
        assertThat(office.stored(id).request().person().name()).isNotEmpty();
    }

    @Test
    void whatNobodyReportsOnIsForgottenAsLongAfterItsLastAppointment() {
        var id = office.asked(TUESDAY_10);
        held(id);
        changed(office.book.book(id, staff(), further(NEXT_WEEK_10, null)));
        var end = held(id).appointments().getLast().end();
        var report = new Report("Lage", "Rat", "Schritte", List.of("p1"), List.of(), null);
        var reports = new WriteReport(office.consultations, TERMS);
        changed(reports.write(id, staff(), office.stored(id).version(), report));
        office.clock.instant = end.plus(Duration.ofDays(400)).minusMillis(1);
        office.sweep.look();
        var late = office.stored(id);
        assertThat(late.request().person().name()).isNotEmpty();
        assertThat(late.dueAt()).isBefore(office.clock.instant);
        assertThat(office.consultations.openByConsultant()).isNotEmpty();
        office.clock.pass(Duration.ofMillis(1));
        office.sweep.look();
        var kept = office.stored(id);
        assertThat(kept.status()).isEqualTo(Status.HELD);
        assertThat(kept.request().person()).isEqualTo(Person.NOBODY);
        assertThat(kept.request().question()).isEmpty();
        assertThat(kept.log()).noneMatch(it -> it.by().contains("Erika"));
        assertThat(kept.nextLook()).isNull();
        assertThat(kept.dueAt()).as("nobody is late any more").isEqualTo(Consultation.NEVER);
        assertThat(office.consultations.openByConsultant()).isEmpty();
        assertThat(refusal(reports.write(id, staff(), kept.version(), report.releasedAt(end))))
                .isEqualTo("CONSULTATION_OVER");
        assertThat(refusal(new ReleaseReport(office.consultations, TERMS).release(id, staff())))
                .as("there is nobody to tell")
                .isEqualTo("CONSULTATION_OVER");
        assertThat(view(id, Party.STAFF).may()).doesNotContain("report", "release");
    }

    @Test
    void aHeldSlotIsForWhatItWasHeldFor() {
        var request = wish();
        var held = office.held(request, TUESDAY_10);
        var forged = new RequestConsultation.HeldSlot(held.hold(), held.token() + "A");
        assertThat(refusal(office.request.request(request, forged, null, municipality())))
                .isEqualTo("HOLD_NOT_FOUND");
        var first = changed(office.request.request(request, held, null, municipality()));
        assertThat(first.status()).isEqualTo(Status.SCHEDULED);
        assertThat(refusal(office.request.request(request, held, null, municipality())))
                .as("used once")
                .isEqualTo("SLOT_TAKEN");
        assertThat(office.releaseHold.release(held.hold(), held.token())).isTrue();
        assertThat(office.agenda.booked()).as("and never given back by its holder").hasSize(1);
        assertThat(office.releaseHold.release(held.hold(), "")).isFalse();
    }

    @Test
    void aHoldIsUsedByOneCaseWhetherItClaimsItOrHasBookedIt() {
        var request = wish();
        for (var visitor : List.of(NOBODY, municipality())) {
            var start = visitor.equals(NOBODY) ? TUESDAY_10 : TUESDAY_14;
            var held = office.held(request, start);
            var spot = Spot.of(office.agenda.taken().getLast());
            assertThat(office.consultations.uses(spot)).isFalse();
            changed(office.request.request(request, held, null, visitor));
            assertThat(office.consultations.uses(spot)).as(start.toString()).isTrue();
            assertThat(refusal(office.request.request(request, held, null, municipality())))
                    .isEqualTo("SLOT_TAKEN");
            assertThat(office.releaseHold.release(held.hold(), held.token())).isTrue();
            assertThat(office.agenda.taken()).as("the case's").contains(spot.slot());
        }
    }

    @Test
    void whatIsHeldIsHeldThoughOthersFillTheYearMeanwhile() {
        var held = office.held(wish(), TUESDAY_10);
        office.agenda.fill();
        assertThat(changed(office.request.request(wish(), held, null, municipality())).status())
                .isEqualTo(Status.SCHEDULED);
    }

    @Test
    void aHoldEndsByItself() {
        var request = wish();
        var held = office.held(request, TUESDAY_10);
        office.clock.pass(Duration.ofMinutes(10));
        assertThat(refusal(office.request.request(request, held, null, municipality())))
                .isEqualTo("SLOT_TAKEN");
    }

    @Test
    void theSameKeyMakesOneCase() {
        var naming = new Naming("anonymous", "k1", "body");
        var one = changed(office.request.request(wish(), null, naming, NOBODY));
        var two = changed(office.request.request(wish(), null, naming, NOBODY));
        assertThat(two.id()).isEqualTo(one.id());
        assertThat(
                        refusal(
                                office.request.request(
                                        wish(),
                                        null,
                                        new Naming("anonymous", "k1", "other"),
                                        NOBODY)))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(office.toldFacts(one.id())).containsExactly("consultation-requested");
    }

    @Test
    void anOfferKeepsItsStartsUntilOneIsTakenAndThenOnlyThatOne() {
        var id = office.asked(null);
        changed(
                office.offer.offer(
                        id,
                        staff(),
                        List.of(start(TUESDAY_10), start(WEDNESDAY_10)),
                        "Passt das?"));
        assertThat(office.agenda.taken()).hasSize(2);
        assertThat(refusal(office.accept.accept(id, municipality(), THURSDAY_10, null)))
                .isEqualTo("NOT_OFFERED");
        assertThat(changed(office.accept.accept(id, municipality(), WEDNESDAY_10, null)).status())
                .isEqualTo(Status.SCHEDULED);
        changed(office.accept.accept(id, municipality(), WEDNESDAY_10, null));
        assertThat(office.agenda.taken()).extracting(Slot::start).containsExactly(WEDNESDAY_10);
        assertThat(office.toldFacts(id))
                .containsExactly(
                        "consultation-confirmed", "appointment-offered", "appointment-scheduled");
    }

    @Test
    void anOfferThatIsTakenAwayWholeIsNotMade() {
        var id = office.asked(null);
        office.agenda.block(PaperAgenda.KARLA, WEDNESDAY_10);
        office.agenda.block(PaperAgenda.BEN, WEDNESDAY_10);
        var decision =
                office.offer.offer(
                        id, staff(), List.of(start(TUESDAY_10), start(WEDNESDAY_10)), null);
        assertThat(refusal(decision)).isEqualTo("SLOT_TAKEN");
        assertThat(office.agenda.taken()).as("nothing is kept for it").hasSize(2);
        assertThat(office.stored(id).status()).isEqualTo(Status.REQUESTED);
    }

    @Test
    void anOfferTakenInItsLastMomentIsHad() {
        var id = office.asked(null);
        var offered = office.offer.offer(id, staff(), List.of(start(THURSDAY_10)), null);
        var until = Objects.requireNonNull(changed(offered).offer()).until();
        office.clock.instant = until.minusMillis(1);
        // Nothing is done in no time: the day is asked a moment later.
        office.agenda.crash(() -> office.clock.instant = until);
        assertThat(changed(office.accept.accept(id, municipality(), THURSDAY_10, null)).status())
                .isEqualTo(Status.SCHEDULED);
    }

    @Test
    void aSlotConfirmedInItsLastMomentIsHad() {
        var request = wish();
        var held = office.held(request, NEXT_WEEK_10);
        var opened = changed(office.request.request(request, held, null, NOBODY));
        var confirm = link(office.token(opened.id(), "consultation-requested", "confirmToken"));
        var until = Objects.requireNonNull(opened.confirmBy());
        office.clock.instant = until.minusMillis(1);
        office.agenda.crash(() -> office.clock.instant = until);
        assertThat(changed(office.confirm.confirm(opened.id(), confirm)).status())
                .isEqualTo(Status.SCHEDULED);
    }

    @Test
    void whoHasBeenAnsweredIsNotLookedAtAgainAndAgain() {
        var id = office.asked(null);
        var friday = MONDAY.plus(Duration.ofDays(4));
        office.clock.instant = MONDAY.plus(Duration.ofDays(3)).minus(Duration.ofHours(1));
        changed(office.offer.offer(id, staff(), List.of(start(NEXT_WEEK_10)), null));
        office.clock.pass(Duration.ofHours(2));
        office.sweep.look();
        assertThat(office.stored(id).nextLook()).isAfter(office.clock.instant);
        office.clock.instant = friday;
        office.sweep.look();
        assertThat(office.stored(id).overdueAt()).isAfter(friday);
    }

    @Test
    void anOfferNobodyAnswersComesBackToTheOffice() {
        var id = office.asked(null);
        changed(office.offer.offer(id, staff(), List.of(start(THURSDAY_10)), null));
        office.clock.pass(Duration.ofHours(4));
        office.sweep.look();
        assertThat(office.stored(id).status()).isEqualTo(Status.REQUESTED);
        assertThat(office.agenda.taken()).isEmpty();
        assertThat(refusal(office.accept.accept(id, municipality(), THURSDAY_10, null)))
                .isEqualTo("NOT_OFFERED");
        assertThat(office.toldFacts(id)).contains("offer-ended");
    }

    @Test
    void theMunicipalityMovesInTimeAndTheOfficeAlways() {
        var id = office.asked(TUESDAY_10);
        office.clock.instant = TUESDAY_10.minus(Duration.ofHours(23));
        assertThat(refusal(office.book.book(id, municipality(), at(WEDNESDAY_10))))
                .isEqualTo("TOO_LATE");
        assertThat(refusal(office.withdraw.withdraw(id, municipality(), null)))
                .isEqualTo("TOO_LATE");
        var moved = changed(office.book.book(id, staff(), at(WEDNESDAY_10)));
        assertThat(moved.upcoming().orElseThrow().start()).isEqualTo(WEDNESDAY_10);
        var named =
                new BookAppointment.Wish(
                        false, THURSDAY_10, PaperAgenda.BEN, "Karla ist verhindert");
        assertThat(refusal(office.book.book(id, municipality(), named)))
                .isEqualTo("NOT_YOURS_TO_DO");
        var given = changed(office.book.book(id, staff(), named));
        assertThat(given.upcoming().orElseThrow().consultant()).isEqualTo(PaperAgenda.BEN);
        assertThat(given.assignment())
                .isNotNull()
                .extracting(Assignment::consultant)
                .isEqualTo(PaperAgenda.BEN);
        assertThat(office.agenda.taken()).hasSize(1);
    }

    @Test
    void aConsultantOffersAndBooksTheirOwnTimeUnlessSomebodyIsNamed() {
        var id = office.asked(null);
        var assign = new AssignConsultant(office.consultations, office.advisers);
        changed(assign.assign(id, staff(), PaperAgenda.KARLA, "Kennt die Stadt"));
        var karla = consultant(PaperAgenda.KARLA);
        office.agenda.block(PaperAgenda.KARLA, TUESDAY_10);
        assertThat(refusal(office.offer.offer(id, karla, List.of(start(TUESDAY_10)), null)))
                .as("not Ben, who is free")
                .isEqualTo("SLOT_TAKEN");
        assertThat(refusal(office.book.book(id, karla, at(TUESDAY_10)))).isEqualTo("SLOT_TAKEN");
        var bens = List.of(new OfferAppointment.Wish(TUESDAY_10, PaperAgenda.BEN));
        assertThat(changed(office.offer.offer(id, karla, bens, null)).offer())
                .satisfies(
                        it ->
                                assertThat(Objects.requireNonNull(it).starts())
                                        .extracting(Spot::consultant)
                                        .containsExactly(PaperAgenda.BEN));
        var booked = changed(office.book.book(id, karla, at(WEDNESDAY_10)));
        assertThat(booked.upcoming().orElseThrow().consultant()).isEqualTo(PaperAgenda.KARLA);
        office.agenda.block(PaperAgenda.KARLA, THURSDAY_10);
        assertThat(refusal(office.book.book(id, karla, at(THURSDAY_10)))).isEqualTo("SLOT_TAKEN");
        assertThat(changed(office.book.book(id, staff(), at(THURSDAY_10))).upcoming())
                .get()
                .extracting(Appointment::consultant)
                .as("the office takes whoever is free")
                .isEqualTo(PaperAgenda.BEN);
    }

    @Test
    void aConsultantEndsNoCase() {
        var id = office.asked(TUESDAY_10);
        var theirs = consultant(office.stored(id).upcoming().orElseThrow().consultant());
        assertThat(refusal(office.withdraw.withdraw(id, theirs, null)))
                .isEqualTo("NOT_YOURS_TO_DO");
        for (var party : Party.values()) {
            assertThat(view(id, party).may().contains("withdraw"))
                    .isEqualTo(party != Party.CONSULTANT);
        }
    }

    @Test
    void aYearHasAQuotaAndTheOfficeGoesBeyondItWithANote() {
        office.asked(TUESDAY_10);
        office.asked(TUESDAY_14);
        office.asked(WEDNESDAY_10);
        var fourth = office.asked(null);
        assertThat(refusal(office.book.book(fourth, municipality(), at(THURSDAY_10))))
                .isEqualTo("QUOTA_USED");
        assertThat(refusal(office.book.book(fourth, staff(), at(THURSDAY_10))))
                .isEqualTo("QUOTA_USED");
        var request = wish();
        assertThat(
                        refusal(
                                office.request.request(
                                        request,
                                        office.held(request, NEXT_WEEK_10),
                                        null,
                                        municipality())))
                .isEqualTo("QUOTA_USED");
        // Another municipality has its own, and so has the next year.
        assertThat(office.stored(office.asked(GIESSEN, NEXT_WEEK_10)).status())
                .isEqualTo(Status.SCHEDULED);
        var next = Instant.parse("2027-01-12T09:00:00Z");
        assertThat(changed(office.book.book(fourth, municipality(), at(next))).status())
                .isEqualTo(Status.SCHEDULED);
        var fifth = office.asked(null);
        var noted = new BookAppointment.Wish(false, THURSDAY_10, null, "Modellkommune");
        assertThat(changed(office.book.book(fifth, staff(), noted)).status())
                .isEqualTo(Status.SCHEDULED);
    }

    @Test
    void aSeriesHasSeveralAppointmentsAndKeepsWhatWasHeld() {
        var id = office.asked(TUESDAY_10);
        assertThat(refusal(office.book.book(id, municipality(), further(WEDNESDAY_10, null))))
                .isEqualTo("NOT_YOURS_TO_DO");
        held(id);
        var two = changed(office.book.book(id, staff(), further(WEDNESDAY_10, null)));
        assertThat(two.status()).isEqualTo(Status.SCHEDULED);
        assertThat(two.appointments()).hasSize(2);
        var back = changed(office.withdraw.withdraw(id, staff(), "Krank"));
        assertThat(back.status()).as("what was held stays").isEqualTo(Status.HELD);
        assertThat(office.toldFacts(id))
                .contains("appointment-cancelled")
                .doesNotContain("consultation-withdrawn");
    }

    @Test
    void nobodyIsInTwoPlacesAtOnce() {
        var id = office.asked(TUESDAY_10);
        assertThat(refusal(office.book.book(id, staff(), further(TUESDAY_10, "Doppelt"))))
                .as("it stands")
                .isNull();
        var two = changed(office.book.book(id, staff(), further(WEDNESDAY_10, null)));
        assertThat(two.appointments()).hasSize(2);
        assertThat(office.agenda.taken()).hasSize(2);
    }

    @Test
    void whoDidNotComeIsRecorded() {
        var id = office.asked(TUESDAY_10);
        office.clock.instant = TUESDAY_10.plus(Duration.ofMinutes(20));
        assertThat(changed(office.outcome.record(id, staff(), false)).status())
                .isEqualTo(Status.NO_SHOW);
        assertThat(office.toldFacts(id)).contains("appointment-missed");
        assertThat(refusal(office.withdraw.withdraw(id, staff(), null)))
                .isEqualTo("CONSULTATION_OVER");
    }

    @Test
    void theOfficeDeclinesAndNothingStaysBehind() {
        var id = office.asked(null);
        changed(office.offer.offer(id, staff(), List.of(start(THURSDAY_10)), null));
        var decline = new DeclineConsultation(office.consultations, office.settle);
        assertThat(refusal(decline.decline(id, municipality(), "…"))).isEqualTo("NOT_YOURS_TO_DO");
        assertThat(changed(decline.decline(id, staff(), "Nicht unser Gebiet")).status())
                .isEqualTo(Status.DECLINED);
        assertThat(office.agenda.taken()).isEmpty();
        changed(decline.decline(id, staff(), "Nicht unser Gebiet"));
        assertThat(office.toldFacts(id)).containsOnlyOnce("consultation-declined");
    }

    @Test
    void remindersComeOncePerStepAndNeverLate() {
        var id = office.asked(NEXT_WEEK_10);
        office.sweep.look();
        assertThat(office.toldFacts(id)).doesNotContain("appointment-approaching");
        office.clock.instant = NEXT_WEEK_10.minus(Duration.ofDays(7));
        office.sweep.look();
        office.sweep.look();
        office.clock.instant = NEXT_WEEK_10.minus(Duration.ofDays(1));
        office.sweep.look();
        office.sweep.look();
        assertThat(
                        office.told(id).stream()
                                .filter(it -> it.type().contains("approaching"))
                                .map(it -> it.data().path("days").asInt()))
                .containsExactly(7, 1);
        var late = office.asked(GIESSEN, NEXT_WEEK_10.plus(Duration.ofHours(1)));
        office.clock.instant = NEXT_WEEK_10.plus(Duration.ofDays(1));
        office.sweep.look();
        assertThat(office.toldFacts(late)).containsExactly("appointment-scheduled");
    }

    @Test
    void feedbackIsAskedADayAfterwards() {
        var id = office.asked(TUESDAY_10);
        held(id);
        office.sweep.look();
        assertThat(office.toldFacts(id)).doesNotContain("feedback-asked");
        office.clock.pass(Duration.ofDays(1));
        office.sweep.look();
        office.sweep.look();
        assertThat(office.toldFacts(id)).containsOnlyOnce("feedback-asked");
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
                        new Consultations.Filter(null, null, null, null, true, false), 0, 10);
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

    private List<String> board(boolean collides) {
        return office
                .consultations
                .board(new Consultations.Filter(null, null, null, null, false, collides), 0, 10)
                .items()
                .stream()
                .map(Consultation::id)
                .toList();
    }

    private ConsultationView.@Nullable CollisionView collision(String id, Party as) {
        return view(id, as).appointments().getFirst().collision();
    }

    private ConsultationView view(String id, Party as) {
        return ConsultationView.of(
                office.stored(id), as, null, TERMS, office.consultations.now(), null);
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
    void ofSeveralTheOfficeMovesTheOneItNames() {
        var id = office.asked(TUESDAY_10);
        changed(office.book.book(id, staff(), further(WEDNESDAY_10, null)));
        var second = office.stored(id).appointments().getLast();
        assertThat(second.start()).isEqualTo(WEDNESDAY_10);
        var named = new BookAppointment.Wish(false, THURSDAY_10, null, null, second.id());
        assertThat(refusal(office.book.book(id, municipality(), named)))
                .isEqualTo("NOT_YOURS_TO_DO");

        assertThat(changed(office.book.book(id, staff(), named)).appointments())
                .extracting(Appointment::start)
                .containsExactlyInAnyOrder(TUESDAY_10, THURSDAY_10);

        var unknown = new BookAppointment.Wish(false, WEDNESDAY_10, null, null, "gone");
        assertThat(refusal(office.book.book(id, staff(), unknown))).isEqualTo("NOT_SCHEDULED");
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
    void whatIsOverCollidesWithNothing() {
        var id = office.asked(TUESDAY_10);
        var away = office.stored(id).upcoming().orElseThrow().consultant();
        office.clock.instant = TUESDAY_14;
        office.proposeInstead.propose(away, "a1", MONDAY, WEDNESDAY_10);
        assertThat(office.toldFacts(id)).containsExactly("appointment-scheduled");
        assertThat(board(true)).isEmpty();
    }

    @Test
    void whoFitsBestIsAssignedInWhateverOrderTheyCome() {
        var last = Instant.parse("2026-01-01T10:00:00Z");
        var near = candidate("z-near", true, 90, last);
        var idle = candidate("b-idle", false, 10, null);
        var later = candidate("a-later", false, 10, last);
        var busy = candidate("a-busy", false, 50, null);
        var unfit = new Candidate("a-unfit", "U", List.of("field"), true, 0, 100, null, true);
        var all = new ArrayList<>(List.of(busy, later, unfit, idle, near));
        var random = new Random(42);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(all, random);
            assertThat(Assignment.ranked(all, _ -> true))
                    .extracting(Candidate::consultant)
                    .containsExactly("z-near", "b-idle", "a-later", "a-busy");
        }
        var assigned = Assignment.byRule(all, MONDAY).orElseThrow();
        assertThat(assigned.reason()).hasSize(5).anyMatch(it -> it.against().contains("field"));
        assertThat(Assignment.byRule(List.of(unfit), MONDAY)).isEmpty();
    }

    private static Candidate candidate(
            String id, boolean near, int appointments, @Nullable Instant last) {
        return new Candidate(id, id, List.of(), near, appointments, 100, last, true);
    }

    @Test
    void whereNobodyFitsTheOfficeIsTold() {
        var base = wish();
        var nowhere =
                new Request(
                        "06535",
                        new Person("A", "digital@06535.example", null, null, null),
                        List.of(),
                        "Frage",
                        null,
                        List.of("HEALTH"),
                        base.module(),
                        base.moduleTitle(),
                        null,
                        60,
                        Mode.ON_SITE,
                        "Rathaus",
                        List.of(),
                        null,
                        null,
                        "de");
        var id = changed(office.request.request(nowhere, null, null, municipality("06535"))).id();
        assertThat(office.toldFacts(id)).contains("consultant-missing");
        assertThat(office.stored(id).assignment()).isNull();
    }

    @Test
    void noConfirmationComesAfterTheSlotItKeeps() {
        var request = wish();
        var opened =
                changed(
                        office.request.request(
                                request, office.held(request, TUESDAY_10), null, NOBODY));
        assertThat(opened.confirmBy()).isEqualTo(TUESDAY_10);
        office.clock.instant = TUESDAY_10;
        var token = office.token(opened.id(), "consultation-requested", "confirmToken");
        assertThat(refusal(office.confirm.confirm(opened.id(), link(token))))
                .isEqualTo("CONSULTATION_EXPIRED");
    }

    @Test
    void whoIsNotThereIsNotNamed() {
        var id = office.asked(null);
        var nobody = new BookAppointment.Wish(false, TUESDAY_10, "nobody", "Bitte");
        assertThat(refusal(office.book.book(id, staff(), nobody)))
                .isEqualTo("CONSULTANT_DOES_NOT_FIT");
    }

    @Test
    void nobodySeesWhatIsNotTheirs() {
        var id = office.asked(TUESDAY_10);
        var found = office.stored(id);
        var theirs = found.upcoming().orElseThrow().consultant();
        var other = theirs.equals(PaperAgenda.KARLA) ? PaperAgenda.BEN : PaperAgenda.KARLA;
        var now = office.consultations.now();
        assertThat(municipality().keptFrom(found, now)).isNull();
        assertThat(consultant(theirs).keptFrom(found, now)).isNull();
        assertThat(staff().keptFrom(found, now)).isNull();
        for (var stranger : List.of(municipality(GIESSEN), consultant(other), NOBODY)) {
            assertThat(stranger.keptFrom(found, now))
                    .isEqualTo(ConsultationProblem.CONSULTATION_NOT_FOUND);
        }
        var manage = link(office.token(id, "appointment-scheduled", "manageToken"));
        assertThat(manage.keptFrom(found, now)).isNull();
        assertThat(manage.keptFrom(found, now.plus(Duration.ofDays(401))))
                .isEqualTo(ConsultationProblem.LINK_EXPIRED);
        assertThat(EMAIL).isEqualTo(found.request().person().email());
    }
}
