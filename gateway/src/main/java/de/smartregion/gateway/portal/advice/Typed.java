package de.smartregion.gateway.portal.advice;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A form as it was typed, field by field; spaces around what was typed mean nothing. */
public record Typed(List<String> names, Map<String, String> typed) {
    public Typed {
        names = List.copyOf(names);
        typed = Map.copyOf(typed);
    }

    public static Typed of(List<String> names, MultiValueMap<String, String> sent) {
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

    public @Nullable String orNull(String name) {
        var value = of(name);
        return value.isEmpty() ? null : value;
    }

    /** What was ticked. */
    public List<String> all(String name) {
        return Stream.of(of(name).split(",", -1)).filter(each -> !each.isEmpty()).toList();
    }

    public boolean ticked(String name, String value) {
        return all(name).contains(value);
    }

    public List<String> lines(String name) {
        return of(name).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
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
        return "form"; // personal data stays out of logs
    }
}
