package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.GIESSEN;
import static de.smartregion.consulting.consultation.Office.MONDAY;
import static de.smartregion.consulting.consultation.Office.NEXT_WEEK_10;
import static de.smartregion.consulting.consultation.Office.TERMS;
import static de.smartregion.consulting.consultation.Office.THURSDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_14;
import static de.smartregion.consulting.consultation.Office.at;
import static de.smartregion.consulting.consultation.Office.changed;
import static de.smartregion.consulting.consultation.Office.further;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.refusal;
import static de.smartregion.consulting.consultation.Office.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What is over is forgotten, and what was advised stays. */
class ForgettingStoryTest {

    private final Office office = new Office();

    @Test
    void whatIsDoneIsForgottenWhenItsLinkEnds() {
        var declined = office.asked(GIESSEN, null);
        new DeclineConsultation(office.consultations, office.settle)
                .decline(declined, staff(), "Frau Beispiel hat angerufen");
        var waits = office.asked(null);
        var reported = office.asked(TUESDAY_10);
        var told = changed(office.book.book(reported, staff(), at(TUESDAY_14))).log().size();
        var end = office.tookPlace(reported).appointments().getLast().end();
        var report =
                new Report(
                        "ERIKA Beispiels Team und Otto fragten.",
                        "Rat: Beispielprojekte ansehen.",
                        "Erika anrufen (06172-1000), digital@06434001.example, otto@06434001.EXAMPLE",
                        List.of("p1"),
                        List.of(),
                        null);
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
        var advised = Objects.requireNonNull(office.stored(reported).report());
        assertThat(advised.situation()).isEqualTo("[…] Team und […] fragten.");
        assertThat(advised.advice()).as("no name").isEqualTo("Rat: Beispielprojekte ansehen.");
        assertThat(advised.nextSteps()).isEqualTo("[…] anrufen ([…]), […], […]");
        assertThat(advised.projects()).containsExactly("p1");
        assertThat(office.toldFacts(reported)).containsOnlyOnce("consultation-erased");
        assertThat(office.stored(reported).feedback()).isEqualTo(new Feedback(4, null));
        assertThat(office.stored(waits).request().person().name()).isNotEmpty();
    }

    @Test
    void whoWantsToBeForgottenIsAsSoonAsItIsOver() {
        var id = office.asked(TUESDAY_10);
        var erase = new EraseConsultation(office.consultations);
        assertThat(refusal(erase.erase(id, staff()))).isEqualTo("CONSULTATION_OPEN");
        assertThat(office.view(id, Party.STAFF).may()).doesNotContain("erase");
        changed(office.withdraw.withdraw(id, municipality(), "Erika ist krank"));
        assertThat(office.view(id, Party.STAFF).may()).contains("erase");
        assertThat(refusal(erase.erase(id, municipality()))).isEqualTo("NOT_YOURS_TO_DO");
        var erased = changed(erase.erase(id, staff()));
        assertThat(erased.request().person()).isEqualTo(Person.NOBODY);
        assertThat(erased.request().people()).isEmpty();
        assertThat(erased.log()).noneMatch(it -> it.note() != null || it.by().contains("Erika"));
        assertThat(erased.log().getLast().what()).isEqualTo(Entry.What.ERASED);
        assertThat(erased.words()).doesNotContain("erika");
        changed(erase.erase(id, staff()));
        assertThat(office.toldFacts(id)).containsOnlyOnce("consultation-erased");
        assertThat(office.view(id, Party.STAFF).may()).doesNotContain("erase");
        office.clock.pass(Duration.ofDays(500));
        office.sweep.look();
        assertThat(office.toldFacts(id))
                .as("nothing is left")
                .containsOnlyOnce("consultation-erased");
    }

    @Test
    void whatNobodyReportsOnIsForgottenAsLongAfterItsLastAppointment() {
        var id = office.asked(TUESDAY_10);
        office.tookPlace(id);
        changed(office.book.book(id, staff(), further(NEXT_WEEK_10, null)));
        var end = office.tookPlace(id).appointments().getLast().end();
        var report = new Report("Lage", "Rat", "Schritte", List.of("p1"), List.of(), null);
        var reports = new WriteReport(office.consultations, TERMS);
        changed(reports.write(id, staff(), office.stored(id).version(), report));
        office.clock.pass(Duration.ofDays(1));
        office.sweep.look(); // asks for feedback
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
        assertThat(office.view(id, Party.STAFF).may()).doesNotContain("report", "release");
    }

    @Test
    void whatNobodyRecordsIsForgottenAsLongAfterItsEnd() {
        var id = office.asked(TUESDAY_10);
        var once = office.asked(GIESSEN, TUESDAY_14);
        office.tookPlace(once);
        changed(office.book.book(once, staff(), further(THURSDAY_10, null)));
        office.clock.pass(Duration.ofDays(1));
        office.sweep.look(); // asks for feedback
        var end = office.stored(id).upcoming().orElseThrow().end();
        var booked = office.agenda.booked();
        office.clock.instant = end.plus(Duration.ofDays(400)).minusMillis(1);
        office.sweep.look();
        office.sweep.look();
        assertThat(office.toldFacts(id))
                .as("who was away for long asks the consultant first")
                .containsExactly("appointment-scheduled", "outcome-missing");
        var late = office.stored(id);
        assertThat(late.status()).isEqualTo(Status.SCHEDULED);
        assertThat(late.request().person().name()).isNotEmpty();
        assertThat(late.dueAt()).isBefore(office.clock.instant);
        office.clock.pass(Duration.ofMillis(1));
        office.sweep.look();
        var kept = office.stored(id);
        assertThat(kept.status()).isEqualTo(Status.UNRECORDED);
        assertThat(kept.appointments().getFirst().state()).isEqualTo(Appointment.State.UNRECORDED);
        assertThat(kept.request().person()).isEqualTo(Person.NOBODY);
        assertThat(kept.request().question()).isEmpty();
        assertThat(kept.log()).noneMatch(it -> it.note() != null || it.by().contains("Erika"));
        assertThat(kept.nextLook()).isNull();
        assertThat(kept.dueAt()).isEqualTo(Consultation.NEVER);
        assertThat(office.toldFacts(id))
                .containsExactly(
                        "appointment-scheduled",
                        "outcome-missing",
                        "consultation-unrecorded",
                        "consultation-erased");
        assertThat(office.agenda.booked()).as("what has been, has been").isEqualTo(booked);
        assertThat(office.stored(id).turns()).as("nor does it count less").hasSize(1);
        assertThat(refusal(office.outcome.record(id, staff(), true))).isEqualTo("NOT_SCHEDULED");
        assertThat(refusal(office.withdraw.withdraw(id, staff(), null)))
                .isEqualTo("CONSULTATION_OVER");
        assertThat(refusal(office.book.book(id, staff(), at(office.clock.instant))))
                .isEqualTo("CONSULTATION_OVER");
        office.clock.pass(Duration.ofDays(2));
        office.sweep.look();
        assertThat(office.stored(once).status()).as("people have met").isEqualTo(Status.HELD);
        assertThat(office.stored(once).request().person()).isEqualTo(Person.NOBODY);
        assertThat(office.stored(once).nextLook()).isNull();
    }

    @Test
    void whoIsForgottenIsAskedNothingAnyMore() {
        var open = office.asked(TUESDAY_10);
        var held = office.asked(GIESSEN, TUESDAY_14);
        office.tookPlace(held);
        office.sweep.look(); // no reminder of what has begun
        office.clock.pass(Duration.ofDays(400));
        office.sweep.look();
        assertThat(office.toldFacts(open))
                .containsExactly(
                        "appointment-scheduled", "consultation-unrecorded", "consultation-erased");
        assertThat(office.toldFacts(held))
                .containsExactly(
                        "appointment-scheduled", "appointment-held", "consultation-erased");
        assertThat(office.stored(held).request().person()).isEqualTo(Person.NOBODY);
    }

    @Test
    void whatWasPassedByBeforeItWasWrittenDownWhenToLookIsForgottenToo() {
        var id = office.asked(TUESDAY_10);
        var waits = office.asked(GIESSEN, null);
        var cases = office.mongo.getCollection(office.consultations.store().collection());
        cases.updateMany(
                new Document(),
                Updates.combine(Updates.unset("nextLook"), Updates.set("overdueTold", true)));
        cases.updateOne(Filters.eq("_id", id), Updates.set("appointments.0.reminded", 1));
        var old = Objects.requireNonNull(cases.find(Filters.eq("_id", id)).first());
        old.remove("turns"); // no two cases have the same one
        old.getList("appointments", Document.class).getFirst().remove("turn");
        for (int i = 100; i < 350; i++) {
            cases.insertOne(new Document(old).append("_id", "old-" + i));
        }
        cases.insertOne(new Document(old).append("_id", "0").append("appointments", List.of()));
        var tasks = new ScheduledTaskRegistrar();
        office.sweep.configureTasks(tasks);
        tasks.getFixedDelayTaskList().forEach(it -> it.getRunnable().run());
        assertThat(cases.find(Filters.exists("nextLook", false)).map(it -> it.get("_id")))
                .as("what cannot be read, and what time changes nothing about")
                .containsExactlyInAnyOrder("0", waits);
        assertThat(office.stored(waits).version()).isEqualTo(1);
        var end = office.stored(id).upcoming().orElseThrow().end();
        assertThat(office.stored("old-349").nextLook()).isEqualTo(end.plus(Duration.ofDays(2)));
        office.clock.instant = end.plus(Duration.ofDays(400));
        while (!office.consultations.due(office.clock.instant, 1).isEmpty()) {
            office.sweep.look();
        }
        for (var each : List.of(id, "old-100", "old-349")) {
            assertThat(office.stored(each).status()).isEqualTo(Status.UNRECORDED);
            assertThat(office.stored(each).request().person()).isEqualTo(Person.NOBODY);
        }
    }
}
