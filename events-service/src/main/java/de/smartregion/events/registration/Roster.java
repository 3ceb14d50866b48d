package de.smartregion.events.registration;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Field;

import java.time.Instant;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;

/**
 * Who has a seat at one gathering and who waits for one. Its laws:
 *
 * <ul>
 *   <li>Never more taken than seats, per pool; only lowering the seats makes an overhang, which
 *       shrinks as people leave and evicts nobody.
 *   <li>Nobody waits while a seat that fits is free: the head of a waiting list never fits the free
 *       seats. The head is the first whom the pool could hold at all; a group that became larger
 *       than a lowered pool keeps its place and blocks nobody.
 *   <li>First come, first served: a waiting list is in order of arrival, nobody overtakes, a group
 *       waits as a whole.
 *   <li>One e-mail address has at most one live registration.
 *   <li>An unconfirmed registration keeps its seats or its place until its deadline and no longer;
 *       the roster knows its next deadline.
 *   <li>When the gathering is called off, nobody has a seat and nobody waits; once it is over,
 *       nobody waits.
 *   <li>At most {@link #MOST_LIVE} registrations are live: all of them can be told at once, in one
 *       outbox, that the gathering is called off.
 *   <li>Of the ended ones {@link #MOST_ENDED} are kept, so that links can say what happened:
 *       whoever is taken in makes the roster forget those that ended longest ago. Where nobody is
 *       taken in any more, nothing grows and nothing is forgotten.
 * </ul>
 *
 * <p>A link to a forgotten registration is answered like one to a registration that never was, and
 * whoever asks again under the Idempotency-Key of a forgotten one is somebody new: a thousand
 * others have ended since, so nobody is still waiting for that answer.
 *
 * <p>It is changed by a {@link Seating} only. Registrations are kept by id; their numbers are the
 * order of arrival, the map has none.
 *
 * @param id the gathering's
 * @param pools a summary for reads that need no names
 */
record Roster(
        @Id String id,
        @Version long version,
        Occasion occasion,
        Map<Attendance, Pool> pools,
        @Nullable Instant nextDeadline,
        int lastNumber,
        @Field("r") Map<String, Registration> registrations) {

    static final int MOST_LIVE = 9_000;
    static final int MOST_ENDED = 1_000;

    Roster {
        Objects.requireNonNull(id);
        Objects.requireNonNull(occasion);
        pools = Collections.unmodifiableMap(new EnumMap<>(pools));
        registrations =
                Collections.unmodifiableMap(registrations); // not copied: thousands of entries
        check(occasion, pools, nextDeadline, lastNumber, registrations);
    }

    /** A roster without people, for a gathering that was just published. */
    static Roster open(String gathering, Occasion occasion, Map<Attendance, Integer> seats) {
        var pools = new EnumMap<Attendance, Pool>(Attendance.class);
        for (var attendance : Attendance.values()) {
            pools.put(attendance, new Pool(seats.getOrDefault(attendance, 0), 0, 0, 0, false));
        }
        return new Roster(gathering, 0, occasion, pools, null, 0, new HashMap<>());
    }

    Pool pool(Attendance attendance) {
        return Objects.requireNonNull(pools.get(attendance));
    }

    /** The place on its waiting list, from 1; 0 for a registration that does not wait. */
    int positionOf(Registration registration) {
        if (!registration.standing().waits()) {
            return 0;
        }
        int position = 1;
        for (var other : registrations.values()) {
            if (other.standing().waits()
                    && other.attendance() == registration.attendance()
                    && other.number() < registration.number()) {
                position++;
            }
        }
        return position;
    }

    /** What the bearer of a link sees; nothing changes by looking. */
    Answer show(String registration, String token, Instant now) {
        var entry = registrations.get(registration);
        var refusal = RosterLinks.refusal(entry, token, now);
        if (entry == null || refusal != null) {
            return new Answer.Refused(
                    refusal == null ? RegistrationProblem.REGISTRATION_NOT_FOUND : refusal);
        }
        var seen = entry.overdue(now) ? entry.ended(Standing.EXPIRED, now) : entry;
        return new Answer.Shown(id, registration, seen, positionOf(seen), occasion, null);
    }

    // Plain loops: this runs at every write of rosters with thousands of entries.
    private static void check(
            Occasion occasion,
            Map<Attendance, Pool> pools,
            @Nullable Instant nextDeadline,
            int lastNumber,
            Map<String, Registration> registrations) {
        var tallies = new EnumMap<Attendance, Tally>(Attendance.class);
        for (var attendance : Attendance.values()) {
            var pool = pools.get(attendance);
            tallies.put(attendance, new Tally(pool == null ? 0 : pool.seats()));
        }
        var numbers = new BitSet(lastNumber + 1);
        var emails = new HashSet<String>(2 * registrations.size());
        Instant earliest = null;
        for (var registration : registrations.values()) {
            if (registration.number() > lastNumber || numbers.get(registration.number())) {
                throw new IllegalArgumentException("every registration has a number of its own");
            }
            numbers.set(registration.number());
            var standing = registration.standing();
            if (!standing.live()) {
                continue;
            }
            if (!emails.add(registration.holder().email())) {
                throw new IllegalArgumentException("one person is registered twice");
            }
            if (standing.unconfirmed()
                    && (earliest == null || registration.confirmBy().isBefore(earliest))) {
                earliest = registration.confirmBy();
            }
            Objects.requireNonNull(tallies.get(registration.attendance())).add(registration);
        }
        if (emails.size() > MOST_LIVE) {
            throw new IllegalArgumentException("more are registered than one outbox can tell");
        }
        if (registrations.size() > MOST_LIVE + MOST_ENDED) {
            throw new IllegalArgumentException("too many ended registrations are kept");
        }
        tallies.forEach((attendance, tally) -> tally.check(pools.get(attendance), occasion));
        if (!Objects.equals(earliest, nextDeadline)) {
            throw new IllegalArgumentException("the next deadline is not the earliest one");
        }
        if (occasion.course() == Occasion.Course.CALLED_OFF && !emails.isEmpty()) {
            throw new IllegalArgumentException(
                    "somebody is left on the roster of a gathering called off");
        }
    }

    /** Counts one pool's live registrations anew, to compare with its summary. */
    private static final class Tally {
        private final int seats;
        private int taken;
        private int waiting;
        private @Nullable Registration head;

        Tally(int seats) {
            this.seats = seats;
        }

        void add(Registration registration) {
            if (registration.standing().takesSeats()) {
                taken += registration.seats();
                return;
            }
            waiting++;
            if (registration.seats() <= seats
                    && (head == null || registration.number() < head.number())) {
                head = registration;
            }
        }

        void check(@Nullable Pool pool, Occasion occasion) {
            if (pool == null || pool.taken() != taken || pool.waiting() != waiting) {
                throw new IllegalArgumentException(
                        "the summary of a pool differs from its registrations");
            }
            if (head != null && head.seats() <= seats - taken) {
                throw new IllegalArgumentException("somebody waits while a seat that fits is free");
            }
            if (waiting > 0 && occasion.course() == Occasion.Course.OVER) {
                throw new IllegalArgumentException("somebody waits for a gathering that is over");
            }
        }
    }

    @Override
    public String toString() {
        return "roster " + id + " version " + version + " " + pools;
    }
}
