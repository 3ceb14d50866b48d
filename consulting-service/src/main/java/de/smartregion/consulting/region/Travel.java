package de.smartregion.consulting.region;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How long it takes from one place to another, there and back alike.
 *
 * <p>A table of minutes between districts, made of the distance between their middles unless the
 * office knows better. Within one municipality nothing is counted, within one district a flat rate.
 */
public final class Travel {

    private static final double EARTH_KILOMETRES = 6_371;
    private static final int DISTRICT_DIGITS = 5;
    private static final Pattern PAIR = Pattern.compile("(0\\d{4})-(0\\d{4})");

    private final Map<String, Integer> rows;
    private final int[][] minutes;
    private final int sameDistrict;

    private record Middle(double lat, double lon) {}

    public Travel(TravelSettings settings) {
        var middles = read();
        this.sameDistrict = settings.sameDistrict();
        this.rows = new HashMap<>();
        for (var key : middles.keySet()) {
            rows.put(key, rows.size());
        }
        this.minutes = new int[rows.size()][rows.size()];
        middles.forEach(
                (a, here) ->
                        middles.forEach(
                                (b, there) -> {
                                    if (!a.equals(b)) {
                                        minutes[row(a)][row(b)] =
                                                rounded(
                                                        settings.start()
                                                                + settings.perKilometre()
                                                                        * kilometres(here, there));
                                    }
                                }));
        settings.between()
                .forEach(
                        (pair, known) -> {
                            var ends = PAIR.matcher(pair);
                            if (!ends.matches()
                                    || !rows.containsKey(ends.group(1))
                                    || !rows.containsKey(ends.group(2))) {
                                throw new IllegalArgumentException(
                                        "smartregion.consulting.travel.between: no pair of"
                                                + " districts: "
                                                + pair);
                            }
                            int a = row(ends.group(1));
                            int b = row(ends.group(2));
                            minutes[a][b] = known;
                            minutes[b][a] = known;
                        });
    }

    public boolean knows(String district) {
        return rows.containsKey(district);
    }

    /** Between two places where appointments are; an online one is in the home district. */
    public int between(@Nullable String a, @Nullable String b, String home) {
        if (a == null || b == null) {
            return a == null && b == null ? 0 : fromHome(home, a == null ? b : a);
        }
        if (a.equals(b)) {
            return 0;
        }
        return betweenDistricts(district(a), district(b));
    }

    /** From the home district to an appointment, or back. */
    public int fromHome(String home, @Nullable String place) {
        return place == null ? 0 : betweenDistricts(home, district(place));
    }

    private int betweenDistricts(String a, String b) {
        return a.equals(b) ? sameDistrict : minutes[row(a)][row(b)];
    }

    public static String district(String place) {
        return place.length() == DISTRICT_DIGITS ? place : place.substring(0, DISTRICT_DIGITS);
    }

    private int row(String district) {
        var row = rows.get(district);
        if (row == null) {
            throw new IllegalArgumentException("no district of Hessen: " + district);
        }
        return row;
    }

    private static int rounded(double exact) {
        return (int) Math.ceil(exact / 5) * 5;
    }

    private static double kilometres(Middle a, Middle b) {
        double lat = Math.toRadians(b.lat() - a.lat());
        double lon = Math.toRadians(b.lon() - a.lon());
        double half =
                Math.pow(Math.sin(lat / 2), 2)
                        + Math.cos(Math.toRadians(a.lat()))
                                * Math.cos(Math.toRadians(b.lat()))
                                * Math.pow(Math.sin(lon / 2), 2);
        return 2 * EARTH_KILOMETRES * Math.asin(Math.sqrt(half));
    }

    private static Map<String, Middle> read() {
        var middles = new TreeMap<String, Middle>();
        try (var list = Travel.class.getResourceAsStream("districts.csv")) {
            if (list == null) {
                throw new IllegalStateException("districts.csv is missing");
            }
            var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
            lines.readLine(); // key,lat,lon
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var columns = line.split(",", -1);
                middles.put(
                        columns[0],
                        new Middle(Double.parseDouble(columns[1]), Double.parseDouble(columns[2])));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return middles;
    }
}
