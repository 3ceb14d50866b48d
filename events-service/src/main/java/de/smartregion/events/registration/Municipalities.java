package de.smartregion.events.registration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** The official keys of Hessen: 421 municipalities (eight digits) and 26 districts (five). */
final class Municipalities {

    private static final Set<String> KEYS = read();

    private Municipalities() {}

    static boolean contains(String key) {
        return KEYS.contains(key);
    }

    static int count() {
        return KEYS.size();
    }

    private static Set<String> read() {
        var keys = new HashSet<String>();
        try (var list = Municipalities.class.getResourceAsStream("municipalities.csv")) {
            if (list == null) {
                throw new IllegalStateException("municipalities.csv is missing");
            }
            var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
            lines.readLine(); // ags,name,district_key,district
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                keys.add(line.substring(0, 8));
                keys.add(
                        line.substring(
                                0, 5)); // a district's key begins the keys of its municipalities
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Set.copyOf(keys);
    }
}
