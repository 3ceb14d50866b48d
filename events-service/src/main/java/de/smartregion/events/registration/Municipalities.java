package de.smartregion.events.registration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The official keys of Hessen: 421 municipalities (eight digits) and 26 districts (five). */
final class Municipalities {

    private static final Map<String, String> NAMES = read();

    private Municipalities() {}

    static boolean contains(String key) {
        return NAMES.containsKey(key);
    }

    static int count() {
        return NAMES.size();
    }

    /** As it is called; a key that has left the list stands for itself. */
    static String nameOf(String key) {
        return NAMES.getOrDefault(key, key);
    }

    private static Map<String, String> read() {
        var keys = new HashMap<String, String>();
        try (var list = Municipalities.class.getResourceAsStream("municipalities.csv")) {
            if (list == null) {
                throw new IllegalStateException("municipalities.csv is missing");
            }
            var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
            lines.readLine(); // ags,name,district_key,district
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var columns = line.split(",", -1);
                keys.put(columns[0], columns[1]);
                keys.put(columns[2], columns[3]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(keys);
    }
}
