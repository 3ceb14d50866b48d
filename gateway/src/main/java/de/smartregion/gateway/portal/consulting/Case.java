package de.smartregion.gateway.portal.consulting;

import de.smartregion.gateway.portal.events.Field;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A consultation, as far as who asks may see it.
 *
 * @param may what who asks may do with it now
 * @param earlierSince when they said that they would rather come earlier
 * @param assignment told to the office and the consultant, as is the log
 * @param report told to the municipality once it is released
 * @param reason why it was declined or withdrawn
 */
public record Case(
        String id,
        Status status,
        String municipality,
        @Nullable String municipalityName,
        List<String> may,
        @Nullable String name,
        @Nullable String email,
        @Nullable String function,
        @Nullable String phone,
        List<Request.Participant> people,
        @Nullable String question,
        @Nullable String goals,
        List<Field> fields,
        String module,
        @Nullable String moduleTitle,
        @Nullable String moduleTitleEnglish,
        Mode mode,
        @Nullable String address,
        List<Request.Window> windows,
        @Nullable String project,
        @Nullable String gathering,
        @Nullable String finding,
        @Nullable String language,
        @Nullable Instant createdAt,
        @Nullable Boolean overdue,
        @Nullable Instant waitingSince,
        @Nullable Instant earlierSince,
        @Nullable Instant confirmBy,
        List<Appointment> appointments,
        @Nullable Offer offer,
        @Nullable Assignment assignment,
        @Nullable Report report,
        @Nullable Feedback feedback,
        @Nullable String reason,
        @Nullable String manageToken,
        List<Entry> log) {
    /** An answer without these is none: the service counts as away. */
    public Case {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(municipality, "municipality");
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(mode, "mode");
        may = Lists.of(may);
        people = Lists.of(people);
        fields = Lists.of(fields);
        windows = Lists.of(windows);
        appointments = Lists.of(appointments);
        log = Lists.of(log);
    }

    /** What of a request can be put right. */
    public record Correction(
            @Nullable String function,
            @Nullable String phone,
            List<Request.Participant> people,
            String question,
            @Nullable String goals,
            Mode mode,
            @Nullable String address,
            List<Request.Window> windows) {
        @Override
        public String toString() {
            return "correction"; // personal data stays out of logs
        }
    }

    /**
     * When people meet.
     *
     * @param onlineAddress the room of it, told to who takes part
     * @param collision told to the office, until it is moved
     * @param second who comes along
     * @param accompaniable whether who asks may say who comes along
     * @param may what who asks may do with it now
     */
    public record Appointment(
            String id,
            @Nullable String consultant,
            @Nullable String consultantName,
            @Nullable String consultantPhone,
            Instant start,
            Instant end,
            String state,
            @Nullable String onlineAddress,
            @Nullable Instant changeableUntil,
            @Nullable Collision collision,
            @Nullable Second second,
            @Nullable Boolean accompaniable,
            List<String> may) {
        public Appointment {
            may = Lists.of(may);
        }

        public boolean movable() {
            return may.contains("move");
        }

        public boolean cancellable() {
            return may.contains("cancel");
        }

        private boolean tooLate(Instant now) {
            return !movable()
                    && !cancellable()
                    && (changeableUntil == null || !changeableUntil.isAfter(now));
        }

        public boolean scheduled() {
            return state.equals("SCHEDULED");
        }

        /** Whether who asks may say who comes along. */
        public boolean decidesSecond() {
            return Boolean.TRUE.equals(accompaniable);
        }

        /** Whether its room can be a link. */
        public boolean linked() {
            return onlineAddress != null && onlineAddress.startsWith("https://");
        }
    }

    /**
     * A second consultant.
     *
     * @param away told to the office
     */
    public record Second(
            @Nullable String consultant, @Nullable String name, @Nullable Boolean away) {
        public boolean missing() {
            return Boolean.TRUE.equals(away);
        }
    }

    /**
     * Absences of who advises, or another reason, and who could go instead, or when.
     *
     * @param absences their names; {@code hours} or {@code inactive} where there is none
     */
    public record Collision(List<String> absences, List<Proposal> proposals) {
        public Collision {
            absences = Lists.of(absences);
            proposals = Lists.of(proposals);
        }

        /** Which words say why. */
        public String title() {
            if (absences.contains("inactive")) {
                return "cases.collision.inactive";
            }
            return absences.equals(List.of("hours")) ? "cases.collision.hours" : "cases.collision";
        }
    }

    public record Proposal(String consultant, String consultantName, Instant start) {}

    /** Times to choose from, for a while; what the others say of them, once they are asked. */
    public record Offer(List<Instant> starts, @Nullable Instant until, @Nullable Poll poll) {
        public Offer {
            starts = Lists.of(starts);
        }

        /** Whether it suits most, of what was said by now. */
        public boolean best(Instant start) {
            return poll != null && start.equals(poll.best());
        }
    }

    /** Who was asked, and what they said. */
    public record Poll(List<Vote> ballots, @Nullable Instant best) {
        public Poll {
            ballots = Lists.of(ballots);
        }
    }

    /** What one of them says of each start; nothing until they have answered. */
    public record Vote(String name, Map<Instant, Suits> answers) {
        public Vote {
            Objects.requireNonNull(name, "name");
            answers = Map.copyOf(answers);
        }

        public @Nullable Suits of(Instant start) {
            return answers.get(start);
        }

        @Override
        public String toString() {
            return "vote"; // personal data stays out of logs
        }
    }

    /** Who advises, and why they. */
    public record Assignment(
            String consultant,
            List<Candidate> reason,
            @Nullable Instant at,
            @Nullable String by,
            @Nullable String note) {
        public Assignment {
            reason = Lists.of(reason);
        }

        public String consultantName() {
            return reason.stream()
                    .filter(each -> each.consultant().equals(consultant))
                    .map(Candidate::name)
                    .findFirst()
                    .orElse(consultant);
        }
    }

    /**
     * What came of it.
     *
     * @param situationHtml the same as the service has laid it out and cleaned it
     */
    public record Report(
            @Nullable String situation,
            @Nullable String advice,
            @Nullable String nextSteps,
            @Nullable String situationHtml,
            @Nullable String adviceHtml,
            @Nullable String nextStepsHtml,
            List<String> projects,
            List<String> gatherings,
            @Nullable Instant released) {
        public Report {
            projects = Lists.of(projects);
            gatherings = Lists.of(gatherings);
        }
    }

    public record Feedback(int helpful, @Nullable String comment) {}

    /** What happened. */
    public record Entry(Instant at, @Nullable String by, String what, @Nullable String note) {}

    public String titleIn(Locale reader) {
        var german = moduleTitle == null ? module : moduleTitle;
        return moduleTitleEnglish != null && reader.getLanguage().equals("en")
                ? moduleTitleEnglish
                : german;
    }

    public String titleLanguage(Locale reader) {
        return moduleTitleEnglish != null && reader.getLanguage().equals("en") ? "en" : "de";
    }

    /** The municipality's name, if the service knows it. */
    public String who() {
        return municipalityName == null ? municipality : municipalityName;
    }

    public boolean late() {
        return Boolean.TRUE.equals(overdue);
    }

    /** What comes, or came, first of those that take place. */
    public @Nullable Appointment next() {
        return appointments.stream()
                .filter(Appointment::scheduled)
                .min(Comparator.comparing(Appointment::start))
                .orElse(null);
    }

    /** The one of that name that takes place; the next, where none is named. */
    public @Nullable Appointment coming(String named) {
        return named.isEmpty()
                ? next()
                : appointments.stream()
                        .filter(Appointment::scheduled)
                        .filter(each -> each.id().equals(named))
                        .findFirst()
                        .orElse(null);
    }

    /** Until when the municipality may move what comes next. */
    public @Nullable Instant moveUntil() {
        var next = next();
        return next == null ? null : next.changeableUntil();
    }

    /** Whether who asks may move what comes next. */
    public boolean movable() {
        return status == Status.SCHEDULED && may.contains("book");
    }

    /**
     * Whether none of what is to come can be changed any more. What still settles is not late: the
     * time for it is not over.
     */
    public boolean tooLate(Instant now) {
        var coming =
                appointments.stream()
                        .filter(Appointment::scheduled)
                        .filter(each -> each.end().isAfter(now))
                        .toList();
        return !coming.isEmpty() && coming.stream().allMatch(each -> each.tooLate(now));
    }

    public boolean correctable() {
        return may.contains("correct");
    }

    /** Whether who asks may say that they would rather come earlier, or not any more. */
    public boolean hastenable() {
        return may.contains("earlier");
    }

    public boolean withdrawable() {
        return may.contains("withdraw");
    }

    /** Whether it can be said how the next appointment went. */
    public boolean begun() {
        return may.contains("record");
    }

    /** Whether who asks may write what came of it. */
    public boolean reportable() {
        return may.contains("report");
    }

    /** Whether the office may forget who asked. */
    public boolean erasable() {
        return may.contains("erase");
    }

    public boolean releasable() {
        return may.contains("release");
    }

    /** Whether who asks may ask the others what suits them. */
    public boolean pollable() {
        return may.contains("poll");
    }

    /** Who would be asked what suits them: everybody once, and not who asks. */
    public List<String> others() {
        var others = new LinkedHashMap<String, String>();
        people.stream()
                .filter(each -> !each.email().equals(email))
                .forEach(each -> others.putIfAbsent(each.email(), each.name()));
        return List.copyOf(others.values());
    }

    @Override
    public String toString() {
        return "consultation " + id; // personal data stays out of logs
    }

    /**
     * Somebody who could come along.
     *
     * @param against what they lack, such as {@code field} or {@code district}
     * @param free at the time of the appointment
     */
    public record PossibleSecond(
            String consultant,
            String name,
            @Nullable Boolean fits,
            List<String> against,
            @Nullable Boolean free) {
        public PossibleSecond {
            Objects.requireNonNull(consultant, "consultant");
            Objects.requireNonNull(name, "name");
            against = Lists.of(against);
        }

        public boolean suitable() {
            return against.isEmpty() && !Boolean.FALSE.equals(fits);
        }

        public boolean available() {
            return Boolean.TRUE.equals(free);
        }
    }

    /**
     * Somebody who could advise.
     *
     * @param against what they lack, such as {@code field} or {@code district}
     * @param free at the time that was asked for
     * @param chosen by the rules, when it was assigned
     */
    public record Candidate(
            String consultant,
            String name,
            @Nullable Boolean fits,
            List<String> against,
            @Nullable Boolean sameDistrict,
            @Nullable Integer appointments,
            @Nullable Integer capacity,
            @Nullable Instant lastAppointment,
            @Nullable Boolean free,
            @Nullable Boolean chosen) {
        public Candidate {
            Objects.requireNonNull(consultant, "consultant");
            Objects.requireNonNull(name, "name");
            against = Lists.of(against);
        }

        public boolean suitable() {
            return against.isEmpty() && !Boolean.FALSE.equals(fits);
        }

        public boolean available() {
            return Boolean.TRUE.equals(free);
        }
    }
}
