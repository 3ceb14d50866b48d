package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Starts kept for a municipality until it has chosen. Who says in its poll what suits them says so
 * about each of them, and about nothing else.
 *
 * @param waiting made to one that waited, when a slot became free
 * @param beyond the office gave it beyond the quota, and said why
 * @param poll among those who come along, once somebody wants to know
 */
record Offer(
        List<Spot> starts,
        Instant until,
        boolean waiting,
        @Nullable Boolean beyond,
        @Nullable Poll poll) {

    static final int MOST = 5;

    Offer {
        starts = List.copyOf(starts);
        if (starts.isEmpty() || starts.size() > MOST) {
            throw new IllegalArgumentException("an offer has one to " + MOST + " starts");
        }
        var times = times(starts);
        if (poll != null
                && !poll.ballots().stream()
                        .filter(Ballot::answered)
                        .allMatch(it -> List.copyOf(it.answers().keySet()).equals(times))) {
            throw new IllegalArgumentException("an answer is about each start on offer");
        }
    }

    Optional<Spot> at(Instant start) {
        return starts.stream().filter(spot -> spot.start().equals(start)).findFirst();
    }

    /** When it could be, in order; two consultants may be kept for one start. */
    List<Instant> times() {
        return times(starts);
    }

    private static List<Instant> times(List<Spot> starts) {
        return starts.stream().map(Spot::start).sorted().distinct().toList();
    }

    boolean goesBeyond() {
        return Boolean.TRUE.equals(beyond);
    }

    Offer asking(Poll asked) {
        return new Offer(starts, until, waiting, beyond, asked);
    }

    /** What is left of it, and of its poll. */
    Offer only(List<Spot> left) {
        return new Offer(
                left, until, waiting, beyond, poll == null ? null : poll.about(times(left)));
    }

    @Override
    public String toString() {
        return "offer until " + until; // personal data stays out of logs
    }
}
