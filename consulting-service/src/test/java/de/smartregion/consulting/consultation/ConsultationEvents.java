package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Mode;
import de.smartregion.consulting.consultation.ConsultationEvent.AbsenceCollides;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentAccompanied;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentApproaching;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentCancelled;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentHeld;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentMissed;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentMoved;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentOffered;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentScheduled;
import de.smartregion.consulting.consultation.ConsultationEvent.AppointmentUnaccompanied;
import de.smartregion.consulting.consultation.ConsultationEvent.Asked;
import de.smartregion.consulting.consultation.ConsultationEvent.Companion;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultantMissing;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationAssigned;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationConfirmed;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationDeclined;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationErased;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationExpired;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationRequested;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationUnrecorded;
import de.smartregion.consulting.consultation.ConsultationEvent.ConsultationWithdrawn;
import de.smartregion.consulting.consultation.ConsultationEvent.EarlierFree;
import de.smartregion.consulting.consultation.ConsultationEvent.Ending;
import de.smartregion.consulting.consultation.ConsultationEvent.Facts;
import de.smartregion.consulting.consultation.ConsultationEvent.FeedbackAsked;
import de.smartregion.consulting.consultation.ConsultationEvent.FeedbackGiven;
import de.smartregion.consulting.consultation.ConsultationEvent.Meeting;
import de.smartregion.consulting.consultation.ConsultationEvent.OfferEnded;
import de.smartregion.consulting.consultation.ConsultationEvent.OutcomeMissing;
import de.smartregion.consulting.consultation.ConsultationEvent.Past;
import de.smartregion.consulting.consultation.ConsultationEvent.PollCompleted;
import de.smartregion.consulting.consultation.ConsultationEvent.PollOpened;
import de.smartregion.consulting.consultation.ConsultationEvent.Proposal;
import de.smartregion.consulting.consultation.ConsultationEvent.ReportCorrected;
import de.smartregion.consulting.consultation.ConsultationEvent.ReportReleased;
import de.smartregion.consulting.consultation.ConsultationEvent.ReportWritten;
import de.smartregion.consulting.consultation.ConsultationEvent.RequestOverdue;
import de.smartregion.consulting.consultation.ConsultationEvent.Suiting;
import de.smartregion.consulting.consultation.ConsultationEvent.WaitEnded;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One event of each kind: these are the contracts' examples. */
public final class ConsultationEvents {

    public static final Class<?> KIND = ConsultationEvent.class;

    private static final String ID = "b25ib2FyZGluZy0yMDI2MQ";
    private static final String TOKEN = "a-token-for-tests";
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant START = Instant.parse("2026-03-10T09:00:00Z");

    private ConsultationEvents() {}

    public static List<ConsultationEvent> told() {
        var request = request(Mode.ON_SITE);
        var called = request(Mode.PHONE);
        var facts = Facts.of(ID, request);
        var meeting = Meeting.of(appointment(0, START), request);
        var past = Past.of(ID, appointment(0, START), request);
        var moved = Meeting.of(appointment(1, START.plus(Duration.ofDays(1))), request);
        return List.of(
                new ConsultationRequested(facts, TOKEN, MONDAY.plus(Duration.ofDays(2)), START),
                new ConsultationConfirmed(facts, TOKEN, true, "Karla Probst-Muster"),
                new ConsultationAssigned(
                        ID,
                        request.municipality(),
                        request.municipalityName(),
                        request.module(),
                        request.moduleTitle(),
                        request.mode(),
                        "karla-probst-muster",
                        "Karla Probst-Muster",
                        "karla.probst-muster@ekom21.example",
                        false,
                        false,
                        true,
                        3,
                        40,
                        "Kennt die Kommune schon.",
                        "Ben Entwurf",
                        "ben.entwurf@ekom21.example",
                        Status.REQUESTED),
                new ConsultationExpired(ID, request.municipality(), request.module()),
                new AppointmentOffered(
                        facts,
                        List.of(START, START.plus(Duration.ofHours(4))),
                        MONDAY.plus(Duration.ofHours(4)),
                        "Beides geht vor Ort.",
                        TOKEN),
                new PollOpened(
                        facts,
                        List.of(START, START.plus(Duration.ofHours(4))),
                        MONDAY.plus(Duration.ofHours(4)),
                        List.of(
                                new Asked(
                                        "Otto Muster", "otto.muster@bad-homburg.example", TOKEN))),
                new PollCompleted(
                        facts,
                        List.of(
                                new Suiting(START, 0, 1, 0),
                                new Suiting(START.plus(Duration.ofHours(4)), 1, 0, 0)),
                        START.plus(Duration.ofHours(4)),
                        MONDAY.plus(Duration.ofHours(4)),
                        TOKEN),
                new OfferEnded(facts, Ending.EXPIRED, true, TOKEN),
                new WaitEnded(facts, TOKEN),
                new EarlierFree(facts, moved, START, TOKEN),
                new AppointmentScheduled(facts, meeting, TOKEN, Companion.of(request)),
                new AppointmentMoved(
                        facts,
                        moved,
                        START,
                        "Ben Entwurf",
                        "ben.entwurf@ekom21.example",
                        TOKEN,
                        Companion.of(request),
                        List.of(new Companion("Nina Probe", "nina.probe@bad-homburg.example"))),
                new AppointmentAccompanied(facts, Meeting.of(accompanied(), request), TOKEN),
                new AppointmentUnaccompanied(
                        facts, meeting, "Dora Daneben", "dora.daneben@ekom21.example", TOKEN),
                new AppointmentCancelled(
                        facts,
                        Meeting.of(appointment(0, START).as(Appointment.State.CANCELLED), request),
                        Party.STAFF,
                        "Erkrankt",
                        Status.REQUESTED,
                        TOKEN,
                        Companion.of(request)),
                new AppointmentApproaching(
                        Facts.of(ID, called), Meeting.of(appointment(0, START), called), 7, TOKEN),
                new AppointmentHeld(past),
                new AppointmentMissed(past),
                new OutcomeMissing(
                        ID,
                        request.municipalityName(),
                        request.module(),
                        request.moduleTitle(),
                        "YXBwb2ludG1lbnQtMDAwMQ",
                        START,
                        START.plus(Duration.ofMinutes(90)),
                        "Karla Probst-Muster",
                        "karla.probst-muster@ekom21.example",
                        false),
                new ConsultationUnrecorded(ID, request.municipality(), request.module()),
                new ConsultationErased(ID, request.municipality(), request.module()),
                new ConsultationWithdrawn(
                        facts, Party.STAFF, "Die Beratung ist nicht mehr möglich."),
                new ConsultationDeclined(facts, "Das Thema liegt beim Landkreis."),
                new ReportWritten(ID, request.municipality(), request.module()),
                new FeedbackGiven(ID, request.municipality(), request.module(), 4),
                new ReportReleased(
                        facts,
                        TOKEN,
                        List.of("c2Vuc29yZW4tdW5kLWJvZGVu"),
                        List.of("smart-cities-forum-2026"),
                        request.fields()),
                new ReportCorrected(
                        facts,
                        TOKEN,
                        List.of("c2Vuc29yZW4tdW5kLWJvZGVu"),
                        List.of(),
                        List.of(),
                        List.of("smart-cities-forum-2026"),
                        request.fields()),
                new FeedbackAsked(facts, TOKEN),
                new ConsultantMissing(
                        ID,
                        request.municipalityName(),
                        request.module(),
                        request.moduleTitle(),
                        request.fields()),
                new RequestOverdue(
                        ID,
                        request.municipalityName(),
                        request.module(),
                        request.moduleTitle(),
                        MONDAY),
                new AbsenceCollides(
                        ID,
                        request.municipalityName(),
                        "YXBwb2ludG1lbnQtMDAwMQ",
                        START,
                        "Karla Probst-Muster",
                        null,
                        null,
                        List.of(new Proposal("ben-entwurf", "Ben Entwurf", START))));
    }

    private static Request request(Mode mode) {
        return new Request(
                "06434001",
                new Person(
                        "Erika Beispiel", "digital@bad-homburg.example", null, "06172 1000", null),
                List.of(new Participant("Otto Muster", "otto.muster@bad-homburg.example")),
                "Wie beginnen wir mit Sensoren?",
                null,
                List.of("ENVIRONMENT"),
                "einstieg",
                "Einstiegsberatung",
                "First steps",
                90,
                mode,
                "Rathaus, Rathausplatz 1, Zimmer 12",
                List.of(),
                null,
                null,
                null,
                "de");
    }

    private static Appointment appointment(int sequence, Instant start) {
        return new Appointment(
                "YXBwb2ludG1lbnQtMDAwMQ",
                new Spot(
                        "karla-probst-muster",
                        "YXBwb2ludG1lbnQtMDAwMQ",
                        start,
                        start.plus(Duration.ofMinutes(90))),
                "Karla Probst-Muster",
                "karla.probst-muster@ekom21.example",
                "0561 2040",
                null,
                sequence,
                Appointment.State.SCHEDULED,
                List.of(7, 1),
                8,
                null,
                "06434001:2026:1",
                null,
                null);
    }

    private static Appointment accompanied() {
        return appointment(0, START)
                .accompaniedBy(
                        new Second(
                                new Spot(
                                        "dora-daneben",
                                        "ZHJpdHRlciB0ZXJtaW4",
                                        START,
                                        START.plus(Duration.ofMinutes(90))),
                                "Dora Daneben",
                                "dora.daneben@ekom21.example",
                                List.of()));
    }
}
