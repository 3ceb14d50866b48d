package de.smartregion.consulting.region;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The official keys of Hessen: 421 municipalities (eight digits) and 26 districts (five). */
public final class Municipalities {

    private static final Map<String, Place> PLACES = read();

    private Municipalities() {}

    public static boolean contains(String key) {
        return PLACES.containsKey(key);
    }

    public static Optional<Place> find(String key) {
        return Optional.ofNullable(PLACES.get(key));
    }

    /** As it is called; a key that has left the list stands for itself. */
    public static String nameOf(String key) {
        return find(key).map(Place::name).orElse(key);
    }

    /** In the order of their keys. */
    public static Collection<Place> all() {
        return PLACES.values();
    }

    private static Map<String, Place> read() {
        var places = new TreeMap<String, Place>();
        try (var list = Municipalities.class.getResourceAsStream("municipalities.csv")) {
            if (list == null) {
                throw new IllegalStateException("municipalities.csv is missing");
            }
            var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
            lines.readLine(); // ags,name,district_key,district
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var columns = line.split(",", -1);
                places.put(columns[0], new Place(columns[0], columns[1], columns[2], columns[3]));
                places.put(columns[2], new Place(columns[2], columns[3], columns[2], columns[3]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(places);
    }
}
