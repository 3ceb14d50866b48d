package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.EMAIL;
import static de.smartregion.consulting.consultation.Office.GIESSEN;
import static de.smartregion.consulting.consultation.Office.MONDAY;
import static de.smartregion.consulting.consultation.Office.NEXT_WEEK_10;
import static de.smartregion.consulting.consultation.Office.NOBODY;
import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_14;
import static de.smartregion.consulting.consultation.Office.changed;
import static de.smartregion.consulting.consultation.Office.consultant;
import static de.smartregion.consulting.consultation.Office.link;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.refusal;
import static de.smartregion.consulting.consultation.Office.staff;
import static de.smartregion.consulting.consultation.Office.wish;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.agenda.Agenda.Candidate;
import de.smartregion.consulting.agenda.Mode;
import de.smartregion.consulting.consultation.RequestConsultation.Naming;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** How a municipality asks, and confirms that it was it. */
class RequestStoryTest {

    private final Office office = new Office();

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
                        null,
                        "de");
        var id = changed(office.request.request(nowhere, null, null, municipality("06535"))).id();
        assertThat(office.toldFacts(id)).contains("consultant-missing");
        assertThat(office.stored(id).assignment()).isNull();
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
