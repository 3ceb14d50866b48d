package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda.Adviser;
import de.smartregion.consulting.agenda.Agenda.Candidate;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who advises, and why.
 *
 * <p>Of those who fit: who comes from the same district, then who has the least of a year's
 * capacity booked, then whose latest appointment lies furthest back, then the first by id. The same
 * candidates give the same choice in whatever order they come.
 *
 * @param name of the consultant, as told when it was decided; so the address
 * @param by who decided: {@link #RULE} or the name of somebody of the office
 */
record Assignment(
        String consultant,
        @Nullable String name,
        @Nullable String email,
        List<Weighing> reason,
        Instant at,
        String by,
        @Nullable String note) {

    static final String RULE = "rule";

    private static final Comparator<Candidate> FIRST =
            Comparator.comparing((Candidate it) -> !it.sameDistrict())
                    .thenComparing(Assignment::lessLoaded)
                    .thenComparing(
                            Candidate::lastAppointment,
                            Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                    .thenComparing(Candidate::consultant);

    /** What spoke for and against one consultant. */
    @Schema(name = "ConsultationWeighing")
    record Weighing(
            String consultant,
            String name,
            boolean fits,
            List<String> against,
            boolean sameDistrict,
            int appointments,
            int capacity,
            @Nullable Instant lastAppointment,
            boolean free,
            boolean chosen) {

        Weighing {
            against = List.copyOf(against);
        }

        static Weighing of(Candidate candidate, boolean chosen) {
            return new Weighing(
                    candidate.consultant(),
                    candidate.name(),
                    candidate.fits(),
                    candidate.against(),
                    candidate.sameDistrict(),
                    candidate.appointments(),
                    candidate.capacity(),
                    candidate.lastAppointment(),
                    candidate.free(),
                    chosen);
        }
    }

    Assignment {
        reason = List.copyOf(reason);
    }

    Assignment withoutNote() {
        return new Assignment(consultant, name, email, reason, at, by, null);
    }

    /** Who is written to about it. */
    Assignment to(Optional<Adviser> adviser) {
        return adviser.map(
                        it ->
                                new Assignment(
                                        consultant, it.name(), it.email(), reason, at, by, note))
                .orElse(this);
    }

    boolean byRule() {
        return by.equals(RULE);
    }

    /** What was found about the one who was chosen. */
    Optional<Weighing> chosen() {
        return reason.stream().filter(it -> it.consultant().equals(consultant)).findFirst();
    }

    /** Those who fit and this holds for, the best first. */
    static List<Candidate> ranked(List<Candidate> candidates, Predicate<Candidate> also) {
        return candidates.stream().filter(Candidate::fits).filter(also).sorted(FIRST).toList();
    }

    /** Nobody when nobody fits. */
    static Optional<Assignment> byRule(List<Candidate> candidates, Instant now) {
        return ranked(candidates, _ -> true).stream()
                .findFirst()
                .map(best -> of(best.consultant(), candidates, RULE, null, now));
    }

    static Assignment of(
            String consultant,
            List<Candidate> candidates,
            String by,
            @Nullable String note,
            Instant now) {
        return new Assignment(
                consultant,
                null,
                null,
                candidates.stream()
                        .map(it -> Weighing.of(it, it.consultant().equals(consultant)))
                        .sorted(Comparator.comparing(Weighing::consultant))
                        .toList(),
                now,
                by,
                note);
    }

    /** As whole numbers, so that no rounding decides. */
    private static int lessLoaded(Candidate one, Candidate other) {
        return Long.compare(
                (long) one.appointments() * Math.max(1, other.capacity()),
                (long) other.appointments() * Math.max(1, one.capacity()));
    }

    @Override
    public String toString() {
        return "assignment of " + consultant; // reasons and notes name people
    }
}
