package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Mode;
import de.smartregion.consulting.region.Municipalities;
import de.smartregion.platform.web.Markdown;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A case as those see it who take part in it.
 *
 * @param as whom it is shown to
 * @param may what can be done with it now, by who asked
 * @param report for the municipality once it is released
 * @param earlierSince when they said that they would rather come earlier
 * @param assignment for the office alone
 * @param log for the office and the consultant
 * @param manageToken of the case's link, told to who has just confirmed
 */
@Schema(
        name = "Consultation",
        requiredProperties = {
            "id",
            "status",
            "as",
            "may",
            "municipality",
            "municipalityName",
            "name",
            "email",
            "people",
            "question",
            "fields",
            "module",
            "moduleTitle",
            "minutes",
            "mode",
            "windows",
            "language",
            "appointments",
            "settling",
            "overdue",
            "createdAt",
            "changedAt"
        })
record ConsultationView(
        String id,
        Status status,
        Party as,
        List<String> may,
        String municipality,
        String municipalityName,
        @Nullable String district,
        String name,
        String email,
        @Nullable String function,
        @Nullable String phone,
        List<Participant> people,
        String question,
        @Nullable String goals,
        List<String> fields,
        String module,
        String moduleTitle,
        @Nullable String moduleTitleEnglish,
        int minutes,
        Mode mode,
        @Nullable String address,
        List<Window> windows,
        @Nullable String project,
        @Nullable String gathering,
        @Nullable String finding,
        String language,
        List<AppointmentView> appointments,
        @Nullable OfferView offer,
        @Nullable Instant waitingSince,
        @Nullable Instant earlierSince,
        @Nullable Instant confirmBy,
        boolean settling,
        @Nullable AssignmentView assignment,
        @Nullable ReportView report,
        @Nullable Feedback feedback,
        @Nullable String reason,
        boolean overdue,
        @Nullable List<Entry> log,
        Instant createdAt,
        Instant changedAt,
        @Nullable String manageToken) {

    /**
     * @param consultantPhone while it is to come, if they have one
     * @param onlineAddress for who takes part, while it is to come
     * @param changeableUntil until when the municipality may move or cancel it
     * @param collision for the office alone: the consultant is away, and who could go instead
     * @param second who comes along, if somebody does
     * @param accompaniable whether who asks may say who comes along
     * @param may what can be done with it now, by who asked
     */
    @Schema(
            name = "ConsultationAppointment",
            requiredProperties = {
                "id",
                "consultantName",
                "consultantEmail",
                "start",
                "end",
                "sequence",
                "state",
                "accompaniable",
                "may"
            })
    record AppointmentView(
            String id,
            @Nullable String consultant,
            String consultantName,
            String consultantEmail,
            @Nullable String consultantPhone,
            Instant start,
            Instant end,
            int sequence,
            Appointment.State state,
            @Nullable String onlineAddress,
            @Nullable Instant changeableUntil,
            @Nullable CollisionView collision,
            @Nullable SecondView second,
            boolean accompaniable,
            List<String> may) {
        static AppointmentView of(
                Appointment it,
                Consultation of,
                Party as,
                @Nullable String own,
                Terms terms,
                Instant now) {
            return new AppointmentView(
                    it.id(),
                    as == Party.PERSON ? null : it.consultant(),
                    it.consultantName(),
                    it.consultantEmail(),
                    it.scheduled() ? it.consultantPhone() : null,
                    it.start(),
                    it.end(),
                    it.sequence(),
                    it.state(),
                    it.scheduled() && of.request().mode() == Mode.ONLINE
                            ? it.onlineAddress()
                            : null,
                    it.scheduled() ? it.start().minus(terms.settings().change()) : null,
                    as == Party.STAFF ? CollisionView.of(it.collision()) : null,
                    it.second() == null ? null : SecondView.of(it.second(), as),
                    it.scheduled()
                            && now.isBefore(it.start())
                            && (as == Party.STAFF
                                    || (as == Party.CONSULTANT && it.consultant().equals(own))),
                    may(it, of, as, terms, now));
        }

        private static List<String> may(
                Appointment it, Consultation of, Party as, Terms terms, Instant now) {
            var may = new ArrayList<String>();
            if (it.scheduled()) {
                var by = new Actor(as, "");
                add(may, of.keepsFromBooking(false, it.id(), by, terms, now) == null, "move");
                add(
                        may,
                        as != Party.CONSULTANT
                                && of.cancel(it.id(), by, null, terms, now)
                                        instanceof Decision.Changed,
                        "cancel");
            }
            return may;
        }

        @Override
        public String toString() {
            return "appointment " + id;
        }
    }

    /**
     * @param away for the office alone: they are not there then
     */
    @Schema(
            name = "ConsultationSecond",
            requiredProperties = {"name", "email", "away"})
    record SecondView(@Nullable String consultant, String name, String email, boolean away) {
        static SecondView of(Second it, Party as) {
            return new SecondView(
                    as == Party.PERSON ? null : it.consultant(),
                    it.name(),
                    it.email(),
                    as == Party.STAFF && !it.absences().isEmpty());
        }

        @Override
        public String toString() {
            return "second consultant"; // personal data stays out of logs
        }
    }

    /** The best proposal first; none where nobody could go. */
    @Schema(
            name = "ConsultationCollision",
            requiredProperties = {"absences", "proposals"})
    record CollisionView(
            @Schema(
                            description =
                                    "Names of the consultant's absences; `hours` where they do not work then any more, `inactive` where"
                                            + " they have left.")
                    List<String> absences,
            List<ProposalView> proposals) {
        static @Nullable CollisionView of(Appointment.@Nullable Collision it) {
            return it == null
                    ? null
                    : new CollisionView(
                            it.absences(),
                            it.proposals().stream()
                                    .map(
                                            one ->
                                                    new ProposalView(
                                                            one.consultant(),
                                                            one.name(),
                                                            one.start()))
                                    .toList());
        }
    }

    @Schema(
            name = "ConsultationProposal",
            requiredProperties = {"consultant", "consultantName", "start"})
    record ProposalView(String consultant, String consultantName, Instant start) {
        @Override
        public String toString() {
            return "proposal of " + consultant;
        }
    }

    @Schema(
            name = "ConsultationOffer",
            requiredProperties = {"starts", "until"})
    record OfferView(List<Instant> starts, Instant until, @Nullable PollView poll) {
        static OfferView of(Offer it) {
            return new OfferView(
                    it.starts().stream().map(Spot::start).sorted().toList(),
                    it.until(),
                    it.poll() == null ? null : PollView.of(it.poll(), it.times()));
        }
    }

    /**
     * @param best suits most, of what was said by now: a hint
     */
    @Schema(
            name = "ConsultationPoll",
            requiredProperties = {"openedAt", "ballots"})
    record PollView(Instant openedAt, List<VoteView> ballots, @Nullable Instant best) {
        static PollView of(Poll it, List<Instant> starts) {
            return new PollView(
                    it.openedAt(),
                    it.ballots().stream()
                            .map(one -> new VoteView(one.name(), one.answers(), one.answeredAt()))
                            .toList(),
                    it.best(starts).orElse(null));
        }
    }

    /** Who was asked; without answers, who has not answered yet. */
    @Schema(
            name = "ConsultationVote",
            requiredProperties = {"name", "answers"})
    record VoteView(String name, Map<Instant, Suits> answers, @Nullable Instant answeredAt) {
        @Override
        public String toString() {
            return "vote"; // personal data stays out of logs
        }
    }

    @Schema(
            name = "ConsultationAssignment",
            requiredProperties = {"consultant", "reason", "at", "by"})
    record AssignmentView(
            String consultant,
            List<Assignment.Weighing> reason,
            Instant at,
            String by,
            @Nullable String note) {
        @Override
        public String toString() {
            return "assignment of " + consultant;
        }
    }

    /** As written, and as HTML that harms nobody. */
    @Schema(
            name = "ConsultationReport",
            requiredProperties = {
                "situation",
                "situationHtml",
                "advice",
                "adviceHtml",
                "nextSteps",
                "nextStepsHtml",
                "projects",
                "gatherings"
            })
    record ReportView(
            String situation,
            String situationHtml,
            String advice,
            String adviceHtml,
            String nextSteps,
            String nextStepsHtml,
            List<String> projects,
            List<String> gatherings,
            @Nullable Instant released) {
        static ReportView of(Report report) {
            return new ReportView(
                    report.situation(),
                    Markdown.html(report.situation()),
                    report.advice(),
                    Markdown.html(report.advice()),
                    report.nextSteps(),
                    Markdown.html(report.nextSteps()),
                    report.projects(),
                    report.gatherings(),
                    report.released());
        }

        @Override
        public String toString() {
            return "report";
        }
    }

    static ConsultationView of(
            Consultation it,
            Party as,
            @Nullable String own,
            Terms terms,
            Instant now,
            @Nullable String manageToken) {
        var request = it.request();
        var person = request.person();
        var offer = it.offer();
        var report = it.report();
        boolean readable = report != null && (as != Party.PERSON || report.released() != null);
        return new ConsultationView(
                it.id(),
                it.status(),
                as,
                may(it, as, terms, now),
                request.municipality(),
                request.municipalityName(),
                Municipalities.find(request.municipality())
                        .map(place -> place.district())
                        .orElse(null),
                person.name(),
                person.email(),
                person.function(),
                person.phone(),
                request.people(),
                request.question(),
                request.goals(),
                request.fields(),
                request.module(),
                request.moduleTitle(),
                request.moduleTitleEnglish(),
                request.minutes(),
                request.mode(),
                request.address(),
                request.windows(),
                request.project(),
                request.gathering(),
                request.finding(),
                request.language(),
                it.appointments().stream()
                        .map(
                                appointment ->
                                        AppointmentView.of(appointment, it, as, own, terms, now))
                        .toList(),
                offer == null ? null : OfferView.of(offer),
                it.waitingSince(),
                it.earlierSince(),
                it.confirmBy(),
                it.unsettled(),
                as == Party.STAFF ? assignment(it.assignment()) : null,
                readable && report != null ? ReportView.of(report) : null,
                it.feedback(),
                reasonFor(it),
                !now.isBefore(it.dueAt()),
                as == Party.PERSON ? null : it.log(),
                it.createdAt(),
                it.changedAt(),
                manageToken);
    }

    /** Why there will be no advice, in the words of who said so. */
    private static @Nullable String reasonFor(Consultation it) {
        return it.status() != Status.DECLINED
                ? null
                : it.log().reversed().stream()
                        .filter(entry -> entry.what() == Entry.What.DECLINED)
                        .findFirst()
                        .map(Entry::note)
                        .orElse(null);
    }

    private static @Nullable AssignmentView assignment(@Nullable Assignment assignment) {
        return assignment == null
                ? null
                : new AssignmentView(
                        assignment.consultant(),
                        assignment.reason(),
                        assignment.at(),
                        assignment.by(),
                        assignment.note());
    }

    private static List<String> may(Consultation it, Party as, Terms terms, Instant now) {
        var may = new ArrayList<String>();
        var by = new Actor(as, "");
        boolean office = as != Party.PERSON;
        boolean held =
                it.appointments().stream().anyMatch(one -> one.state() == Appointment.State.HELD);
        boolean begun =
                it.upcoming()
                        .map(next -> !now.isBefore(next.start().minus(terms.settings().early())))
                        .orElse(false);
        add(may, it.status() == Status.UNCONFIRMED && !office, "confirm");
        add(may, office && it.status().open(), "offer");
        add(may, it.offer() != null && as != Party.CONSULTANT, "accept");
        add(may, it.offer() != null && as != Party.CONSULTANT, "refuse");
        add(
                may,
                as != Party.CONSULTANT && it.openPoll(by, terms, now) instanceof Decision.Changed,
                "poll");
        add(
                may,
                as != Party.CONSULTANT
                        && new Correcting(it).keeps(it.request(), by, terms, now) == null,
                "correct");
        add(may, it.keepsFromBooking(false, null, by, terms, now) == null, "book");
        add(may, office && it.keepsFromBooking(true, null, by, terms, now) == null, "book-further");
        add(
                may,
                as != Party.CONSULTANT
                        && it.want(it.earlierSince() == null, by, terms, now)
                                instanceof Decision.Changed,
                "earlier");
        add(
                may,
                as != Party.CONSULTANT
                        && it.withdraw(by, null, terms, now) instanceof Decision.Changed,
                "withdraw");
        add(
                may,
                as == Party.STAFF && it.decline(by, "", now) instanceof Decision.Changed,
                "decline");
        add(may, as == Party.STAFF && it.status().open(), "assign");
        add(may, as == Party.STAFF && it.erase(by, now) instanceof Decision.Changed, "erase");
        add(may, office && begun, "record");
        add(may, office && held && !it.status().ended() && !it.request().isErased(), "report");
        add(may, office && it.release(by, terms, now) instanceof Decision.Changed, "release");
        add(may, !office && held && !it.status().ended(), "feedback");
        return may;
    }

    private static void add(List<String> may, boolean now, String what) {
        if (now) {
            may.add(what);
        }
    }

    @Override
    public String toString() {
        return "view of consultation " + id; // personal data stays out of logs
    }
}
