package de.smartregion.consulting.consultation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import de.smartregion.consulting.agenda.Mode;
import de.smartregion.platform.event.DomainEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What happened to a case, told to whoever writes letters and to what recommends. */
sealed interface ConsultationEvent extends DomainEvent {

    /** Asked without an account: the link confirms whose address it is. */
    record ConsultationRequested(
            @JsonUnwrapped Facts facts,
            String confirmToken,
            Instant confirmBy,
            @Nullable Instant start)
            implements ConsultationEvent {
        @Override
        public String toString() {
            return "consultation-requested of " + facts.consultation();
        }
    }

    /**
     * The office has it; there is no appointment yet.
     *
     * @param consultantName of who is to advise, if somebody fits
     */
    record ConsultationConfirmed(
            @JsonUnwrapped Facts facts,
            String manageToken,
            boolean waiting,
            @Nullable String consultantName)
            implements ConsultationEvent {
        @Override
        public String toString() {
            return "consultation-confirmed of " + facts.consultation();
        }
    }

    /**
     * Somebody is to advise, by rule or because somebody decided so.
     *
     * @param booked by an appointment, which they hear of by itself
     * @param sameDistrict whether they come from the municipality's district
     * @param appointments of theirs in the year, of {@code capacity}, when it was decided
     * @param formerConsultantName of who was to advise until now
     * @param status how the case stands then
     */
    record ConsultationAssigned(
            String consultation,
            String municipality,
            String municipalityName,
            String module,
            String moduleTitle,
            Mode mode,
            String consultant,
            String consultantName,
            String consultantEmail,
            boolean byRule,
            boolean booked,
            @Nullable Boolean sameDistrict,
            @Nullable Integer appointments,
            @Nullable Integer capacity,
            @Nullable String note,
            @Nullable String formerConsultantName,
            @Nullable String formerConsultantEmail,
            @Nullable Status status)
            implements ConsultationEvent {

        static ConsultationAssigned of(
                String consultation,
                Request request,
                Status status,
                Assignment now,
                String name,
                String email,
                boolean booked,
                @Nullable Assignment former) {
            var chosen = booked ? null : now.chosen().orElse(null);
            return new ConsultationAssigned(
                    consultation,
                    request.municipality(),
                    request.municipalityName(),
                    request.module(),
                    request.moduleTitle(),
                    request.mode(),
                    now.consultant(),
                    name,
                    email,
                    now.byRule(),
                    booked,
                    chosen == null ? null : chosen.sameDistrict(),
                    chosen == null ? null : chosen.appointments(),
                    chosen == null ? null : chosen.capacity(),
                    booked ? null : now.note(), // then it is about the appointment
                    former == null ? null : former.name(),
                    former == null ? null : former.email(),
                    status);
        }

        @Override
        public String toString() {
            return "consultation-assigned of " + consultation; // personal data stays out of logs
        }
    }

    /** Over, and never confirmed; nothing about anybody. */
    record ConsultationExpired(String consultation, String municipality, String module)
            implements ConsultationEvent {
        @Override
        public String toString() {
            return "consultation-expired of " + consultation;
        }
    }

    /** Starts are kept until the municipality has chosen. */
    record AppointmentOffered(
            @JsonUnwrapped Facts facts,
            List<Instant> starts,
            Instant until,
            @Nullable String note,
            String manageToken)
            implements ConsultationEvent {
        public AppointmentOffered {
            starts = List.copyOf(starts);
        }

        @Override
        public String toString() {
            return "appointment-offered of " + facts.consultation();
        }
    }

    /** Who comes along is asked which of the offered starts suit them. */
    record PollOpened(
            @JsonUnwrapped Facts facts, List<Instant> starts, Instant until, List<Asked> asked)
            implements ConsultationEvent {
        public PollOpened {
            starts = List.copyOf(starts);
            asked = List.copyOf(asked);
        }

        @Override
        public String toString() {
            return "poll-opened of " + facts.consultation();
        }
    }

    /**
     * All of them have answered; changed answers are not told again.
     *
     * @param best suits most; none where nobody can
     */
    record PollCompleted(
            @JsonUnwrapped Facts facts,
            List<Suiting> starts,
            @Nullable Instant best,
            Instant until,
            String manageToken)
            implements ConsultationEvent {
        public PollCompleted {
            starts = List.copyOf(starts);
        }

        @Override
        public String toString() {
            return "poll-completed of " + facts.consultation();
        }
    }

    /** Nothing was chosen of an offer, or nothing was left of it. */
    record OfferEnded(@JsonUnwrapped Facts facts, Ending why, boolean waiting, String manageToken)
            implements ConsultationEvent {
        @Override
        public String toString() {
            return "offer-ended of " + facts.consultation();
        }
    }

    /** Nothing became free in the wished windows, and they are past. */
    record WaitEnded(@JsonUnwrapped Facts facts, String manageToken) implements ConsultationEvent {
        @Override
        public String toString() {
            return "wait-ended of " + facts.consultation();
        }
    }

    /**
     * A start before their appointment is free; it is kept for nobody.
     *
     * @param meeting as it stands until they move it
     */
    record EarlierFree(
            @JsonUnwrapped Facts facts,
            @JsonUnwrapped Meeting meeting,
            Instant free,
            String manageToken)
            implements ConsultationEvent {
        @Override
        public String toString() {
            return "earlier-free of " + facts.consultation();
        }
    }

    /** There is an appointment. */
    record AppointmentScheduled(
            @JsonUnwrapped Facts facts,
            @JsonUnwrapped Meeting meeting,
            String manageToken,
            @Nullable List<Companion> companions)
            implements ConsultationEvent {
        public AppointmentScheduled {
            companions = companions == null ? null : List.copyOf(companions);
        }

        @Override
        public String toString() {
            return "appointment-scheduled of " + facts.consultation();
        }
    }

    /**
     * At another time or place, another way, with others, or with another consultant: the former is
     * named.
     *
     * @param formerCompanions who came along until now, and does not any more
     */
    record AppointmentMoved(
            @JsonUnwrapped Facts facts,
            @JsonUnwrapped Meeting meeting,
            Instant before,
            @Nullable String formerConsultantName,
            @Nullable String formerConsultantEmail,
            String manageToken,
            @Nullable List<Companion> companions,
            @Nullable List<Companion> formerCompanions)
            implements ConsultationEvent {
        public AppointmentMoved {
            companions = companions == null ? null : List.copyOf(companions);
            formerCompanions = formerCompanions == null ? null : List.copyOf(formerCompanions);
        }

        @Override
        public String toString() {
            return "appointment-moved of " + facts.consultation();
        }
    }

    /** A second consultant comes along. */
    record AppointmentAccompanied(
            @JsonUnwrapped Facts facts, @JsonUnwrapped Meeting meeting, String manageToken)
            implements ConsultationEvent {
        @Override
        public String toString() {
            return "appointment-accompanied of " + facts.consultation();
        }
    }

    /** The second consultant does not come along any more. */
    record AppointmentUnaccompanied(
            @JsonUnwrapped Facts facts,
            @JsonUnwrapped Meeting meeting,
            String formerConsultantName,
            String formerConsultantEmail,
            String manageToken)
            implements ConsultationEvent {
        @Override
        public String toString() {
            return "appointment-unaccompanied of " + facts.consultation();
        }
    }

    /**
     * It does not take place.
     *
     * @param status how the case stands then
     * @param manageToken where something is left to look after
     */
    record AppointmentCancelled(
            @JsonUnwrapped Facts facts,
            @JsonUnwrapped Meeting meeting,
            Party by,
            @Nullable String reason,
            @Nullable Status status,
            @Nullable String manageToken,
            @Nullable List<Companion> companions)
            implements ConsultationEvent {
        public AppointmentCancelled {
            companions = companions == null ? null : List.copyOf(companions);
        }

        @Override
        public String toString() {
            return "appointment-cancelled of " + facts.consultation();
        }
    }

    /** A reminder is due. */
    record AppointmentApproaching(
            @JsonUnwrapped Facts facts,
            @JsonUnwrapped Meeting meeting,
            int days,
            String manageToken)
            implements ConsultationEvent {
        @Override
        public String toString() {
            return "appointment-approaching of " + facts.consultation();
        }
    }

    /** It took place; nothing about anybody. */
    record AppointmentHeld(@JsonUnwrapped Past past) implements ConsultationEvent {}

    /** The municipality was not there; nothing about anybody. */
    record AppointmentMissed(@JsonUnwrapped Past past) implements ConsultationEvent {}

    /**
     * Nobody has said yet what came of it.
     *
     * @param again the consultant was asked before
     */
    record OutcomeMissing(
            String consultation,
            String municipalityName,
            String module,
            String moduleTitle,
            String appointment,
            Instant start,
            Instant end,
            String consultantName,
            String consultantEmail,
            boolean again)
            implements ConsultationEvent {
        @Override
        public String toString() {
            return "outcome-missing of " + consultation; // personal data stays out of logs
        }
    }

    /**
     * Nobody ever said what came of its appointment, and it is forgotten; nothing about anybody.
     */
    record ConsultationUnrecorded(String consultation, String municipality, String module)
            implements ConsultationEvent {}

    /** Who asked, and what anybody typed about it, is forgotten; nothing about anybody. */
    record ConsultationErased(String consultation, String municipality, String module)
            implements ConsultationEvent {}

    /** The municipality does not need it any more, or somebody ended it for them. */
    record ConsultationWithdrawn(@JsonUnwrapped Facts facts, Party by, @Nullable String reason)
            implements ConsultationEvent {
        @Override
        public String toString() {
            return "consultation-withdrawn of " + facts.consultation();
        }
    }

    /** The office cannot help. */
    record ConsultationDeclined(@JsonUnwrapped Facts facts, String reason)
            implements ConsultationEvent {
        @Override
        public String toString() {
            return "consultation-declined of " + facts.consultation();
        }
    }

    /** There is a report, and the municipality cannot read it yet; nothing about anybody. */
    record ReportWritten(String consultation, String municipality, String module)
            implements ConsultationEvent {}

    /** The municipality may read what came of it. */
    record ReportReleased(
            @JsonUnwrapped Facts facts,
            String manageToken,
            List<String> projects,
            List<String> gatherings,
            List<String> fields)
            implements ConsultationEvent {
        public ReportReleased {
            projects = List.copyOf(projects);
            gatherings = List.copyOf(gatherings);
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return "report-released of " + facts.consultation();
        }
    }

    /**
     * What the municipality may read already says something else now.
     *
     * @param formerProjects recommended until now
     * @param formerGatherings recommended until now
     */
    record ReportCorrected(
            @JsonUnwrapped Facts facts,
            String manageToken,
            List<String> projects,
            List<String> gatherings,
            List<String> formerProjects,
            List<String> formerGatherings,
            List<String> fields)
            implements ConsultationEvent {
        public ReportCorrected {
            projects = List.copyOf(projects);
            gatherings = List.copyOf(gatherings);
            formerProjects = List.copyOf(formerProjects);
            formerGatherings = List.copyOf(formerGatherings);
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return "report-corrected of " + facts.consultation();
        }
    }

    /** The municipality is asked whether it helped. */
    record FeedbackAsked(@JsonUnwrapped Facts facts, String manageToken)
            implements ConsultationEvent {
        @Override
        public String toString() {
            return "feedback-asked of " + facts.consultation();
        }
    }

    /**
     * The municipality has said whether it helped; nothing about anybody.
     *
     * @param helpful from 1, not at all, to 5
     */
    record FeedbackGiven(String consultation, String municipality, String module, int helpful)
            implements ConsultationEvent {}

    /** Nobody fits; the office must look. */
    record ConsultantMissing(
            String consultation,
            String municipalityName,
            String module,
            String moduleTitle,
            List<String> fields)
            implements ConsultationEvent {
        public ConsultantMissing {
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return "consultant-missing of " + consultation;
        }
    }

    /** Waits for an offer for too long. */
    record RequestOverdue(
            String consultation,
            String municipalityName,
            String module,
            String moduleTitle,
            Instant since)
            implements ConsultationEvent {
        @Override
        public String toString() {
            return "request-overdue of " + consultation;
        }
    }

    /**
     * A consultant is away when there is an appointment: who could go instead, or when.
     *
     * @param second who is away only comes along; nobody is proposed
     * @param reason {@code hours} or {@code inactive}, where there is no absence
     */
    record AbsenceCollides(
            String consultation,
            String municipalityName,
            String appointment,
            Instant start,
            String consultantName,
            @Nullable Boolean second,
            @Nullable String reason,
            List<Proposal> proposals)
            implements ConsultationEvent {
        public AbsenceCollides {
            proposals = List.copyOf(proposals);
        }

        @Override
        public String toString() {
            return "absence-collides of " + consultation;
        }
    }

    /** Why an offer came to nothing. */
    enum Ending {
        REFUSED,
        EXPIRED,
        /** Its slots were lost. */
        LAPSED
    }

    /** Somebody who is asked what suits them, and the token of their link. */
    record Asked(String name, String email, String ballotToken) {
        @Override
        public String toString() {
            return "somebody asked"; // personal data and tokens stay out of logs
        }
    }

    /** Somebody else of the municipality who comes along, and is written to. */
    record Companion(String name, String email) {

        /** Nothing where nobody comes along. */
        static @Nullable List<Companion> of(Request request) {
            return request.people().isEmpty()
                    ? null
                    : request.people().stream()
                            .map(it -> new Companion(it.name(), it.email()))
                            .toList();
        }

        /** Who is not written to any more; an address is one of them, whoever's it was. */
        static @Nullable List<Companion> former(Request before, Request now) {
            var left =
                    before.people().stream()
                            .filter(
                                    it ->
                                            now.people().stream()
                                                    .noneMatch(
                                                            other ->
                                                                    other.email()
                                                                            .equalsIgnoreCase(
                                                                                    it.email())))
                            .map(it -> new Companion(it.name(), it.email()))
                            .toList();
            return left.isEmpty() ? null : left;
        }

        @Override
        public String toString() {
            return "companion"; // personal data stays out of logs
        }
    }

    /** How many a start suits. */
    record Suiting(Instant start, long yes, long ifNeeded, long no) {
        static Suiting of(Instant start, Poll poll) {
            return new Suiting(
                    start,
                    poll.count(start, Suits.YES),
                    poll.count(start, Suits.IF_NEEDED),
                    poll.count(start, Suits.NO));
        }
    }

    /** Whom to ask instead, and for when. */
    record Proposal(String consultant, String name, Instant start) {
        @Override
        public String toString() {
            return "proposal of " + consultant; // personal data stays out of logs
        }
    }

    /** Who is written to, and about what. */
    record Facts(
            String consultation,
            String municipality,
            String municipalityName,
            String name,
            String email,
            String language,
            String module,
            String moduleTitle,
            @Nullable String moduleTitleEnglish,
            Mode mode) {

        static Facts of(String consultation, Request request) {
            return new Facts(
                    consultation,
                    request.municipality(),
                    request.municipalityName(),
                    request.person().name(),
                    request.person().email(),
                    request.language(),
                    request.module(),
                    request.moduleTitle(),
                    request.moduleTitleEnglish(),
                    request.mode());
        }

        @Override
        public String toString() {
            return "facts of consultation " + consultation; // personal data stays out of logs
        }
    }

    /** What was to take place, for whoever counts. */
    record Past(
            String consultation,
            String municipality,
            String module,
            String appointment,
            Instant start,
            Instant end) {

        static Past of(String consultation, Appointment appointment, Request request) {
            return new Past(
                    consultation,
                    request.municipality(),
                    request.module(),
                    appointment.id(),
                    appointment.start(),
                    appointment.end());
        }
    }

    /**
     * What a calendar entry needs.
     *
     * @param sequence as it stands; a cancellation counts one more
     * @param phone where the consultant calls, while it is to take place by phone
     * @param personPhone whom the consultant calls on the way, while it is to take place on site
     * @param consultantPhone where they are called, while it is to take place
     * @param secondConsultantName of who advises beside the consultant, if somebody does
     * @param people the names of who comes along
     */
    record Meeting(
            String appointment,
            Instant start,
            Instant end,
            int sequence,
            String consultantName,
            String consultantEmail,
            @Nullable String address,
            @Nullable String onlineAddress,
            @Nullable String phone,
            @Nullable String personPhone,
            @Nullable String consultantPhone,
            @Nullable String secondConsultantName,
            @Nullable String secondConsultantEmail,
            List<String> people) {

        public Meeting {
            people = List.copyOf(people);
        }

        static Meeting of(Appointment appointment, Request request) {
            var mode = request.mode();
            var second = appointment.second();
            return new Meeting(
                    appointment.id(),
                    appointment.start(),
                    appointment.end(),
                    appointment.sequence(),
                    appointment.consultantName(),
                    appointment.consultantEmail(),
                    mode == Mode.ON_SITE ? request.address() : null,
                    mode == Mode.ONLINE ? appointment.onlineAddress() : null,
                    mode == Mode.PHONE && appointment.scheduled() ? request.person().phone() : null,
                    mode == Mode.ON_SITE && appointment.scheduled()
                            ? request.person().phone()
                            : null,
                    appointment.scheduled() ? appointment.consultantPhone() : null,
                    second == null ? null : second.name(),
                    second == null ? null : second.email(),
                    request.people().stream().map(Participant::name).toList());
        }

        @Override
        public String toString() {
            return "meeting " + appointment; // personal data stays out of logs
        }
    }

    @Override
    default String type() {
        return switch (this) {
            case ConsultationRequested _ -> "de.smartregion.consulting.consultation-requested.v1";
            case ConsultationConfirmed _ -> "de.smartregion.consulting.consultation-confirmed.v1";
            case ConsultationAssigned _ -> "de.smartregion.consulting.consultation-assigned.v1";
            case ConsultationExpired _ -> "de.smartregion.consulting.consultation-expired.v1";
            case AppointmentOffered _ -> "de.smartregion.consulting.appointment-offered.v1";
            case PollOpened _ -> "de.smartregion.consulting.poll-opened.v1";
            case PollCompleted _ -> "de.smartregion.consulting.poll-completed.v1";
            case OfferEnded _ -> "de.smartregion.consulting.offer-ended.v1";
            case WaitEnded _ -> "de.smartregion.consulting.wait-ended.v1";
            case EarlierFree _ -> "de.smartregion.consulting.earlier-free.v1";
            case AppointmentScheduled _ -> "de.smartregion.consulting.appointment-scheduled.v1";
            case AppointmentMoved _ -> "de.smartregion.consulting.appointment-moved.v1";
            case AppointmentAccompanied _ -> "de.smartregion.consulting.appointment-accompanied.v1";
            case AppointmentUnaccompanied _ ->
                    "de.smartregion.consulting.appointment-unaccompanied.v1";
            case AppointmentCancelled _ -> "de.smartregion.consulting.appointment-cancelled.v1";
            case AppointmentApproaching _ -> "de.smartregion.consulting.appointment-approaching.v1";
            case AppointmentHeld _ -> "de.smartregion.consulting.appointment-held.v1";
            case AppointmentMissed _ -> "de.smartregion.consulting.appointment-missed.v1";
            case OutcomeMissing _ -> "de.smartregion.consulting.outcome-missing.v1";
            case ConsultationUnrecorded _ -> "de.smartregion.consulting.consultation-unrecorded.v1";
            case ConsultationErased _ -> "de.smartregion.consulting.consultation-erased.v1";
            case ConsultationWithdrawn _ -> "de.smartregion.consulting.consultation-withdrawn.v1";
            case ConsultationDeclined _ -> "de.smartregion.consulting.consultation-declined.v1";
            case ReportWritten _ -> "de.smartregion.consulting.report-written.v1";
            case ReportReleased _ -> "de.smartregion.consulting.report-released.v1";
            case ReportCorrected _ -> "de.smartregion.consulting.report-corrected.v1";
            case FeedbackAsked _ -> "de.smartregion.consulting.feedback-asked.v1";
            case FeedbackGiven _ -> "de.smartregion.consulting.feedback-given.v1";
            case ConsultantMissing _ -> "de.smartregion.consulting.consultant-missing.v1";
            case RequestOverdue _ -> "de.smartregion.consulting.request-overdue.v1";
            case AbsenceCollides _ -> "de.smartregion.consulting.absence-collides.v1";
        };
    }
}
