package de.smartregion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Twenty consultants with nothing to do, and appointments with them: each held and asked for with
 * what was held, as somebody without an account does it.
 */
final class Bookings {

    private static final String MODULE = "messung";
    private static final int CONSULTANTS = 20;

    /** No start of another appointment lies within one: the module takes as long as the grid. */
    private static final int MINUTES = 15;

    private static final int DAYS = 90;

    private final Region region;
    private final List<String> starts;
    private final List<String> municipalities; // each has few appointments a year
    private final AtomicInteger next = new AtomicInteger();

    private Bookings(Region region, List<String> starts, List<String> municipalities) {
        this.region = region;
        this.starts = List.copyOf(starts);
        this.municipalities = municipalities;
    }

    static Bookings prepare(Region region) throws IOException {
        var staff = "Authorization: Bearer " + region.staffToken() + "\r\nIf-None-Match: *\r\n";
        try (var connection = region.connect("gateway")) {
            put(
                    connection,
                    "/api/consulting/modules/" + MODULE,
                    staff,
                    "{\"title\":\"Messung\",\"minutes\":"
                            + MINUTES
                            + ",\"bufferBefore\":0,\"bufferAfter\":0,\"modes\":[\"ONLINE\"],\"noticeHours\":24}");
            for (int i = 0; i < CONSULTANTS; i++) {
                put(
                        connection,
                        "/api/consulting/consultants/messung-" + i,
                        staff,
                        """
                        {"name": "Berta Messung %1$d", "email": "b%1$d@bench.example",
                         "fields": ["ENERGY"], "modules": ["%2$s"], "home": "06611",
                         "languages": ["de"], "yearlyCapacity": 2000, "perDay": 40, "perWeek": 280,
                         "weekly": [%3$s]}
                        """
                                .formatted(i, MODULE, weekly()));
            }
            return new Bookings(region, free(connection), municipalities());
        }
    }

    private static List<String> municipalities() throws IOException {
        var table =
                "../../consulting-service/src/main/resources/de/smartregion/consulting/region/municipalities.csv";
        try (var lines =
                Files.lines(
                        Path.of(System.getProperty("up", "deploy/local/up"))
                                .resolveSibling(table))) {
            return lines.skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
        }
    }

    private static void put(Connection connection, String path, String headers, String json)
            throws IOException {
        int status = connection.exchange("PUT", path, headers, json);
        if (status != 201) {
            throw new IOException(path + " answered " + status + ": " + connection.body());
        }
    }

    /** Ten hours a day: as many starts as one may have appointments. */
    private static String weekly() {
        var days = new ArrayList<String>();
        for (var day : List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")) {
            days.add("{\"day\": \"" + day + "\", \"from\": \"08:00\", \"until\": \"18:00\"}");
        }
        return String.join(",", days);
    }

    private static List<String> free(Connection connection) throws IOException {
        var starts = new ArrayList<String>();
        for (int attempts = 0; starts.isEmpty() && attempts < 500; attempts++) {
            if (connection.get(slots()) == 200) {
                for (var day : Region.JSON.readTree(connection.body()).path("days")) {
                    day.path("starts").forEach(start -> starts.add(start.asString()));
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return starts;
    }

    private static String slots() {
        var from = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(2);
        return "/api/consulting/slots?module="
                + MODULE
                + "&mode=ONLINE&field=ENERGY&language=de&days="
                + DAYS
                + "&from="
                + from;
    }

    /** So many more can be booked. */
    int left() {
        return starts.size() * CONSULTANTS - next.get();
    }

    Load.Result look(int clients, int requests) {
        var path = slots();
        return Load.closed(
                region.port("gateway"),
                clients,
                requests,
                (connection, _) -> connection.get(path) == 200);
    }

    Load.Result book(int clients, int requests) {
        return Load.closed(
                region.port("gateway"), clients, requests, (connection, _) -> book(connection));
    }

    private boolean book(Connection connection) throws IOException {
        int number = next.getAndIncrement();
        var start = starts.get(number / CONSULTANTS);
        var held =
                connection.post(
                        "/api/consulting/holds",
                        "",
                        "{\"module\":\""
                                + MODULE
                                + "\",\"mode\":\"ONLINE\",\"fields\":[\"ENERGY\"],\"language\":\"de\",\"start\":\""
                                + start
                                + "\"}");
        if (held != 201) {
            return false;
        }
        var hold = Region.JSON.readTree(connection.body());
        return connection.post(
                        "/api/consulting/consultations",
                        "Idempotency-Key: b" + number + "\r\n",
                        "{\"name\":\"Erika Muster\",\"email\":\"b"
                                + number
                                + "@bench.example\",\"municipality\":\""
                                + municipalities.get(number % municipalities.size())
                                + "\",\"question\":\"Wie schnell?\","
                                + "\"fields\":[\"ENERGY\"],\"module\":\""
                                + MODULE
                                + "\",\"mode\":\"ONLINE\",\"language\":\"de\",\"privacyAccepted\":true,"
                                + "\"hold\":{\"hold\":\""
                                + hold.path("hold").asString()
                                + "\",\"token\":\""
                                + hold.path("token").asString()
                                + "\"}}")
                == 201;
    }
}
