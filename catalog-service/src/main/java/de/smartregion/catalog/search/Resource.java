package de.smartregion.catalog.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Word lists beside the code: UTF-8, {@code #} begins a comment. */
final class Resource {

    private Resource() {}

    static List<String> lines(String name) {
        try (var file = Resource.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folded: words of a list that is separated by white space. */
    static Set<String> words(String name) {
        return lines(name).stream()
                .flatMap(line -> Stream.of(line.split("\\s+", -1)))
                .map(German::fold)
                .collect(Collectors.toUnmodifiableSet());
    }
}
