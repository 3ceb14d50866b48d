package de.smartregion.gateway.portal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;

/** What the consulting service answers in tests; its days are always still to come. */
final class ConsultingSays {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A Tuesday with free times. */
    static final LocalDate DAY = comingTuesday();

    /** The next one with some. */
    static final LocalDate LATER = DAY.plusWeeks(2);

    static final Map<String, Object> KARLA =
            Map.of(
                    "sub", "9c-karla",
                    "name", "Karla Probst-Muster",
                    "email", "karla.probst-muster@ekom21.example",
                    "email_verified", true,
                    "roles", List.of("consultant"));

    static final String MODULES =
            """
            {"items": [
              {"code": "einstieg", "title": "Einstieg", "titleEnglish": "Getting started", "description": "Wo anfangen?", "minutes": 90,
               "bufferBefore": 15, "bufferAfter": 15, "modes": ["ON_SITE", "ONLINE", "PHONE"], "fields": [], "noticeHours": 48, "active": true, "version": 3},
              {"code": "energie", "title": "Energie <b>", "minutes": 60, "modes": ["ONLINE"], "fields": ["ENERGY"], "active": true, "version": 1},
              {"code": "alt", "title": "Altes Modul", "minutes": 60, "modes": ["ONLINE"], "fields": [], "active": false, "version": 2}]}
            """;

    static final String CONSULTANT =
            """
            {"id": "karla", "name": "Karla Probst-Muster", "email": "karla.probst-muster@ekom21.example", "fields": ["ENERGY"],
             "modules": ["einstieg"], "districts": ["06611"], "home": "06611", "languages": ["de"], "yearlyCapacity": 40, "perDay": 2, "perWeek": 5, "minutesPerWeek": 600,
             "weekly": [{"day": "MONDAY", "from": "08:00", "until": "12:00"}, {"day": "MONDAY", "from": "13:00", "until": "16:30", "validFrom": "2026-12-01", "everyWeeks": 2}],
             "exceptions": [{"date": "2026-12-24", "windows": []}, {"date": "2026-12-28", "windows": [{"from": "09:00", "until": "10:00"}]}],
             "absences": [{"id": "a1", "from": "2027-01-31T23:00:00Z", "until": "2027-02-05T23:00:00Z", "note": "Urlaub <b>"}],
             "busyAddress": "https://kalender.example/geheim.ics", "onlineAddress": "https://raum.example/karla", "phone": "0561 2040", "active": true, "version": 4}
            """;

    static final String LOAD =
            """
            {"items": [{"consultant": "karla", "name": "Karla Probst-Muster", "appointments": 30, "capacity": 40, "open": 4},
             {"consultant": "ben", "name": "Ben Entwurf", "appointments": 44, "capacity": 40, "open": 0}]}
            """;

    static final String CANDIDATES =
            """
            {"items": [{"consultant": "karla", "name": "Karla Probst-Muster", "fits": true, "against": [], "sameDistrict": true, "appointments": 3, "capacity": 40, "free": true},
                       {"consultant": "ben", "name": "Ben Entwurf", "fits": false, "against": ["district", "moon"], "sameDistrict": false, "appointments": 9, "capacity": 40, "free": false}]}
            """;

    static final String SECONDS =
            """
            {"items": [{"consultant": "dora", "name": "Dora Daneben", "fits": false, "against": ["field", "language"], "sameDistrict": false, "appointments": 1, "capacity": 40, "free": true},
                       {"consultant": "ben", "name": "Ben Entwurf", "fits": true, "against": [], "sameDistrict": true, "appointments": 9, "capacity": 40, "free": false}]}
            """;

    private ConsultingSays() {}

    private static LocalDate comingTuesday() {
        return LocalDate.now(BERLIN)
                .plusDays(7)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
    }

    static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(BERLIN).toInstant();
    }

    static Instant start() {
        return at(DAY, "09:00");
    }

    static String slots() {
        return """
               {"module": "einstieg", "mode": "ON_SITE", "minutes": 90, "days": [
                 {"date": "%s", "starts": ["%s", "%s"]}, {"date": "%s", "starts": ["%s"]}]}
               """
                .formatted(DAY, start(), at(DAY, "13:15"), LATER, at(LATER, "10:00"));
    }

    static String hold(Instant start) {
        return """
               {"hold": "h-1", "token": "geheim-geheim-geheim", "start": "%s", "end": "%s", "until": "%s"}
               """
                .formatted(start, start.plusSeconds(5_400), Instant.now().plusSeconds(600));
    }

    static String taken(Instant... next) {
        var starts = new StringBuilder();
        for (var start : next) {
            starts.append(starts.isEmpty() ? "" : ", ").append('"').append(start).append('"');
        }
        return "{\"type\": \"urn:smartregion:problem:slot-taken\", \"next\": [" + starts + "]}";
    }

    /** A case without an appointment. */
    static String request(String status, String more) {
        return """
               {"id": "c-1", "status": "%s", "municipality": "06611000", "municipalityName": "Kassel",
                "may": [%s], "name": "Mira Musterfeld", "email": "mira.musterfeld@kassel.example", "function": "Digitalisierung",
                "people": [{"name": "Käthe", "email": "kaethe@kassel.example"}], "question": "Wie <b>fangen</b> wir an?", "goals": "Ein Plan",
                "fields": ["ENERGY"], "module": "einstieg", "moduleTitle": "Einstieg", "moduleTitleEnglish": "Getting started", "mode": "ON_SITE",
                "address": "Rathaus, Raum 1", "project": "bus", "language": "de", "createdAt": "2026-11-20T09:00:00Z", "overdue": true,
                "windows": [{"from": "%s", "until": "%s"}] %s}
               """
                .formatted(status, may(status, more), start(), at(DAY, "16:00"), more);
    }

    private static String may(String status, String more) {
        boolean written = more.contains("\"report\"");
        boolean released = more.contains("\"released\"");
        return switch (status) {
            case "REQUESTED", "WAITING", "OFFERED", "SCHEDULED" ->
                    "\"book\", \"withdraw\", \"correct\"";
            case "UNCONFIRMED" -> "\"confirm\", \"withdraw\"";
            case "HELD" -> written && !released ? "\"report\", \"release\"" : "\"report\"";
            case "WITHDRAWN", "DECLINED" -> "\"erase\"";
            default -> "";
        };
    }

    /** One with an appointment in the given state. */
    static String appointed(String status, String state, Instant start, String more) {
        return request(
                status,
                """
                , "appointments": [{"id": "a-1", "consultant": "karla", "consultantName": "Karla Probst-Muster", "consultantPhone": "0561 2040", "start": "%s", "end": "%s",
                                    "sequence": 0, "state": "%s", "changeableUntil": "%s", "may": [%s]}] %s
                """
                        .formatted(
                                start,
                                start.plusSeconds(5_400),
                                state,
                                at(DAY, "00:00"),
                                state.equals("SCHEDULED") ? "\"move\", \"cancel\"" : "",
                                more));
    }

    static String scheduled() {
        return appointed("SCHEDULED", "SCHEDULED", start(), "");
    }

    /** Who may say that they would rather come earlier, and since when they do; never, if empty. */
    static String hastenable(String since) {
        return appointed(
                        "SCHEDULED",
                        "SCHEDULED",
                        start(),
                        since.isEmpty() ? "" : ", \"earlierSince\": \"%s\"".formatted(since))
                .replace("\"correct\"]", "\"correct\", \"earlier\"]");
    }

    /** Two to come, each of which may be changed. */
    static String series() {
        return scheduled()
                .replace(
                        "\"appointments\": [",
                        """
                        "appointments": [{"id": "a-0", "consultant": "karla", "consultantName": "Karla Probst-Muster", "start": "%s", "end": "%s",
                                          "sequence": 3, "state": "SCHEDULED", "may": ["move", "cancel"]},
                        """
                                .formatted(
                                        start().minusSeconds(86_400),
                                        start().minusSeconds(81_000)));
    }

    /** The same by phone; the number is no number, but text. */
    static String byPhone(String consultation) {
        return consultation
                .replace("\"mode\": \"ON_SITE\",", "\"mode\": \"PHONE\",")
                .replace("\"address\": \"Rathaus, Raum 1\"", "\"phone\": \"0561 <b>1000\"");
    }

    /** Who advises is away then; one proposal is somebody else, one another time. */
    static String colliding(String proposals) {
        return scheduled()
                .replace(
                        "\"sequence\": 0,",
                        "\"sequence\": 0, \"collision\": {\"absences\": [\"a1\"], \"proposals\": ["
                                + proposals
                                + "]},");
    }

    /** Whose second is for who asks to say; nobody comes along yet if none is named. */
    static String accompaniable(String second) {
        return scheduled()
                .replace(
                        "\"sequence\": 0,",
                        "\"sequence\": 0, \"accompaniable\": true" + second + ",");
    }

    static String second(boolean away) {
        return ", \"second\": {\"consultant\": \"dora\", \"name\": \"Dora Daneben\", \"email\": \"dora@ekom21.example\", \"away\": %b}"
                .formatted(away);
    }

    /** Who advises is away at the second of two. */
    static String collidingLater(String proposals) {
        return colliding(proposals)
                .replace(
                        "\"appointments\": [",
                        """
                        "appointments": [{"id": "a-0", "consultant": "karla", "consultantName": "Karla Probst-Muster", "start": "%s", "end": "%s",
                                          "sequence": 3, "state": "SCHEDULED"},
                        """
                                .formatted(
                                        start().minusSeconds(86_400),
                                        start().minusSeconds(81_000)));
    }

    static String proposal(String consultant, String name, Instant start) {
        return "{\"consultant\": \"%s\", \"consultantName\": \"%s\", \"start\": \"%s\"}"
                .formatted(consultant, name, start);
    }

    static String offered() {
        return request(
                "OFFERED",
                """
                , "offer": {"starts": ["%s", "%s"], "until": "%s"}
                """
                        .formatted(start(), at(DAY, "13:15"), at(DAY, "08:00")));
    }

    /** The others can be asked what suits them. */
    static String pollable() {
        return offered()
                .replace("\"correct\"]", "\"correct\", \"poll\"]")
                .replace(
                        "\"people\": [",
                        "\"people\": [{\"name\": \"Ich selbst\", \"email\": \"mira.musterfeld@kassel.example\"}, ");
    }

    /** They are: one has answered, the other has not. */
    static String polled() {
        return offered()
                .replace(
                        "\"offer\": {",
                        """
                        "offer": {"poll": {"openedAt": "2026-11-20T09:00:00Z", "best": "%2$s", "ballots": [
                          {"name": "Käthe <b>", "answers": {"%1$s": "NO", "%2$s": "IF_NEEDED"}, "answeredAt": "2026-11-20T10:00:00Z"},
                          {"name": "Otto", "answers": {}}]},
                        """
                                .formatted(start(), at(DAY, "13:15")));
    }

    /** What one of them is asked. */
    static String ballot(String answers) {
        return """
               {"name": "Käthe", "askedBy": "Mira <b>Musterfeld", "municipalityName": "Kassel", "module": "einstieg", "moduleTitle": "Einstieg",
                "moduleTitleEnglish": "Getting started", "minutes": 90, "mode": "ON_SITE", "starts": ["%s", "%s"], "until": "%s", "answers": {%s}}
               """
                .formatted(start(), at(DAY, "13:15"), at(DAY, "08:00"), answers);
    }

    static String report(boolean released) {
        return """
               , "report": {"situation": "Am Anfang", "advice": "**Klein** beginnen", "nextSteps": "Reden", "adviceHtml": "<p><strong>Klein</strong> beginnen</p>",
                 "projects": ["bus"], "gatherings": ["forum"] %s}
               """
                .formatted(released ? ", \"released\": \"2026-11-21T09:00:00Z\"" : "");
    }

    static final String ASSIGNMENT =
            """
            , "assignment": {"consultant": "karla", "at": "2026-11-20T09:00:00Z", "by": "Alba Vorlage", "note": "kennt die Lage",
              "reason": [{"consultant": "karla", "name": "Karla Probst-Muster", "fits": true, "against": [], "sameDistrict": true, "appointments": 3, "capacity": 40, "chosen": true},
                         {"consultant": "ben", "name": "Ben Entwurf", "fits": false, "against": ["district"], "sameDistrict": false, "appointments": 9, "capacity": 40, "chosen": false}]},
              "log": [{"at": "2026-11-20T09:00:00Z", "by": "Mira Musterfeld", "what": "ASKED"}, {"at": "2026-11-20T09:00:01Z", "what": "SOMETHING_NEW", "note": "Hinweis"}]
            """;

    static String line(String id, String status, boolean overdue) {
        return """
               {"id": "%s", "status": "%s", "municipality": "06611000", "municipalityName": "Kassel", "name": "Mira Musterfeld", "module": "einstieg",
                "moduleTitle": "Einstieg", "moduleTitleEnglish": "Getting started", "mode": "ON_SITE", "fields": ["ENERGY"], "consultant": "karla",
                "consultantName": "Karla Probst-Muster", "start": "%s", "createdAt": "2026-11-20T09:00:00Z", "overdue": %b}
               """
                .formatted(id, status, start(), overdue);
    }

    static String page(int total, String... lines) {
        return "{\"items\": [%s], \"page\": 0, \"size\": 25, \"total\": %d}"
                .formatted(String.join(",", lines), total);
    }

    /** The same Tuesday, and the days after it. */
    static String dayOf(LocalDate day) {
        return week(day.minusDays(1))
                .replace("\"state\": \"BOOKED\"", "\"way\": 35, \"state\": \"BOOKED\"");
    }

    static String week(LocalDate monday) {
        var day = monday.plusDays(1);
        return """
               {"consultant": "karla", "name": "Karla Probst-Muster", "days": [
                 {"date": "%s", "holiday": "Feiertag", "absent": false, "windows": [], "entries": [], "busy": []},
                 {"date": "%s", "absent": false, "windows": [{"from": "%s", "until": "%s"}],
                  "entries": [{"id": "e1", "module": "einstieg", "start": "%s", "end": "%s", "place": "06611000", "state": "BOOKED", "consultation": "c-1"},
                              {"id": "e2", "start": "%s", "end": "%s", "state": "HELD"}], "busy": [{"from": "%s", "until": "%s"}]},
                 {"date": "%s", "absent": true, "windows": [], "entries": [], "busy": []}]}
               """
                .formatted(
                        monday,
                        day,
                        at(day, "08:00"),
                        at(day, "16:00"),
                        at(day, "09:00"),
                        at(day, "10:30"),
                        at(day, "13:00"),
                        at(day, "14:00"),
                        at(day, "11:00"),
                        at(day, "12:00"),
                        day.plusDays(1));
    }
}
