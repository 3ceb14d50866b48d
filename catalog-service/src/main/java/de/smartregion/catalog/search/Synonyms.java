package de.smartregion.catalog.search;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which words mean the same to whoever looks for a project: a list of our own. */
final class Synonyms {

    /** By the stems of a member: the stems of the others of its groups. */
    private final Map<List<String>, Set<List<String>>> others = new HashMap<>();

    private final int longest;

    Synonyms(German german) {
        for (var line : Resource.lines("synonyms.txt")) {
            var group =
                    Stream.of(line.split(",", -1))
                            .map(member -> stems(german, member))
                            .distinct()
                            .toList();
            for (var member : group) {
                var meant = others.computeIfAbsent(member, _ -> new LinkedHashSet<>());
                group.stream().filter(other -> !other.equals(member)).forEach(meant::add);
            }
        }
        longest = others.keySet().stream().mapToInt(List::size).max().orElse(1);
    }

    private static List<String> stems(German german, String member) {
        return german.askedWords(member).stream().map(word -> word.form().stem()).toList();
    }

    /** How many words a member has at most. */
    int longest() {
        return longest;
    }

    /** None for words that are in no group. */
    Set<List<String>> of(List<String> stems) {
        return others.getOrDefault(stems, Set.of());
    }
}
