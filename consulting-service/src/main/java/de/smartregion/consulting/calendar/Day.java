package de.smartregion.consulting.calendar;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.almanac.Almanac;
import de.smartregion.consulting.almanac.Stretch;
import de.smartregion.consulting.consultant.Consultant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is claimed and booked on one date of one consultant; nothing else is.
 *
 * <p>Its laws, checked whenever there is one: what begins on the date is on its day; no two entries
 * overlap, their buffers included; each has a name of its own; a hold has a deadline, and what is
 * booked has none; there are at most {@link #MOST}.
 *
 * <p>One exception: what is there instead of another, until that is given back, may be in its way,
 * and in nobody else's; and neither may anybody be in the way of either.
 *
 * <p>Its laws, checked when something comes or moves, since they rest on facts of that moment
 * ({@link DayTerms}): it lies in one piece of the consultant's work and not where the consultant is
 * busy elsewhere; buffers and the ways from home and back lie within the working day; between any
 * two appointments, neighbours or not, there is time for buffers and the way from one place to the
 * other, so that one that is freed never brings two too close; there are no more than the limits of
 * the day and the week allow; nobody is surprised: there is notice.
 *
 * <p>A hold whose time is over is gone: every decision begins without it.
 */
record Day(
        @Id String id,
        String consultant,
        String date,
        List<Entry> entries,
        @Nullable Instant nextDeadline,
        @Version long version) {

    /** More than anybody can do in a day. */
    static final int MOST = Consultant.MOST_A_DAY;

    /** A day after a decision, and what became of the question. */
    sealed interface Answer {
        Day day();

        /** It is had, now or since before. */
        record Had(Day day, Entry entry) implements Answer {}

        /** There is no such claim, or not any more. */
        record Gone(Day day) implements Answer {}

        record Refused(Day day, Agenda.Why why) implements Answer {}
    }

    /**
     * Another start for an entry on its day.
     *
     * @param attempt whoever asks for the same one names the same number; the next has a higher one
     * @param wish what it takes there; nothing when there it does not fit
     */
    record Move(String claim, Instant start, long attempt, @Nullable Wish wish) {

        private Agenda.@Nullable Why against(
                @Nullable DayTerms terms, List<Entry> others, Instant now) {
            if (wish == null) {
                return Agenda.Why.DOES_NOT_FIT;
            }
            return terms == null ? Agenda.Why.UNKNOWN : terms.against(wish, others, now);
        }
    }

    /** Where a day is kept under its name. */
    record Key(String consultant, LocalDate date) {

        String id() {
            return consultant + ":" + date;
        }

        static Key of(String id) {
            int colon = id.indexOf(':');
            return new Key(id.substring(0, colon), LocalDate.parse(id.substring(colon + 1)));
        }
    }

    Day {
        entries = entries.stream().sorted(Comparator.comparing(Entry::start)).toList();
        nextDeadline =
                entries.stream()
                        .map(Entry::until)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        if (!id.equals(consultant + ":" + date)) {
            throw new IllegalArgumentException("a day is named after its consultant and its date");
        }
        if (entries.size() > MOST) {
            throw new IllegalArgumentException("nobody can do all of that in a day");
        }
        var names = new HashSet<String>();
        for (var entry : entries) {
            if (!names.add(entry.id())) {
                throw new IllegalArgumentException("an entry has a name of its own");
            }
            if (!Almanac.dateOf(entry.start()).toString().equals(date)) {
                throw new IllegalArgumentException("an entry begins on its date");
            }
        }
        for (int i = 1; i < entries.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (entries.get(i).overlaps(entries.get(j))) {
                    throw new IllegalArgumentException("entries and their buffers do not overlap");
                }
            }
        }
    }

    static Day empty(Key key) {
        return new Day(key.id(), key.consultant(), key.date().toString(), List.of(), null, 0);
    }

    Key key() {
        return new Key(consultant, LocalDate.parse(date));
    }

    @Nullable Entry entry(String claim) {
        for (var entry : entries) {
            if (entry.id().equals(claim)) {
                return entry;
            }
        }
        return null;
    }

    private @Nullable String oneOf(Set<String> claims) {
        return claims.stream().filter(it -> entry(it) != null).findFirst().orElse(null);
    }

    /** Without holds whose time is over. */
    Day at(Instant now) {
        if (nextDeadline == null || now.isBefore(nextDeadline)) {
            return this;
        }
        return with(entries.stream().filter(it -> !it.over(now)).toList());
    }

    /**
     * Keeps what is wished until a deadline; what is had under that name stays as it is. What it is
     * wished instead of stays, too, and is not in its way. Without terms there is nobody to advise.
     */
    Answer claim(Wish wish, Instant until, @Nullable DayTerms terms, Instant now) {
        var open = at(now);
        var known = open.entry(wish.claim());
        if (known != null) {
            return new Answer.Had(open, known);
        }
        var own = open.oneOf(wish.instead());
        var others = own == null ? open : open.without(own);
        var why = terms == null ? Agenda.Why.UNKNOWN : terms.against(wish, others.entries, now);
        if (why == null && !now.isBefore(until)) {
            why = Agenda.Why.TOO_SOON; // over before it begins
        }
        if (why == null && open.entries.size() >= MOST) {
            why = Agenda.Why.DAY_FULL; // both are there for a while
        }
        if (why != null) {
            return new Answer.Refused(open, why);
        }
        var held = wish.held(until, own);
        return new Answer.Had(open.plus(held), held);
    }

    /** Another deadline for a hold; what is booked needs none. */
    Answer prolong(String claim, Instant until, Instant now) {
        var open = at(now);
        var known = open.entry(claim);
        if (known == null) {
            return new Answer.Gone(open);
        }
        if (known.state() == Entry.State.BOOKED || until.equals(known.until())) {
            return new Answer.Had(open, known);
        }
        var held = known.prolonged(until);
        return new Answer.Had(open.without(claim).plus(held), held);
    }

    /** A hold becomes an appointment; what is booked for another case is not this one's. */
    Answer book(String claim, String consultation, Instant now) {
        var open = at(now);
        var known = open.entry(claim);
        if (known == null) {
            return new Answer.Gone(open);
        }
        if (known.state() == Entry.State.BOOKED) {
            return consultation.equals(known.consultation())
                    ? new Answer.Had(open, known)
                    : new Answer.Gone(open);
        }
        var booked = known.booked(consultation);
        return new Answer.Had(open.without(claim).plus(booked), booked);
    }

    /**
     * To another time of the same day; refused leaves it where it was.
     *
     * <p>An attempt is decided once and for all, the refusal too: who asks again is told the same,
     * and who asks late, after another attempt, moves nothing.
     */
    Answer move(Move move, @Nullable DayTerms terms, Instant now) {
        var open = at(now);
        var known = open.entry(move.claim());
        if (known == null) {
            return new Answer.Gone(open);
        }
        if (known.start().equals(move.start())) {
            return new Answer.Had(open, known);
        }
        if (move.attempt() <= known.attempt()) {
            return new Answer.Refused(open, Agenda.Why.TAKEN);
        }
        var rest = open.without(move.claim());
        var why = move.against(terms, rest.entries, now);
        if (why != null) {
            return new Answer.Refused(rest.plus(known.stayed(move.attempt())), why);
        }
        var moved = Objects.requireNonNull(move.wish()).moved(known, move.attempt());
        return new Answer.Had(rest.plus(moved), moved);
    }

    /**
     * A hold is given up by whoever knows its name; what is booked, by its own case alone: two who
     * share a hold must not free each other's appointment.
     */
    Answer free(String claim, @Nullable String consultation, Instant now) {
        var open = at(now);
        var known = open.entry(claim);
        boolean others =
                known != null
                        && known.state() == Entry.State.BOOKED
                        && !Objects.equals(known.consultation(), consultation);
        return new Answer.Gone(others ? open : open.without(claim));
    }

    /** What was taken before and is not now. */
    List<Stretch> freedSince(Day before) {
        var freed = new ArrayList<Stretch>();
        for (var entry : before.entries) {
            var now = entry(entry.id());
            if (now == null || !now.start().equals(entry.start())) {
                freed.add(new Stretch(entry.from(), entry.to()));
            }
        }
        return freed;
    }

    private Day plus(Entry entry) {
        var more = new ArrayList<>(entries);
        more.add(entry);
        return with(more);
    }

    private Day without(String claim) {
        return entry(claim) == null
                ? this
                : with(entries.stream().filter(it -> !it.id().equals(claim)).toList());
    }

    private Day with(List<Entry> other) {
        return new Day(id, consultant, date, other, null, version);
    }
}
