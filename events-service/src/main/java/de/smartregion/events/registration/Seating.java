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
import java.util.TreeMap;

/**
 * A roster opened for decisions, as many as there are at one moment.
 *
 * <p>Every decision is made on what the ones before it left; {@link #close} gives the new roster,
 * whose laws are checked then, and what happened. Nothing outside changes: opened again with the
 * same roster, moment and questions it decides the same. Opening costs what a copy of the roster
 * costs, a decision hardly anything: that is why a batch shares one.
 */
final class Seating {

    /**
     * A roster after its decisions, and what happened, in order; the same roster if nothing
     * changed.
     */
    record Decided(Roster roster, List<RosterEvent> events, boolean changed) {}

    private static final Comparator<Registration> LONGEST_ENDED_FIRST =
            Comparator.comparing((Registration ended) -> Objects.requireNonNull(ended.endedAt()))
                    .thenComparingInt(Registration::number);

    private final Roster before;
    private final Instant now;
    private final RosterTerms terms;
    private final Map<String, Registration> registrations;
    private final Set<String> emails;
    private final Map<Attendance, Bench> benches = new EnumMap<>(Attendance.class);
    private final List<RosterEvent> events = new ArrayList<>();
    private Occasion occasion;
    private int lastNumber;
    private boolean changed;
    private boolean grown;

    Seating(Roster before, Instant now, RosterTerms terms) {
        this.before = before;
        this.now = now;
        this.terms = terms;
        this.occasion = before.occasion();
        this.lastNumber = before.lastNumber();
        this.registrations = new HashMap<>(before.registrations());
        this.emails = new HashSet<>(2 * registrations.size() + 16);
        before.pools().forEach((attendance, pool) -> benches.put(attendance, new Bench(pool)));
        registrations.forEach(this::index);
        letTimePass();
    }

    private void index(String id, Registration registration) {
        if (registration.standing().live()) {
            emails.add(registration.holder().email());
        }
        if (registration.standing().waits()) {
            bench(registration).waiting.put(registration.number(), id);
        }
    }

    /** The seats of one pool while decisions are made. */
    private static final class Bench {
        private int seats;
        private int taken;
        private int overhang;
        private boolean toldFull;
        private final TreeMap<Integer, String> waiting = new TreeMap<>();

        Bench(Pool pool) {
            seats = pool.seats();
            taken = pool.taken();
            overhang = pool.overhang();
            toldFull = pool.toldFull();
        }

        int free() {
            return seats - taken;
        }

        boolean full() {
            return free() <= 0 || !waiting.isEmpty();
        }

        /**
         * Whether the pool could ever hold so many; seats may have been lowered since they came.
         */
        boolean holds(int number) {
            return number <= seats;
        }

        void leave(int number) {
            taken -= number;
            overhang = Math.min(overhang, Math.max(0, taken - seats));
        }

        void resize(int number) {
            seats = number;
            overhang = Math.max(0, taken - seats);
            toldFull = toldFull && full();
        }

        Pool pool() {
            return new Pool(seats, taken, waiting.size(), overhang, toldFull);
        }
    }

    /** Seats for somebody, or a place in the line, until the person confirms. */
    Admission admit(String id, Attendee attendee) {
        var known = registrations.get(id);
        if (known != null) {
            return askedAgain(id, known, attendee);
        }
        var refusal = refusal(attendee);
        if (refusal != null) {
            return new Admission.Refused(refusal);
        }
        var bench = bench(attendee.attendance());
        boolean waits = attendee.seats() > bench.free() || hasLine(bench);
        if (waits && !occasion.waitingList()) {
            return new Admission.Refused(RegistrationProblem.FULL);
        }
        var link = terms.toConfirm(before.id(), id, occasion, now);
        var registration =
                new Registration(
                        ++lastNumber,
                        waits ? Standing.WAITING_UNCONFIRMED : Standing.HELD,
                        attendee.attendance(),
                        attendee.seats(),
                        link.expires(),
                        link.hash(),
                        null,
                        null,
                        waits ? bench.waiting.size() + 1 : 0,
                        attendee.fingerprint(),
                        attendee.person(),
                        null);
        put(id, registration);
        grown = true;
        emails.add(attendee.person().email());
        if (waits) {
            bench.waiting.put(registration.number(), id);
        } else {
            bench.taken += registration.seats();
        }
        events.add(
                new RosterEvent.RegistrationReceived(
                        concerned(id, registration, registration.holder()),
                        waits,
                        waits ? registration.waitedAt() : null,
                        link.expires(),
                        link.token()));
        tellWhenFull(attendee.attendance());
        return admitted(id, registration);
    }

    /** Named after its question: asked again, it is told again, as long as it is true. */
    private Admission askedAgain(String id, Registration known, Attendee attendee) {
        if (!Objects.equals(known.fingerprint(), attendee.fingerprint())) {
            return new Admission.Refused(RegistrationProblem.IDEMPOTENCY_KEY_REUSED);
        }
        if (known.standing().live()) {
            return admitted(id, known);
        }
        // Promising the seat again would be a lie: no letter would follow.
        var closed = occasion.closedDoor(now);
        return closed == null ? new Admission.Ended() : new Admission.Refused(closed);
    }

    /** Whether somebody waits whom the pool could hold; the first one nearly always is. */
    private boolean hasLine(Bench bench) {
        for (var id : bench.waiting.values()) {
            if (bench.holds(entry(id).seats())) {
                return true;
            }
        }
        return false;
    }

    private @Nullable RegistrationProblem refusal(Attendee attendee) {
        var closed = occasion.closedDoor(now);
        if (closed != null) {
            return closed;
        }
        int seats = bench(attendee.attendance()).seats;
        if (seats == 0) {
            return RegistrationProblem.ATTENDANCE_NOT_OFFERED;
        }
        // A group that can never fit would block the waiting list for everybody behind it.
        if (attendee.seats() > occasion.largestGroup() || attendee.seats() > seats) {
            return RegistrationProblem.GROUP_TOO_LARGE;
        }
        if (emails.contains(attendee.person().email())) {
            return RegistrationProblem.ALREADY_REGISTERED;
        }
        // Every live registration has an address of its own.
        return emails.size() >= Roster.MOST_LIVE ? RegistrationProblem.FULL : null;
    }

    private Admission admitted(String id, Registration registration) {
        return new Admission.Admitted(
                before.id(),
                id,
                registration.attendance(),
                registration.seats(),
                registration.waitedAt(),
                registration.confirmBy());
    }

    /** The bearer of the confirming link confirms; once more changes nothing. */
    Answer confirm(String id, String token) {
        var registration = registrations.get(id);
        if (!RosterLinks.confirms(registration, token) || registration == null) {
            return new Answer.Refused(RegistrationProblem.REGISTRATION_NOT_FOUND);
        }
        return switch (registration.standing()) {
            case EXPIRED -> new Answer.Refused(RegistrationProblem.REGISTRATION_EXPIRED);
            case CALLED_OFF -> new Answer.Refused(RegistrationProblem.GATHERING_CANCELLED);
            case CANCELLED -> shown(id, registration, null);
            case SEATED, WAITING -> shownAgain(id, registration);
            case HELD, WAITING_UNCONFIRMED -> confirmed(id, registration);
        };
    }

    private Answer shownAgain(String id, Registration registration) {
        return now.isBefore(registration.confirmBy())
                ? shown(id, registration, manageToken(id, registration))
                : new Answer.Refused(RegistrationProblem.LINK_EXPIRED);
    }

    private Answer confirmed(String id, Registration unconfirmed) {
        var link = terms.toManage(before.id(), id, occasion);
        var registration = unconfirmed.confirmed(link.hash(), link.expires());
        put(id, registration);
        var concerned = concerned(id, registration, registration.holder());
        events.add(
                registration.standing() == Standing.SEATED
                        ? new RosterEvent.SeatConfirmed(concerned, link.token())
                        : new RosterEvent.PlacedOnWaitingList(
                                concerned, positionOf(registration), link.token()));
        return shown(id, registration, link.token());
    }

    /** The bearer of the managing link cancels; once more changes nothing. */
    Answer cancel(String id, String token) {
        var registration = registrations.get(id);
        if (!RosterLinks.manages(registration, token) || registration == null) {
            return new Answer.Refused(RegistrationProblem.REGISTRATION_NOT_FOUND);
        }
        if (!registration.standing().live()) {
            return shown(id, registration, null);
        }
        var until = registration.manageUntil();
        if (until == null || !now.isBefore(until)) {
            return new Answer.Refused(RegistrationProblem.LINK_EXPIRED);
        }
        if (occasion.over(now)) {
            return new Answer.Refused(RegistrationProblem.GATHERING_OVER);
        }
        boolean seated = registration.standing() == Standing.SEATED;
        events.add(
                new RosterEvent.RegistrationCancelled(
                        concerned(id, registration, registration.holder()), "PERSON", seated));
        var ended = end(id, registration, Standing.CANCELLED);
        promote(registration.attendance());
        return shown(id, ended, null);
    }

    /**
     * News of the gathering: other dates, other seats, called off, over. Old news changes nothing.
     */
    void learn(Occasion next, Map<Attendance, Integer> seats) {
        if (next.revision() <= occasion.revision()) {
            return;
        }
        var previous = occasion;
        occasion = next;
        changed = true;
        for (var attendance : Attendance.values()) {
            bench(attendance).resize(seats.getOrDefault(attendance, 0));
        }
        switch (next.course()) {
            case CALLED_OFF -> callOff();
            case OVER -> letGo();
            case PLANNED -> {
                var promoted = new HashSet<String>();
                for (var attendance : Attendance.values()) {
                    promoted.addAll(promote(attendance));
                    tellWhenFull(attendance);
                }
                tellOfTheMove(previous, promoted);
            }
        }
    }

    private void callOff() {
        for (var id : inOrder()) {
            var registration = entry(id);
            if (registration.standing().live()) {
                boolean seated = registration.standing() == Standing.SEATED;
                events.add(
                        new RosterEvent.GatheringCalledOff(
                                concerned(id, registration, registration.holder()),
                                seated,
                                occasion.reason()));
                end(id, registration, Standing.CALLED_OFF);
            }
        }
    }

    /** Nothing to wait for any more. */
    private void letGo() {
        for (var id : inOrder()) {
            var registration = entry(id);
            if (registration.standing().live() && registration.standing() != Standing.SEATED) {
                expire(id, registration);
            }
        }
    }

    /** Told to those who would come at the wrong time or to the wrong place, and to nobody else. */
    private void tellOfTheMove(Occasion previous, Set<String> justPromoted) {
        for (var id : inOrder()) {
            var registration = entry(id);
            var standing = registration.standing();
            if (!standing.live() || standing.unconfirmed() || justPromoted.contains(id)) {
                continue;
            }
            boolean seated = standing == Standing.SEATED;
            if (!occasion.movedFrom(previous, registration.attendance(), seated)) {
                continue;
            }
            var reachable = reachable(id, registration);
            events.add(
                    new RosterEvent.SeatMoved(
                            concerned(id, reachable, reachable.holder()),
                            seated,
                            manageToken(id, reachable)));
        }
    }

    /** A gathering put off by months would outlive the link; then a new one is told. */
    private Registration reachable(String id, Registration registration) {
        var until = registration.manageUntil();
        if (until != null && until.isAfter(occasion.endsAt())) {
            return registration;
        }
        var link = terms.toManage(before.id(), id, occasion);
        return put(id, registration.reachableBy(link.hash(), link.expires()));
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

    private void expire(String id, Registration registration) {
        events.add(
                new RosterEvent.RegistrationExpired(
                        before.id(), id, registration.attendance(), registration.seats()));
        end(id, registration, Standing.EXPIRED);
    }

    private Registration end(String id, Registration registration, Standing how) {
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
    private Set<String> promote(Attendance attendance) {
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

    private void tellWhenFull(Attendance attendance) {
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

    /** The roster after all decisions; the same one if nothing changed. */
    Decided close() {
        if (!changed) {
            return new Decided(before, List.of(), false);
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
        return new Decided(roster, List.copyOf(events), true);
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
                    && (earliest == null || registration.confirmBy().isBefore(earliest))) {
                earliest = registration.confirmBy();
            }
        }
        return earliest;
    }

    private Answer shown(String id, Registration registration, @Nullable String manageToken) {
        return new Answer.Shown(
                before.id(), id, registration, positionOf(registration), occasion, manageToken);
    }

    private int positionOf(Registration registration) {
        return registration.standing().waits()
                ? bench(registration).waiting.headMap(registration.number(), true).size()
                : 0;
    }

    private String manageToken(String id, Registration registration) {
        return terms.manageToken(
                before.id(), id, Objects.requireNonNull(registration.manageUntil()));
    }

    private Concerned concerned(String id, Registration registration, Person person) {
        return new Concerned(
                before.id(),
                occasion,
                id,
                registration,
                person,
                registration.standing() == Standing.SEATED);
    }

    private List<String> inOrder() {
        var ids = new ArrayList<>(registrations.keySet());
        ids.sort(Comparator.comparingInt(id -> entry(id).number()));
        return ids;
    }

    private Registration put(String id, Registration registration) {
        changed = true;
        registrations.put(id, registration);
        return registration;
    }

    private Registration entry(String id) {
        return Objects.requireNonNull(registrations.get(id));
    }

    private Bench bench(Registration registration) {
        return bench(registration.attendance());
    }

    private Bench bench(Attendance attendance) {
        return Objects.requireNonNull(benches.get(attendance));
    }
}
