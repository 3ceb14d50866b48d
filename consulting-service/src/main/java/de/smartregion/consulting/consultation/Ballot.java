package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one of those who come along says about the starts of an offer: about each, or nothing yet.
 *
 * @param hash of the link by which they say so
 */
record Ballot(
        String name, String email, String hash, List<Mark> marks, @Nullable Instant answeredAt) {

    /** What is said about one start. */
    record Mark(Instant start, Suits suits) {}

    Ballot {
        marks = marks == null ? List.of() : List.copyOf(marks);
        if (marks.isEmpty() != (answeredAt == null)) {
            throw new IllegalArgumentException("answered, or not");
        }
    }

    boolean answered() {
        return answeredAt != null;
    }

    SortedMap<Instant, Suits> answers() {
        var answers = new TreeMap<Instant, Suits>();
        marks.forEach(it -> answers.put(it.start(), it.suits()));
        return answers;
    }

    boolean says(Instant start, Suits suits) {
        return marks.contains(new Mark(start, suits));
    }

    Ballot answered(Map<Instant, Suits> answers, Instant now) {
        return with(
                new TreeMap<>(answers)
                        .entrySet().stream()
                                .map(it -> new Mark(it.getKey(), it.getValue()))
                                .toList(),
                now);
    }

    /** Without what was said about starts that are not to be had any more. */
    Ballot about(List<Instant> left) {
        return with(marks.stream().filter(it -> left.contains(it.start())).toList(), answeredAt);
    }

    private Ballot with(List<Mark> said, @Nullable Instant at) {
        return new Ballot(name, email, hash, said, at);
    }

    @Override
    public String toString() {
        return "ballot"; // personal data stays out of logs
    }
}
