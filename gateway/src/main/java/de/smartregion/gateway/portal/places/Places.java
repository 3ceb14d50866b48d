package de.smartregion.gateway.portal.places;

import org.springframework.stereotype.Component;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** All municipalities and districts, and which of them a typed name means. */
@Component
public class Places {
    private static final String CITY_DISTRICT = " (kreisfreie Stadt)";
    private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]+");
    private static final int SUGGESTIONS = 5;
    private static final int DISTRICT_KEY = 5;

    /** What a typed name means. */
    public sealed interface Meaning {
        record One(Place place) implements Meaning {}

        record Several(List<Place> places) implements Meaning {}

        record Unknown(List<Place> near) implements Meaning {}
    }

    private record Known(Place place, String whole, String base) {}

    private final List<Known> known = new ArrayList<>();
    private final Map<String, Place> byKey = new LinkedHashMap<>();
    private final int municipalities;
    private final int districts;

    public Places() {
        var districtNames = new LinkedHashMap<String, String>();
        for (var line : lines()) {
            var cells = line.split(",", -1);
            districtNames.put(cells[2], cells[3]);
            add(new Place(cells[0], cells[1], cells[3].replace(CITY_DISTRICT, "")));
        }
        municipalities = known.size();
        districts = districtNames.size();
        districtNames.forEach(
                (key, name) -> {
                    if (name.endsWith(CITY_DISTRICT)) {
                        // The city is its own district: typed, it means the city.
                        byKey.put(key, new Place(key, name.replace(CITY_DISTRICT, ""), name));
                    } else {
                        add(new Place(key, name, name));
                    }
                });
        known.sort(Comparator.comparing(each -> each.whole()));
    }

    public int municipalities() {
        return municipalities;
    }

    public int districts() {
        return districts;
    }

    /** Every district, cities that are their own included, in alphabetical order. */
    public List<Place> everyDistrict() {
        return byKey.values().stream()
                .filter(place -> place.key().length() == DISTRICT_KEY)
                .sorted(Comparator.comparing(Place::name))
                .toList();
    }

    /** Every name that can be chosen, each once, in alphabetical order. */
    public List<Place> all() {
        return known.stream().map(Known::place).toList();
    }

    public Optional<Place> withKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public Meaning meaning(String typed) {
        var keyed = byKey.get(typed.strip());
        if (keyed != null) {
            return new Meaning.One(keyed);
        }
        var asked = folded(typed);
        if (asked.isEmpty()) {
            return new Meaning.Unknown(List.of());
        }
        var whole = matching(each -> each.whole().equals(asked));
        if (!whole.isEmpty()) {
            return one(whole);
        }
        var base = matching(each -> each.base().equals(asked));
        if (!base.isEmpty()) {
            return one(base);
        }
        // "Frankfurt" is Frankfurt am Main as long as no second one begins like it.
        var beginning = matching(each -> each.whole().startsWith(asked + " "));
        if (!beginning.isEmpty()) {
            return one(beginning);
        }
        return new Meaning.Unknown(near(asked));
    }

    private static Meaning one(List<Place> places) {
        return places.size() == 1
                ? new Meaning.One(places.getFirst())
                : new Meaning.Several(places.stream().limit(SUGGESTIONS * 2L).toList());
    }

    private List<Place> matching(Predicate<Known> condition) {
        return known.stream().filter(condition).map(Known::place).toList();
    }

    private List<Place> near(String asked) {
        var tolerance = Math.max(1, asked.length() / 4);
        record Distant(Place place, int distance) {}
        return known.stream()
                .map(
                        each ->
                                new Distant(
                                        each.place(),
                                        each.whole().contains(asked) && asked.length() > 2
                                                ? 0
                                                : Math.min(
                                                        distance(asked, each.whole()),
                                                        distance(asked, each.base()))))
                .filter(each -> each.distance() <= tolerance)
                .sorted(Comparator.comparingInt(Distant::distance))
                .limit(SUGGESTIONS)
                .map(Distant::place)
                .toList();
    }

    private void add(Place place) {
        var base = place.name().replaceFirst("\\s*\\(.*\\)$", "");
        known.add(new Known(place, folded(place.name()), folded(base)));
        byKey.put(place.key(), place);
    }

    /** As people type it: no case, umlauts as one or two letters, no signs. */
    private static String folded(String name) {
        var lower =
                name.toLowerCase(Locale.GERMAN)
                        .replace("ä", "ae")
                        .replace("ö", "oe")
                        .replace("ü", "ue")
                        .replace("ß", "ss");
        return NO_LETTER.matcher(lower).replaceAll(" ").strip();
    }

    /** Levenshtein distance. */
    private static int distance(String one, String other) {
        var before = new int[other.length() + 1];
        var now = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            before[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            now[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                var change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                now[column] =
                        Math.min(
                                Math.min(now[column - 1], before[column]) + 1,
                                before[column - 1] + change);
            }
            var swap = before;
            before = now;
            now = swap;
        }
        return before[other.length()];
    }

    private static List<String> lines() {
        try (var in = Places.class.getResourceAsStream("/municipalities.csv")) {
            if (in == null) {
                throw new IllegalStateException("municipalities.csv is not in the jar");
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines().skip(1).filter(line -> !line.isBlank()).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
