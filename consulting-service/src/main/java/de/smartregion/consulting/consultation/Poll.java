package de.smartregion.consulting.consultation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who comes along is asked which starts of an offer suit them. It is part of the offer and ends
 * with it; it decides nothing.
 *
 * @param openedAt no two polls of a case have the same, so none opens the other's ballots
 */
record Poll(Instant openedAt, List<Ballot> ballots) {

    Poll {
        ballots = List.copyOf(ballots);
        if (ballots.isEmpty()) {
            throw new IllegalArgumentException("a poll asks somebody");
        }
    }

    boolean complete() {
        return ballots.stream().allMatch(Ballot::answered);
    }

    long count(Instant start, Suits suits) {
        return ballots.stream().filter(it -> it.says(start, suits)).count();
    }

    /**
     * More can come, or else could if need be; the earlier one of equals. None where nobody can.
     */
    Optional<Instant> best(List<Instant> starts) {
        return starts.stream()
                .filter(it -> count(it, Suits.YES) + count(it, Suits.IF_NEEDED) > 0)
                .min(
                        Comparator.<Instant>comparingLong(it -> -count(it, Suits.YES))
                                .thenComparingLong(it -> -count(it, Suits.IF_NEEDED))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** With this one instead of the one that was there. */
    Poll with(Ballot answered) {
        return new Poll(
                openedAt,
                ballots.stream()
                        .map(it -> it.hash().equals(answered.hash()) ? answered : it)
                        .toList());
    }

    Poll about(List<Instant> left) {
        return new Poll(openedAt, ballots.stream().map(it -> it.about(left)).toList());
    }

    @Override
    public String toString() {
        return "poll of " + openedAt; // personal data stays out of logs
    }
}
