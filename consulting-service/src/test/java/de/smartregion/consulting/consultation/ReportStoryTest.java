package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.GIESSEN;
import static de.smartregion.consulting.consultation.Office.MONDAY;
import static de.smartregion.consulting.consultation.Office.TERMS;
import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.changed;
import static de.smartregion.consulting.consultation.Office.consultant;
import static de.smartregion.consulting.consultation.Office.link;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.refusal;
import static de.smartregion.consulting.consultation.Office.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What came of an appointment, and who reads it. */
class ReportStoryTest {

    private final Office office = new Office();

    @Test
    void fromTheRequestToTheReport() {
        var id = office.asked(TUESDAY_10);
        var scheduled = office.stored(id);
        assertThat(scheduled.status()).isEqualTo(Status.SCHEDULED);
        var consultant = scheduled.upcoming().orElseThrow().consultant();
        assertThat(refusal(office.outcome.record(id, consultant(consultant), true)))
                .isEqualTo("TOO_EARLY");
        assertThat(office.tookPlace(id).status()).isEqualTo(Status.HELD);
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
                .containsExactly(
                        "appointment-scheduled",
                        "appointment-held",
                        "report-written",
                        "report-released",
                        "feedback-given");
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
    void nobodySaysWhatCameOfItAndTheConsultantIsAskedAndThenTheOffice() {
        var id = office.asked(TUESDAY_10);
        var recorded = office.asked(GIESSEN, TUESDAY_10.plus(Duration.ofHours(1)));
        var end = office.stored(id).upcoming().orElseThrow().end();
        office.tookPlace(recorded);
        office.clock.instant = end.plus(Duration.ofDays(2)).minusMillis(1);
        office.sweep.look();
        assertThat(office.toldFacts(id)).doesNotContain("outcome-missing");
        office.clock.pass(Duration.ofMillis(1));
        office.sweep.look();
        office.sweep.look();
        assertThat(outcomes(id)).singleElement().matches(it -> !it.path("again").asBoolean());
        assertThat(outcomes(id).getFirst().path("consultantEmail").asString())
                .isEqualTo(office.stored(id).upcoming().orElseThrow().consultantEmail());
        // A weekend is no working time: five working days are a week.
        office.clock.instant = end.plus(Duration.ofDays(7)).minusMillis(1);
        office.sweep.look();
        assertThat(outcomes(id)).hasSize(1);
        office.clock.pass(Duration.ofMillis(1));
        office.sweep.look();
        assertThat(outcomes(id)).hasSize(2).last().matches(it -> it.path("again").asBoolean());
        office.clock.pass(Duration.ofDays(100));
        office.sweep.look();
        assertThat(outcomes(id)).hasSize(2);
        assertThat(outcomes(recorded)).isEmpty();
        assertThat(changed(office.outcome.record(id, staff(), true)).status())
                .isEqualTo(Status.HELD);
    }

    @Test
    void theOfficeIsAskedThreeWorkingDaysAfterTheConsultantReallyWas() {
        var id = office.asked(TUESDAY_10);
        var end = office.stored(id).upcoming().orElseThrow().end();
        var asked = end.plus(Duration.ofDays(20)); // a Monday, and nobody swept before
        office.clock.instant = asked;
        for (int i = 0; i < 3; i++) {
            office.sweep.look();
        }
        assertThat(outcomes(id)).singleElement().matches(it -> !it.path("again").asBoolean());
        office.clock.instant = asked.plus(Duration.ofDays(3)).minusMillis(1);
        office.sweep.look();
        assertThat(outcomes(id)).hasSize(1);
        office.clock.pass(Duration.ofMillis(1));
        office.sweep.look();
        assertThat(outcomes(id)).hasSize(2).last().matches(it -> it.path("again").asBoolean());
    }

    private List<JsonNode> outcomes(String id) {
        return office.told(id).stream()
                .filter(it -> it.type().contains(".outcome-missing."))
                .map(it -> it.data())
                .toList();
    }

    @Test
    void whatIsCorrectedAfterItsReleaseIsTold() {
        var id = office.asked(TUESDAY_10);
        office.tookPlace(id);
        var reports = new WriteReport(office.consultations, TERMS);
        var first = new Report("Lage", "Rat", "Schritte", List.of("p1"), List.of("g1"), null);
        changed(reports.write(id, staff(), office.stored(id).version(), first));
        var draft = new Report("Lage", "Rat", "", List.of("p1", "p2"), List.of("g1"), null);
        changed(reports.write(id, staff(), office.stored(id).version(), draft));
        changed(new ReleaseReport(office.consultations, TERMS).release(id, staff()));
        changed(reports.write(id, staff(), office.stored(id).version(), draft));
        assertThat(office.toldFacts(id))
                .as("nobody has read anything else")
                .containsExactly(
                        "appointment-scheduled",
                        "appointment-held",
                        "report-written",
                        "report-released");
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
    void aReportThatComesLateIsThereToBeRead() {
        var id = office.asked(TUESDAY_10);
        var end = office.tookPlace(id).appointments().getLast().end();
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
    void aReportThatComesAfterTheLinkHasEndedIsReadByANewOne() {
        var id = office.asked(TUESDAY_10);
        var first = link(office.token(id, "appointment-scheduled", "manageToken"));
        office.tookPlace(id);
        office.clock.pass(Duration.ofDays(1));
        office.sweep.look(); // asks for feedback
        office.clock.instant = MONDAY.plus(Duration.ofDays(400)).plusMillis(1);
        report(id);
        var reader = link(office.token(id, "report-released", "manageToken"));
        assertThat(first.keptFrom(office.stored(id), office.consultations.now()))
                .isEqualTo(ConsultationProblem.LINK_EXPIRED);
        assertThat(reader.keptFrom(office.stored(id), office.consultations.now())).isNull();
        office.clock.pass(Duration.ofDays(100).minusMillis(1));
        office.sweep.look();
        var feedback = new GiveFeedback(office.consultations);
        changed(feedback.give(id, reader, new Feedback(5, null)));
        assertThat(office.stored(id).request().person().name()).isNotEmpty();
        office.clock.pass(Duration.ofMillis(1));
        office.sweep.look();
        assertThat(office.stored(id).request().person()).isEqualTo(Person.NOBODY);
        assertThat(office.stored(id).nextLook()).isNull();
        assertThat(reader.keptFrom(office.stored(id), office.consultations.now()))
                .isEqualTo(ConsultationProblem.LINK_EXPIRED);
    }

    @Test
    void aLetterWrittenShortlyBeforeTheLinkEndsCarriesOneThatLasts() {
        var id = office.asked(TUESDAY_10);
        var first = link(office.token(id, "appointment-scheduled", "manageToken"));
        office.tookPlace(id);
        office.clock.instant = MONDAY.plus(Duration.ofDays(390));
        report(id);
        var token = office.token(id, "report-released", "manageToken");
        assertThat(first.keptFrom(office.stored(id), office.consultations.now()))
                .as("it was promised to work that long")
                .isNull();
        office.clock.pass(Duration.ofDays(20));
        correct(id, "Neu");
        assertThat(office.token(id, "report-corrected", "manageToken"))
                .as("one is enough")
                .isEqualTo(token);
        office.clock.pass(Duration.ofDays(50));
        correct(id, "Noch neuer");
        assertThat(office.token(id, "report-corrected", "manageToken")).isNotEqualTo(token);
        office.clock.pass(Duration.ofDays(29));
        assertThat(link(token).keptFrom(office.stored(id), office.consultations.now()))
                .as("though there is a later one")
                .isNull();
    }

    private void correct(String id, String situation) {
        changed(
                new WriteReport(office.consultations, TERMS)
                        .write(
                                id,
                                staff(),
                                office.stored(id).version(),
                                new Report(situation, "Rat", "", List.of(), List.of(), null)));
    }

    private void report(String id) {
        var written = new Report("Lage", "Rat", "Schritte", List.of(), List.of(), null);
        changed(
                new WriteReport(office.consultations, TERMS)
                        .write(id, staff(), office.stored(id).version(), written));
        changed(new ReleaseReport(office.consultations, TERMS).release(id, staff()));
    }

    @Test
    void feedbackIsAskedADayAfterwards() {
        var id = office.asked(TUESDAY_10);
        office.tookPlace(id);
        office.sweep.look();
        assertThat(office.toldFacts(id)).doesNotContain("feedback-asked");
        office.clock.pass(Duration.ofDays(1));
        office.sweep.look();
        office.sweep.look();
        assertThat(office.toldFacts(id)).containsOnlyOnce("feedback-asked");
    }
}
