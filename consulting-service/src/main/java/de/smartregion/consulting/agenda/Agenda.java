package de.smartregion.consulting.agenda;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The consultants' calendars as a case uses them: who is free when, and what can be done with one
 * slot of one consultant's day.
 *
 * <p>What it says about free time comes from memory and may be a moment old; what it does is
 * decided by the consultant's day, and by nothing else. Everything it does may be done again with
 * the same answer.
 */
public interface Agenda {

    /**
     * What is looked for.
     *
     * @param module its code
     * @param place official key of the municipality or district to be visited; only on site
     * @param fields the consultant should know all of them
     * @param language of the municipality, {@code de} or {@code en}
     * @param has which appointment would be moved, if one would
     * @param asked whether whoever would come is asked by the office: then it may be soon, and the
     *     module's notice counts for nothing
     */
    record Need(
            String module,
            Mode mode,
            @Nullable String place,
            Set<String> fields,
            String language,
            @Nullable Has has,
            boolean asked) {

        public Need(
                String module,
                Mode mode,
                @Nullable String place,
                Set<String> fields,
                String language) {
            this(module, mode, place, fields, language, null, false);
        }

        public Need withoutNotice() {
            return new Need(module, mode, place, fields, language, has, true);
        }

        /** Names on days that are left out. */
        public Set<String> own() {
            return has == null ? Set.of() : has.claims();
        }

        public Need {
            fields = Set.copyOf(fields);
            if ((mode == Mode.ON_SITE) != (place != null)) {
                throw new IllegalArgumentException("on site, and only there, needs a place");
            }
        }
    }

    /**
     * Who has it has it in that year already: moved within, it is not one more.
     *
     * @param claims what it has of days, which is not in its own way
     */
    record Has(String consultant, Instant start, Set<String> claims) {

        public Has {
            claims = Set.copyOf(claims);
        }
    }

    /** A stretch of one consultant's day, claimed or booked under a name of its own. */
    record Slot(String consultant, LocalDate date, String claim, Instant start, Instant end) {}

    /** The free starts of one day, in order. */
    record FreeDay(LocalDate date, List<Instant> starts) {

        public FreeDay {
            starts = List.copyOf(starts);
        }
    }

    /**
     * One consultant, and what speaks for and against.
     *
     * @param against words such as {@code module}, {@code field}, {@code district}, {@code
     *     language}, {@code capacity} (of that year); empty when the consultant fits
     * @param appointments booked in the year of the start, or of today
     * @param capacity appointments a year
     * @param lastAppointment the end of the latest one booked, past or to come
     * @param free at the start that was asked for; without one, whether there is a free slot in the
     *     next 90 days
     */
    record Candidate(
            String consultant,
            String name,
            List<String> against,
            boolean sameDistrict,
            int appointments,
            int capacity,
            @Nullable Instant lastAppointment,
            boolean free) {

        public Candidate {
            against = List.copyOf(against);
        }

        public boolean fits() {
            return against.isEmpty();
        }
    }

    /** What is told about a consultant to those the consultant advises. */
    record Adviser(
            String consultant,
            String name,
            String email,
            int capacity,
            @Nullable String onlineAddress,
            @Nullable String phone) {

        @Override
        public String toString() {
            return "adviser " + consultant; // personal data stays out of logs
        }
    }

    /** What a case needs to know of a module. */
    record Advice(
            String module,
            String title,
            @Nullable String titleEnglish,
            int minutes,
            Set<Mode> modes,
            boolean active) {

        public Advice {
            modes = Set.copyOf(modes);
        }
    }

    /** Whether a slot was had. */
    sealed interface Answer {

        record Had(Slot slot) implements Answer {}

        /** Nothing has changed. */
        record Refused(Why why) implements Answer {}
    }

    /** Why a consultant's day says no. */
    enum Why {
        TAKEN,
        NOT_WORKING,
        BUSY,
        TOO_SOON,
        DAY_FULL,
        WEEK_FULL,
        DOES_NOT_FIT,
        UNKNOWN
    }

    /** Free starts of everybody who fits, by day; days without any are left out. */
    default List<FreeDay> free(Need need, LocalDate from, int days) {
        return free(need, null, from, days);
    }

    /**
     * The same for two.
     *
     * @param second who comes along, fitting or not: only starts at which they are free, too, and
     *     somebody else is
     */
    List<FreeDay> free(Need need, @Nullable String second, LocalDate from, int days);

    /** The next free starts from a moment on, of anybody who fits, and of the second, if named. */
    List<Instant> next(Need need, @Nullable String second, Instant from, int most);

    /** Everybody who is active, fitting or not, in the order of their ids. */
    List<Candidate> candidates(Need need, @Nullable Instant start);

    /** The same people; free is who could come along, without notice. */
    default List<Candidate> seconds(Need need, Instant start) {
        return candidates(need.withoutNotice(), start);
    }

    /**
     * Keeps a slot until a deadline; {@code claim} is its name, and the second time finds it. Where
     * {@link Has} it is its own, both are there until one is given back: a move may overlap itself.
     *
     * <p>{@link Why#DOES_NOT_FIT} when the module is not held like that, or the start is not one
     * that is offered. Whether the consultant knows the field, comes to the district or speaks the
     * language is up to who asks: the office may decide otherwise.
     */
    Answer claim(String claim, String consultant, Need need, Instant start, Instant until);

    /** The same for somebody who comes along: asked by the office, so without notice. */
    default Answer claimSecond(
            String claim, String consultant, Need need, Instant start, Instant until) {
        return claim(claim, consultant, need.withoutNotice(), start, until);
    }

    /** Another deadline for what is claimed and not booked; false when it is gone. */
    boolean prolong(Slot slot, Instant until);

    /** Makes a claim last; false when it is gone. */
    boolean book(Slot slot, String consultation);

    /**
     * To another start on the same consultant's same day, in one write; refused leaves it as it
     * was.
     *
     * @param attempt decided once, whoever asks for it how often and how late; another one for the
     *     same slot has a higher number
     */
    Answer move(Slot slot, Need need, Instant start, long attempt);

    /** Claimed and not booked: it is free again; what is booked stays. */
    void free(Slot slot);

    /** Claimed, or booked for this case: it is free again; what others booked stays. */
    void giveBack(Slot slot, String consultation);

    Optional<Adviser> adviser(String consultant);

    /** Instead of an absence's name: the consultant does not work then, or not any more. */
    String HOURS = "hours";

    /** Instead of an absence's name: the consultant has left. */
    String INACTIVE = "inactive";

    /**
     * Why a consultant is not there at that time, as it is written down now: the names of absences,
     * {@link #HOURS} or {@link #INACTIVE}; empty when they are.
     */
    List<String> away(String consultant, Instant from, Instant until);

    /** Whether somebody of this id advises, and still does. */
    boolean advises(String consultant);

    /** Who has signed in: the consultant of this subject, or with this verified address. */
    Optional<Adviser> adviserOf(String subject, @Nullable String email);

    Optional<Advice> advice(String module);
}
