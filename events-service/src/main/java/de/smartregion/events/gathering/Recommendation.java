package de.smartregion.events.gathering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the report of a consultation says of a gathering.
 *
 * @param named whether it recommends it; one that was corrected may not any more
 * @param told when it said so
 */
record Recommendation(String consultation, boolean named, Instant told) {

    /** The latest word of each counts, in whatever order they arrive; the same if it is no news. */
    static List<Recommendation> with(List<Recommendation> all, Recommendation said) {
        var before = all.stream().filter(said::isOfTheSame).findFirst().orElse(null);
        if (before != null && (before.equals(said) || before.told().isAfter(said.told()))) {
            return all;
        }
        var changed = new ArrayList<>(all);
        changed.removeIf(said::isOfTheSame);
        changed.add(said);
        return changed;
    }

    static int count(List<Recommendation> all) {
        return (int) all.stream().filter(Recommendation::named).count();
    }

    private boolean isOfTheSame(Recommendation other) {
        return consultation.equals(other.consultation);
    }
}
