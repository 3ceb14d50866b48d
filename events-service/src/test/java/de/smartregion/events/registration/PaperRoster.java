package de.smartregion.events.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The same office work with pencil and paper: one list, read from the top each time. Shares no code
 * with the roster.
 */
final class PaperRoster {

    static final class Line {
        final String id;
        final String person;
        Attendance pool;
        int seats;
        final Instant deadline;
        boolean confirmed;
        boolean in; // has seats
        String gone = "";

        Line(String id, String person, Attendance pool, int seats, Instant deadline) {
            this.id = id;
            this.person = person;
            this.pool = pool;
            this.seats = seats;
            this.deadline = deadline;
        }

        String standing() {
            if (!gone.isEmpty()) {
                return gone;
            }
            if (in) {
                return confirmed ? "SEATED" : "HELD";
            }
            return confirmed ? "WAITING" : "WAITING_UNCONFIRMED";
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final Map<Attendance, Integer> seats = new TreeMap<>();
    private boolean off;
    Instant now;

    PaperRoster(int onSite, int online, Instant now) {
        seats(onSite, online);
        this.now = now;
    }

    void seats(int onSite, int online) {
        seats.put(Attendance.ON_SITE, onSite);
        seats.put(Attendance.ONLINE, online);
        serve();
    }

    String ask(String id, String person, Attendance pool, int wanted) {
        int there = seats.getOrDefault(pool, 0);
        if (off) {
            return "GATHERING_CANCELLED";
        }
        if (there == 0) {
            return "ATTENDANCE_NOT_OFFERED";
        }
        if (wanted > 5 || wanted > there) {
            return "GROUP_TOO_LARGE";
        }
        if (lines.stream().anyMatch(line -> line.gone.isEmpty() && line.person.equals(person))) {
            var asked = new Line(id, person, pool, wanted, now);
            asked.gone = "REPEATED"; // nobody is told
            lines.add(asked);
            return "";
        }
        lines.add(new Line(id, person, pool, wanted, now.plus(Duration.ofDays(2))));
        serve();
        return "";
    }

    void confirm(String id) {
        lines.stream()
                .filter(line -> line.id.equals(id) && line.gone.isEmpty())
                .forEach(line -> line.confirmed = true);
    }

    void cancel(String id) {
        lines.stream()
                .filter(line -> line.id.equals(id) && line.gone.isEmpty())
                .forEach(line -> line.gone = "CANCELLED");
        serve();
    }

    /** Rubbed out and written anew: at the same place, or below everybody. */
    String change(String id, Attendance pool, int wanted) {
        var line =
                lines.stream()
                        .filter(it -> it.id.equals(id) && it.gone.isEmpty())
                        .findFirst()
                        .orElse(null);
        if (line == null || (line.pool == pool && line.seats == wanted)) {
            return "";
        }
        int there = seats.getOrDefault(pool, 0);
        if (pool != line.pool || wanted > line.seats) {
            if (there == 0) {
                return "ATTENDANCE_NOT_OFFERED";
            }
            if (wanted > 5 || wanted > there) {
                return "GROUP_TOO_LARGE";
            }
            if (line.in) {
                int left = there - seatsTaken(pool) + (pool == line.pool ? line.seats : 0);
                boolean somebodyIsBefore =
                        lines.stream()
                                .anyMatch(
                                        other ->
                                                other.pool == pool
                                                        && other.gone.isEmpty()
                                                        && !other.in
                                                        && other.seats <= there);
                if (wanted > left || somebodyIsBefore) {
                    return "NO_SEATS_FOR_CHANGE";
                }
            } else {
                lines.remove(line);
                lines.add(line);
            }
        }
        line.pool = pool;
        line.seats = wanted;
        serve();
        return "";
    }

    void until(Instant later) {
        now = later;
        for (var line : lines) {
            if (line.gone.isEmpty() && !line.confirmed && !line.deadline.isAfter(now)) {
                line.gone = "EXPIRED";
            }
        }
        serve();
    }

    void callOff() {
        off = true;
        lines.stream()
                .filter(line -> line.gone.isEmpty())
                .forEach(line -> line.gone = "CALLED_OFF");
    }

    /**
     * From the top: seats for everybody until somebody does not fit; from there on everybody waits.
     * Whom the room could not hold even if it were empty is passed over.
     */
    private void serve() {
        for (var pool : Attendance.values()) {
            int free = seats.getOrDefault(pool, 0);
            for (var line : lines) {
                if (line.pool == pool && line.gone.isEmpty() && line.in) {
                    free -= line.seats;
                }
            }
            for (var line : lines) {
                if (line.pool != pool || !line.gone.isEmpty() || line.in) {
                    continue;
                }
                if (line.seats > seats.getOrDefault(pool, 0)) {
                    continue;
                }
                if (line.seats > free) {
                    break;
                }
                line.in = true;
                free -= line.seats;
            }
        }
    }

    Map<String, String> standings() {
        var standings = new LinkedHashMap<String, String>();
        lines.forEach(line -> standings.put(line.id, line.standing()));
        return standings;
    }

    Map<Attendance, Integer> seatsNow() {
        return Map.copyOf(seats);
    }

    Set<String> idsThatAre(String standing) {
        var ids = new HashSet<String>();
        lines.stream()
                .filter(line -> line.standing().equals(standing))
                .forEach(line -> ids.add(line.id));
        return ids;
    }

    int waiting(Attendance pool) {
        return (int)
                lines.stream()
                        .filter(line -> line.pool == pool && line.gone.isEmpty() && !line.in)
                        .count();
    }

    int seatsTaken(Attendance pool) {
        return lines.stream()
                .filter(line -> line.pool == pool && line.gone.isEmpty() && line.in)
                .mapToInt(line -> line.seats)
                .sum();
    }
}
