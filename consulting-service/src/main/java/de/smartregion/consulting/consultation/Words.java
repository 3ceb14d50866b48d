package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * By which words a case is found: of who asked, the question, the module and the municipality. Each
 * stands by itself and in small letters, so that an index knows how it begins.
 */
final class Words {

    /** A question of many pages is found by how it begins. */
    private static final int MOST = 300;

    private static final int LONGEST = 60;
    private static final int MOST_ASKED = 8;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Words() {}

    static List<String> of(Request request) {
        var words = new LinkedHashSet<String>();
        var person = request.person();
        add(words, person.email());
        Stream.of(
                        person.name(),
                        person.email(),
                        request.municipalityName(),
                        request.moduleTitle(),
                        request.moduleTitleEnglish(),
                        request.question())
                .filter(Objects::nonNull)
                .flatMap(it -> Arrays.stream(BETWEEN.split(it)))
                .forEach(it -> add(words, it));
        return words.stream().limit(MOST).toList();
    }

    private static void add(Set<String> words, @Nullable String word) {
        if (word != null && !word.isBlank()) {
            words.add(shortened(word));
        }
    }

    /** How each of the words has to begin that somebody looks for; an address is one of them. */
    static List<String> beginnings(String typed) {
        return SPACES.splitAsStream(typed.strip())
                .flatMap(it -> it.contains("@") ? Stream.of(it) : Arrays.stream(BETWEEN.split(it)))
                .filter(it -> !it.isBlank())
                .map(Words::shortened)
                .distinct()
                .limit(MOST_ASKED)
                .toList();
    }

    private static String shortened(String word) {
        var small = word.strip().toLowerCase(Locale.ROOT);
        return small.substring(0, Math.min(LONGEST, small.length()));
    }
}
