package de.smartregion.events.registration;

import de.smartregion.events.registration.RosterEvent.Concerned;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A roster as it stands between two decisions, and what every decision does to it: seats are taken
 * and given back, who waits moves up, and each of it is told. {@link #close} gives the new roster,
 * whose laws are checked then.
 */
final class OpenRoster {

    private static final Comparator<Registration> LONGEST_ENDED_FIRST =
            Comparator.comparing((Registration ended) -> Objects.requireNonNull(ended.endedAt()))
                    .thenComparingInt(Registration::number);

    final Instant now;
    final RosterTerms terms;
    final Map<String, Registration> registrations;

    /** Of live registrations, by the address they hold. */
    final Map<String, String> emails;

    /** What happened, in order. */
    final List<RosterEvent> events = new ArrayList<>();

    Occasion occasion;
    int lastNumber;
    boolean changed;
    boolean grown;

    private final Roster before;
    private final Map<Attendance, Bench> benches = new EnumMap<>(Attendance.class);

    OpenRoster(Roster before, Instant now, RosterTerms terms) {
        this.before = before;
        this.now = now;
        this.terms = terms;
        this.occasion = before.occasion();
        this.lastNumber = before.lastNumber();
        this.registrations = new HashMap<>(before.registrations());
        this.emails = new HashMap<>(2 * registrations.size() + 16);
        before.pools().forEach((attendance, pool) -> benches.put(attendance, new Bench(pool)));
        registrations.forEach(this::index);
        letTimePass();
    }

    private void index(String id, Registration registration) {
        if (registration.standing().live()) {
            emails.put(registration.holder().email(), id);
        }
        if (registration.standing().waits()) {
            bench(registration).waiting.put(registration.number(), id);
        }
    }

    /** Deadlines are kept before anything else is decided. */
    private void letTimePass() {
        var deadline = before.nextDeadline();
        if (deadline == null || now.isBefore(deadline)) {
            return;
        }
        for (var id : inOrder()) {
            var registration = entry(id);
            if (registration.overdue(now)) {
                expire(id, registration);
            }
        }
        for (var attendance : Attendance.values()) {
            promote(attendance);
        }
    }

    String id() {
        return before.id();
    }

    Bench bench(Registration registration) {
        return bench(registration.attendance());
    }

    Bench bench(Attendance attendance) {
        return Objects.requireNonNull(benches.get(attendance));
    }

    Registration entry(String id) {
        return Objects.requireNonNull(registrations.get(id));
    }

    Registration put(String id, Registration registration) {
        changed = true;
        registrations.put(id, registration);
        return registration;
    }

    List<String> inOrder() {
        var ids = new ArrayList<>(registrations.keySet());
        ids.sort(Comparator.comparingInt(id -> entry(id).number()));
        return ids;
    }

    /** Whether somebody waits whom the pool could hold; the first one nearly always is. */
    boolean hasLine(Bench bench) {
        for (var id : bench.waiting.values()) {
            if (bench.holds(entry(id).seats())) {
                return true;
            }
        }
        return false;
    }

    int positionOf(Registration registration) {
        return registration.standing().waits()
                ? bench(registration).waiting.headMap(registration.number(), true).size()
                : 0;
    }

    void expire(String id, Registration registration) {
        events.add(
                new RosterEvent.RegistrationExpired(
                        before.id(), id, registration.attendance(), registration.seats()));
        end(id, registration, Standing.EXPIRED);
    }

    Registration end(String id, Registration registration, Standing how) {
        if (registration.standing().waits()) {
            bench(registration).waiting.remove(registration.number());
        } else {
            bench(registration).leave(registration.seats());
        }
        emails.remove(registration.holder().email());
        return put(id, registration.ended(how, now));
    }

    /**
     * Seats that are free go to the head of the line while it fits; nobody overtakes it. A group
     * that the pool, lowered since, could not hold even if empty keeps its place and blocks nobody.
     */
    Set<String> promote(Attendance attendance) {
        var bench = bench(attendance);
        var promoted = new HashSet<String>();
        for (var line = bench.waiting.values().iterator(); line.hasNext(); ) {
            var id = line.next();
            int wanted = entry(id).seats();
            if (!bench.holds(wanted)) {
                continue;
            }
            if (wanted > bench.free()) {
                break;
            }
            line.remove();
            var registration = put(id, entry(id).promoted());
            bench.taken += registration.seats();
            promoted.add(id);
            if (registration.standing() == Standing.SEATED) {
                var reachable = reachable(id, registration);
                events.add(
                        new RosterEvent.MovedUp(
                                concerned(id, reachable, reachable.holder()),
                                manageToken(id, reachable)));
            }
        }
        return promoted;
    }

    /** A gathering put off by months would outlive the link; then a new one is told. */
    Registration reachable(String id, Registration registration) {
        var until = registration.manageUntil();
        if (until != null && until.isAfter(occasion.endsAt())) {
            return registration;
        }
        var link = terms.toManage(before.id(), id, occasion);
        return put(id, registration.reachableBy(link.hash(), link.expires()));
    }

    void tellWhenFull(Attendance attendance) {
        var bench = bench(attendance);
        if (bench.toldFull || bench.seats == 0 || !bench.full()) {
            return;
        }
        bench.toldFull = true;
        events.add(
                new RosterEvent.RosterFull(
                        before.id(),
                        occasion.title(),
                        occasion.kind(),
                        occasion.startsAt(),
                        attendance,
                        bench.seats,
                        bench.waiting.size()));
    }

    Answer shown(String id, Registration registration, @Nullable String manageToken) {
        return new Answer.Shown(
                before.id(), id, registration, positionOf(registration), occasion, manageToken);
    }

    Concerned concerned(String id, Registration registration, Person person) {
        return new Concerned(
                before.id(),
                occasion,
                id,
                registration,
                person,
                registration.standing() == Standing.SEATED);
    }

    String manageToken(String id, Registration registration) {
        return terms.manageToken(
                before.id(), id, Objects.requireNonNull(registration.manageUntil()));
    }

    /** The roster after all decisions; the same one if nothing changed. */
    Seating.Decided close() {
        if (!changed) {
            return new Seating.Decided(before, List.of(), false);
        }
        if (grown) {
            forgetTheLongestEnded();
        }
        var pools = new EnumMap<Attendance, Pool>(Attendance.class);
        benches.forEach((attendance, bench) -> pools.put(attendance, bench.pool()));
        var roster =
                new Roster(
                        before.id(),
                        before.version(),
                        occasion,
                        pools,
                        earliestDeadline(),
                        lastNumber,
                        registrations);
        return new Seating.Decided(roster, List.copyOf(events), true);
    }

    private void forgetTheLongestEnded() {
        int tooMany = registrations.size() - emails.size() - Roster.MOST_ENDED;
        if (tooMany <= 0) {
            return;
        }
        registrations.entrySet().stream()
                .filter(entry -> !entry.getValue().standing().live())
                .sorted(Map.Entry.comparingByValue(LONGEST_ENDED_FIRST))
                .limit(tooMany)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(registrations::remove);
    }

    private @Nullable Instant earliestDeadline() {
        Instant earliest = null;
        for (var registration : registrations.values()) {
            if (registration.standing().unconfirmed()
                    && (earliest == null || registration.deadline().isBefore(earliest))) {
                earliest = registration.deadline();
            }
        }
        return earliest;
    }
}
