package de.smartregion.gateway.portal.offers;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A form as it was typed, field by field.
 *
 * @param names of its fields, in the order of the form
 */
public record Typed(List<String> names, Map<String, String> typed) {
    public Typed {
        names = List.copyOf(names);
        typed = Map.copyOf(typed);
    }

    /** Every field may be missing; spaces around what was typed mean nothing. */
    public static Typed sent(List<String> names, MultiValueMap<String, String> sent) {
        var typed = new LinkedHashMap<String, String>();
        for (var name : names) {
            var values = sent.getOrDefault(name, List.of());
            typed.put(name, String.join(",", values).replace("\r\n", "\n").strip());
        }
        return new Typed(names, typed);
    }

    public String of(String name) {
        return typed.getOrDefault(name, "");
    }

    /** Whether it is among the values of a field that may have several. */
    public boolean chosen(String name, String value) {
        return Arrays.asList(of(name).split(",", -1)).contains(value);
    }

    public @Nullable String present(String name) {
        var value = of(name);
        return value.isEmpty() ? null : value;
    }

    /** A trace of every field: enough to tell later which of them somebody else has changed. */
    public String traces() {
        return names.stream()
                .map(name -> Integer.toHexString(of(name).hashCode()))
                .collect(Collectors.joining("."));
    }

    /** The fields that are not what they were when the traces were taken. */
    public List<String> changedSince(String traces) {
        var then = List.of(traces.split("\\.", -1));
        var now = List.of(traces().split("\\.", -1));
        return then.size() != now.size()
                ? List.of()
                : IntStream.range(0, now.size())
                        .filter(at -> !now.get(at).equals(then.get(at)))
                        .mapToObj(names::get)
                        .toList();
    }

    @Override
    public String toString() {
        return "form"; // it may name somebody
    }
}
