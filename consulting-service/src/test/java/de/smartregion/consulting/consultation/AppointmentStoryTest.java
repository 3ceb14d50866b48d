package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.GIESSEN;
import static de.smartregion.consulting.consultation.Office.NEXT_WEEK_10;
import static de.smartregion.consulting.consultation.Office.THURSDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_14;
import static de.smartregion.consulting.consultation.Office.WEDNESDAY_10;
import static de.smartregion.consulting.consultation.Office.at;
import static de.smartregion.consulting.consultation.Office.changed;
import static de.smartregion.consulting.consultation.Office.consultant;
import static de.smartregion.consulting.consultation.Office.further;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.refusal;
import static de.smartregion.consulting.consultation.Office.staff;
import static de.smartregion.consulting.consultation.Office.start;
import static de.smartregion.consulting.consultation.Office.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import de.smartregion.consulting.agenda.Mode;
import de.smartregion.consulting.consultation.Engagements.Engagement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Appointments are booked, moved and called off. */
class AppointmentStoryTest {

    private final Office office = new Office();

    @Test
    void onSiteBothCanBeCalledAsLongAsItIsToCome() {
        var request = Office.wish(Office.BAD_HOMBURG, Mode.ON_SITE);
        var held = office.held(request, TUESDAY_10);
        var id = changed(office.request.request(request, held, null, municipality())).id();
        var consultant = office.stored(id).upcoming().orElseThrow();
        assertThat(office.token(id, "appointment-scheduled", "personPhone"))
                .isEqualTo("06172 1000");
        assertThat(office.token(id, "appointment-scheduled", "consultantPhone"))
                .isEqualTo(consultant.consultantPhone())
                .startsWith("0561");
        assertThat(new OwnEngagements(office.consultations).of(consultant.consultant()))
                .singleElement()
                .returns("Bad Homburg v.d. Höhe (Erika Beispiel, 06172 1000)", Engagement::where);

        changed(office.withdraw.withdraw(id, municipality(), null));

        assertThat(office.told(id))
                .filteredOn(it -> it.type().contains("appointment-cancelled"))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.data().has("personPhone")).isFalse();
                            assertThat(it.data().has("consultantPhone")).isFalse();
                            var companion = it.data().path("companions").path(0);
                            assertThat(companion.path("email").asString())
                                    .isEqualTo("otto@06434001.example");
                        });
        assertThat(new OwnEngagements(office.consultations).of(consultant.consultant()))
                .allSatisfy(it -> assertThat(it.where()).doesNotContain("06172"));
    }

    @Test
    void whoIsToAdviseIsToldAndSoIsWhoWas() {
        var id = office.asked(null);
        var first = Objects.requireNonNull(office.stored(id).assignment()).consultant();
        var other = first.equals(PaperAgenda.KARLA) ? PaperAgenda.BEN : PaperAgenda.KARLA;
        assertThat(office.told(id))
                .last()
                .satisfies(
                        it -> {
                            assertThat(it.data().path("consultant").asString()).isEqualTo(first);
                            assertThat(it.data().path("byRule").asBoolean()).isTrue();
                            assertThat(it.data().path("capacity").asInt()).isEqualTo(100);
                            assertThat(it.data().has("formerConsultantName")).isFalse();
                        });
        assertThat(office.token(id, "consultation-confirmed", "consultantName")).isNotEmpty();
        var assign = new AssignConsultant(office.consultations, office.advisers);
        changed(assign.assign(id, staff(), other, "Kennt die Stadt"));
        assertThat(office.token(id, "consultation-assigned", "consultantEmail"))
                .isEqualTo(other + "@ekom21.example");
        assertThat(office.token(id, "consultation-assigned", "formerConsultantEmail"))
                .isEqualTo(first + "@ekom21.example");
        assertThat(office.token(id, "consultation-assigned", "note")).isEqualTo("Kennt die Stadt");
        changed(assign.assign(id, staff(), other, "Wirklich"));
        assertThat(office.toldFacts(id))
                .as("who has it already is told nothing")
                .containsExactly(
                        "consultation-confirmed", "consultation-assigned", "consultation-assigned");
        changed(
                office.book.book(
                        id,
                        staff(),
                        new BookAppointment.Wish(false, TUESDAY_10, first, "Eingesprungen")));
        assertThat(office.told(id))
                .last()
                .satisfies(
                        it -> {
                            assertThat(it.data().path("booked").asBoolean()).isTrue();
                            assertThat(it.data().path("formerConsultantEmail").asString())
                                    .isEqualTo(other + "@ekom21.example");
                        });
    }

    @Test
    void byPhoneTheNumberIsToldAsLongAsSomebodyIsToCall() {
        var request = Office.wish(Office.BAD_HOMBURG, Mode.PHONE);
        var held = office.held(request, TUESDAY_10);
        var id = changed(office.request.request(request, held, null, municipality())).id();
        var calendar = new OwnEngagements(office.consultations);
        var consultant = office.stored(id).upcoming().orElseThrow().consultant();
        assertThat(office.token(id, "appointment-scheduled", "phone")).isEqualTo("06172 1000");
        assertThat(calendar.of(consultant))
                .singleElement()
                .returns("Anruf bei Erika Beispiel unter 06172 1000", Engagement::where);

        changed(office.withdraw.withdraw(id, municipality(), null));

        assertThat(office.told(id))
                .filteredOn(it -> it.type().contains("appointment-cancelled"))
                .singleElement()
                .satisfies(it -> assertThat(it.data().has("phone")).isFalse());
        assertThat(calendar.of(consultant)).singleElement().returns(null, Engagement::where);
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
        assertThat(refusal(office.offer.offer(id, karla, List.of(start(TUESDAY_10)), null, null)))
                .as("not Ben, who is free")
                .isEqualTo("SLOT_TAKEN");
        assertThat(refusal(office.book.book(id, karla, at(TUESDAY_10)))).isEqualTo("SLOT_TAKEN");
        var bens = List.of(new OfferAppointment.Wish(TUESDAY_10, PaperAgenda.BEN));
        assertThat(changed(office.offer.offer(id, karla, bens, null, null)).offer())
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
    void whoIsNotThereIsNotNamed() {
        var id = office.asked(null);
        var nobody = new BookAppointment.Wish(false, TUESDAY_10, "nobody", "Bitte");
        assertThat(refusal(office.book.book(id, staff(), nobody)))
                .isEqualTo("CONSULTANT_DOES_NOT_FIT");
    }

    @Test
    void aConsultantEndsNoCase() {
        var id = office.asked(TUESDAY_10);
        var theirs = consultant(office.stored(id).upcoming().orElseThrow().consultant());
        assertThat(refusal(office.withdraw.withdraw(id, theirs, null)))
                .isEqualTo("NOT_YOURS_TO_DO");
        for (var party : Party.values()) {
            assertThat(office.view(id, party).may().contains("withdraw"))
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
        office.tookPlace(id);
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
    void ofSeveralTheOneThatIsNamedIsMoved() {
        var id = office.asked(TUESDAY_10);
        changed(office.book.book(id, staff(), further(WEDNESDAY_10, null)));
        var second = office.stored(id).appointments().getLast();
        assertThat(second.start()).isEqualTo(WEDNESDAY_10);
        var named = new BookAppointment.Wish(false, THURSDAY_10, null, null, second.id());
        assertThat(changed(office.book.book(id, municipality(), named)).appointments())
                .extracting(Appointment::start)
                .containsExactlyInAnyOrder(TUESDAY_10, THURSDAY_10);
        var back = new BookAppointment.Wish(false, WEDNESDAY_10, null, null, second.id());
        assertThat(changed(office.book.book(id, staff(), back)).appointments())
                .extracting(Appointment::start)
                .containsExactlyInAnyOrder(TUESDAY_10, WEDNESDAY_10);

        office.clock.instant = TUESDAY_10.minus(Duration.ofHours(23));
        assertThat(refusal(office.book.book(id, municipality(), at(NEXT_WEEK_10))))
                .as("the next one")
                .isEqualTo("TOO_LATE");
        assertThat(changed(office.book.book(id, municipality(), named)).appointments())
                .as("each has its own limit")
                .extracting(Appointment::start)
                .containsExactlyInAnyOrder(TUESDAY_10, THURSDAY_10);
        office.clock.instant = THURSDAY_10.minus(Duration.ofHours(23));
        var late = new BookAppointment.Wish(false, NEXT_WEEK_10, null, null, second.id());
        assertThat(refusal(office.book.book(id, municipality(), late))).isEqualTo("TOO_LATE");

        var unknown = new BookAppointment.Wish(false, WEDNESDAY_10, null, null, "gone");
        assertThat(refusal(office.book.book(id, staff(), unknown))).isEqualTo("NOT_SCHEDULED");
    }

    @Test
    void ofSeveralOneIsCalledOffAndTheOthersStay() {
        var id = office.asked(TUESDAY_10);
        changed(office.book.book(id, staff(), further(WEDNESDAY_10, null)));
        changed(office.book.book(id, staff(), further(THURSDAY_10, null)));
        var ids = office.stored(id).appointments().stream().map(Appointment::id).toList();
        office.clock.instant = TUESDAY_10.minus(Duration.ofHours(23));
        assertThat(refusal(cancel(id, ids.get(0), municipality()))).isEqualTo("TOO_LATE");
        var consultant = consultant(office.stored(id).upcoming().orElseThrow().consultant());
        assertThat(refusal(cancel(id, ids.get(1), consultant))).isEqualTo("NOT_YOURS_TO_DO");
        assertThat(refusal(cancel(id, "gone", staff()))).isEqualTo("NOT_SCHEDULED");

        var left = changed(cancel(id, ids.get(1), municipality()));

        assertThat(left.status()).isEqualTo(Status.SCHEDULED);
        assertThat(left.turns()).as("two of the year").hasSize(2);
        assertThat(office.agenda.taken()).hasSize(2);
        assertThat(cancel(id, ids.get(1), municipality())).isInstanceOf(Decision.Unchanged.class);
        assertThat(office.toldFacts(id)).containsOnlyOnce("appointment-cancelled");
        assertThat(office.token(id, "appointment-cancelled", "status")).isEqualTo("SCHEDULED");
        assertThat(office.token(id, "appointment-cancelled", "appointment")).isEqualTo(ids.get(1));
        var view = office.view(id, Party.PERSON).appointments();
        assertThat(view.get(0).may()).as("too late").isEmpty();
        assertThat(view.get(1).may()).as("is not").isEmpty();
        assertThat(view.get(2).may()).containsExactly("move", "cancel");
        assertThat(office.view(id, Party.CONSULTANT).appointments().get(2).may())
                .containsExactly("move");
        // What was had by nobody is somebody's again.
        assertThat(changed(office.book.book(id, staff(), further(WEDNESDAY_10, null))).turns())
                .hasSize(3);
    }

    @Test
    void whoseOnlyAppointmentIsCalledOffIsStillToBeAdvised() {
        var id = office.asked(NEXT_WEEK_10);
        var appointment = office.stored(id).upcoming().orElseThrow().id();

        var open = changed(office.cancel.cancel(id, appointment, staff(), "Erkrankt"));

        assertThat(open.status()).isEqualTo(Status.REQUESTED);
        assertThat(open.turns()).isNull();
        assertThat(open.overdueAt()).isEqualTo(Office.TERMS.overdueAt(office.clock.instant));
        assertThat(office.agenda.taken()).isEmpty();
        assertThat(office.token(id, "appointment-cancelled", "status")).isEqualTo("REQUESTED");
        assertThat(office.token(id, "appointment-cancelled", "reason")).isEqualTo("Erkrankt");
        assertThat(office.token(id, "appointment-cancelled", "manageToken")).isNotEmpty();
        office.clock.instant = Office.TERMS.overdueAt(office.clock.instant);
        office.sweep.look();
        assertThat(office.toldFacts(id)).endsWith("request-overdue");
        assertThat(changed(office.book.book(id, municipality(), at(NEXT_WEEK_10))).status())
                .isEqualTo(Status.SCHEDULED);
    }

    @Test
    void afterWhatWasHeldTheLastOneIsCalledOffAndTheReportIsStillDue() {
        var id = office.asked(TUESDAY_10);
        office.tookPlace(id);
        changed(office.book.book(id, staff(), further(NEXT_WEEK_10, null)));
        var later = office.stored(id).upcoming().orElseThrow().id();
        assertThat(changed(cancel(id, later, municipality())).status()).isEqualTo(Status.HELD);
        assertThat(office.token(id, "appointment-cancelled", "status")).isEqualTo("HELD");
    }

    private Decision cancel(String id, String appointment, Visitor by) {
        return office.cancel.cancel(id, appointment, by, null);
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
    void appointmentsFromBeforeRemindersCouldBeSetComeWithTheirTwo() {
        var id = office.asked(NEXT_WEEK_10);
        office.mongo
                .getCollection(office.consultations.store().collection())
                .updateOne(Filters.eq("_id", id), Updates.unset("appointments.0.reminders"));
        office.clock.instant = NEXT_WEEK_10.minus(Duration.ofDays(7));
        office.sweep.look();
        assertThat(office.toldFacts(id)).endsWith("appointment-approaching");
    }

    @Test
    void anAppointmentKeepsTheRemindersItWasMadeWithUntilItIsMoved() {
        var id = office.asked(NEXT_WEEK_10);
        assertThat(office.stored(id).upcoming().orElseThrow().reminders()).containsExactly(7, 1);
        var since = new Terms(bound("3,2"), Office.TERMS.hours(), Office.TERMS.links());
        var settle =
                new SettleConsultation(
                        office.consultations, office.agenda, office.freeStarts, since);
        var book =
                new BookAppointment(
                        office.consultations,
                        settle,
                        office.freeStarts,
                        office.advisers,
                        office.agenda,
                        since);
        changed(book.book(id, staff(), at(NEXT_WEEK_10.plus(Duration.ofDays(1)))));
        assertThat(office.stored(id).upcoming().orElseThrow().reminders()).containsExactly(3, 2);
    }

    @ParameterizedTest(name = "{0} days before, looked at {1} days before: {2}, and then {3}")
    @CsvSource({
        "'14,3,1', 20, 1000, 14",
        "'14,3,1', 14, 14, 3",
        "'1,14,3',  3,  3, 1",
        "'14,3,1',  1,  1, -",
        "'',       20, 1000, -"
    })
    void whichRemindersThereAreIsSet(String set, int left, int told, String next) {
        var reminders =
                Arrays.stream(set.split(","))
                        .filter(it -> !it.isEmpty())
                        .map(Integer::valueOf)
                        .toList();
        int reminded =
                Appointment.remindedAt(
                        reminders, NEXT_WEEK_10, NEXT_WEEK_10.minus(Duration.ofDays(left)));
        assertThat(reminded).isEqualTo(told);
        var appointment = appointment(reminders, reminded);
        assertThat(appointment.awaitsOutcome()).isEqualTo(next.equals("-"));
        if (!next.equals("-")) {
            assertThat(appointment.nextReminder())
                    .isEqualTo(NEXT_WEEK_10.minus(Duration.ofDays(Long.parseLong(next))));
        }
    }

    private static Appointment appointment(List<Integer> reminders, int reminded) {
        return new Appointment(
                "appointment",
                new Spot("karla", "claim", NEXT_WEEK_10, NEXT_WEEK_10.plusSeconds(3_600)),
                "Karla",
                "karla@ekom21.example",
                null,
                null,
                0,
                Appointment.State.SCHEDULED,
                reminders,
                reminded,
                null,
                null,
                null,
                null);
    }

    @Test
    void remindersOnTheDayItselfOrOutOfSightAreRefusedAtStart() {
        assertThat(bound("14,7,1").reminders()).containsExactly(14, 7, 1);
        assertThat(bound("").reminders()).isEmpty();
        for (var wrong : List.of("0", "91", "6,5,4,3,2,1")) {
            assertThatThrownBy(() -> bound(wrong))
                    .rootCause()
                    .hasMessageContaining("smartregion.consultations.reminders");
        }
    }

    private static ConsultationSettings bound(String reminders) {
        var source =
                new MapConfigurationPropertySource(
                        Map.of("smartregion.consultations.reminders", reminders));
        return new Binder(source)
                .bindOrCreate("smartregion.consultations", ConsultationSettings.class);
    }

    @Test
    void whoStillHasAPartInASeriesIsNotRelieved() {
        var id = office.asked(TUESDAY_10);
        var has = office.stored(id).upcoming().orElseThrow().consultant();
        var other = has.equals(PaperAgenda.KARLA) ? PaperAgenda.BEN : PaperAgenda.KARLA;
        var further = new BookAppointment.Wish(true, THURSDAY_10, other, "Hat Zeit");
        changed(office.book.book(id, staff(), further));
        assertThat(office.toldFacts(id)).doesNotContain("consultation-assigned");
        var theirs = office.stored(id).upcoming().orElseThrow();
        assertThat(theirs.consultant()).isEqualTo(has);

        // Whose appointments are all cancelled is done, and nothing of it is theirs any more.
        var again = office.asked(GIESSEN, WEDNESDAY_10);
        var only = office.stored(again).upcoming().orElseThrow();
        changed(office.cancel.cancel(again, only.id(), staff(), null));
        var next = only.consultant().equals(has) ? other : has;
        var instead = new BookAppointment.Wish(false, NEXT_WEEK_10, next, "Hat Zeit");
        changed(office.book.book(again, staff(), instead));
        assertThat(office.token(again, "consultation-assigned", "formerConsultantEmail"))
                .isEqualTo(only.consultantEmail());
        assertThat(office.token(again, "consultation-assigned", "status")).isEqualTo("SCHEDULED");
        assertThat(office.told(again).getLast().data().has("note"))
                .as("that is about the appointment")
                .isFalse();
    }
}
