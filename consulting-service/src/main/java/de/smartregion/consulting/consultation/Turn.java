package de.smartregion.consulting.consultation;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Which of a municipality's appointments of a year one is, as a number: {@code 06434001:2026:3}. No
 * two appointments have the same turn, so a quota is never exceeded, however many ask at once; what
 * the office gives beyond it has a turn beyond it and takes nobody's.
 */
record Turn(String municipality, int year) {

    static Turn of(Request request, Instant start) {
        return new Turn(request.municipality(), year(start));
    }

    static boolean sameYear(Instant one, Instant other) {
        return year(one) == year(other);
    }

    private static int year(Instant start) {
        return start.atZone(Spot.ZONE).getYear();
    }

    /** Whether one is left that nobody has. */
    boolean left(Collection<String> had, int quota) {
        return numbers(had).stream().filter(it -> it <= quota).count() < quota;
    }

    /** Any that is left: whoever asks in the same moment tries another one, more often than not. */
    String any(Collection<String> had, int quota) {
        var numbers = numbers(had);
        int number;
        do {
            number = 1 + ThreadLocalRandom.current().nextInt(quota);
        } while (numbers.contains(number));
        return prefix() + number;
    }

    /** The next one that the quota does not give. */
    String beyond(Collection<String> had, int quota) {
        var numbers = numbers(had);
        int number = quota + 1;
        while (numbers.contains(number)) {
            number++;
        }
        return prefix() + number;
    }

    private Set<Integer> numbers(Collection<String> had) {
        return had.stream()
                .filter(it -> it.startsWith(prefix()))
                .map(it -> Integer.valueOf(it.substring(prefix().length())))
                .collect(Collectors.toSet());
    }

    private String prefix() {
        return municipality + ":" + year + ":";
    }
}
