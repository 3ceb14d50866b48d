package de.smartregion.consulting.busy;

import de.smartregion.consulting.agenda.BusyTimes.Busy;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * When somebody is busy, from a calendar in iCalendar format (RFC 5545).
 *
 * <p>Of each event only its times are read; who, what and where is never looked at. Time zones are
 * those Java knows: what a calendar says about its own is not believed, and one that is not known
 * is Hessen's.
 */
final class Ics {

    private static final ZoneId HESSEN = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final Pattern WEEKS = Pattern.compile("\\+?P(\\d{1,4})W");
    private static final int DEEPEST = 8;
    private static final int MOST_DATES = 2_000;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final BusySettings settings;
    private final Instant past;
    private final Instant end;
    private final Steps steps;

    private Ics(BusySettings settings, Instant now) {
        this.settings = settings;
        this.past = now.minus(settings.back());
        this.end = now.plus(settings.ahead());
        this.steps = new Steps(settings.steps());
    }

    static List<Busy> read(byte[] calendar, BusySettings settings, Instant now) throws Unusable {
        return new Ics(settings, now).read(new String(calendar, StandardCharsets.UTF_8));
    }

    /** One line, unfolded. */
    private record Property(String name, Map<String, String> parameters, String value) {}

    /** When something is, as the calendar says it. */
    private record Moment(LocalDateTime clock, ZoneId zone, boolean wholeDay) {

        Instant instant() {
            return clock.atZone(zone).toInstant();
        }
    }

    /** What is read of an event. */
    private static final class Event {
        private String uid = "";
        private @Nullable Moment start;
        private @Nullable Moment end;
        private @Nullable String duration;
        private @Nullable String rule;
        private @Nullable Moment replaces;
        private final List<Moment> more = new ArrayList<>();
        private final List<Moment> less = new ArrayList<>();
        private boolean free;
        private boolean cancelled;
    }

    private List<Busy> read(String text) throws Unusable {
        var events = events(text);
        var replaced = new HashMap<String, Set<Instant>>();
        for (var event : events) {
            var replaces = event.replaces;
            if (replaces != null) {
                replaced.computeIfAbsent(event.uid, _ -> new HashSet<>()).add(replaces.instant());
            }
        }
        var busy = new ArrayList<Busy>();
        for (var event : events) {
            if (!event.free && !event.cancelled) {
                add(event, replaced.getOrDefault(event.uid, Set.of()), busy);
            }
        }
        return joined(busy);
    }

    private void add(Event event, Set<Instant> replaced, List<Busy> busy) throws Unusable {
        var start = event.start;
        if (start == null) {
            return;
        }
        try {
            var lasting = lasting(event, start);
            if (lasting == null) {
                return;
            }
            var without = new HashSet<Instant>();
            event.less.forEach(it -> without.add(it.instant()));
            if (event.replaces == null) {
                without.addAll(replaced);
            }
            for (var clock : clocks(event, start)) {
                steps.take();
                var moment = new Moment(clock, start.zone(), start.wholeDay());
                if (!without.contains(moment.instant())) {
                    put(moment, lasting, busy);
                }
            }
            for (var moment : event.more) {
                steps.take();
                if (!without.contains(moment.instant())) {
                    put(moment, lasting, busy);
                }
            }
        } catch (DateTimeException | ArithmeticException _) {
            throw new Unusable("has times that cannot be read");
        }
    }

    private List<LocalDateTime> clocks(Event event, Moment start) throws Unusable {
        if (event.rule == null || event.replaces != null) {
            return List.of(start.clock());
        }
        var rule = Repetition.of(event.rule);
        var until = rule.until();
        var last = until == null ? null : moment(until, start.zone());
        return rule.of(
                start.clock(),
                LocalDateTime.ofInstant(past.minus(LONGEST), start.zone()),
                LocalDateTime.ofInstant(end, start.zone()),
                clock ->
                        last == null
                                || (last.wholeDay()
                                        ? !clock.toLocalDate().isAfter(last.clock().toLocalDate())
                                        : !clock.atZone(start.zone())
                                                .toInstant()
                                                .isAfter(last.instant())),
                steps);
    }

    /** How long it takes: whole days as a calendar counts them, anything else as a clock does. */
    private sealed interface Lasting {
        record Days(long days) implements Lasting {}

        record Time(Duration time) implements Lasting {}
    }

    private static @Nullable Lasting lasting(Event event, Moment start) throws Unusable {
        if (event.end != null) {
            if (start.wholeDay()) {
                long days =
                        event.end.clock().toLocalDate().toEpochDay()
                                - start.clock().toLocalDate().toEpochDay();
                return days <= 0 ? new Lasting.Days(1) : days(days);
            }
            return time(Duration.between(start.instant(), event.end.instant()));
        }
        if (event.duration != null) {
            return duration(event.duration, start.wholeDay());
        }
        return start.wholeDay() ? new Lasting.Days(1) : null;
    }

    private static Lasting days(long days) throws Unusable {
        if (days > LONGEST.toDays()) {
            throw new Unusable("has an event that never ends");
        }
        return new Lasting.Days(days);
    }

    private static @Nullable Lasting time(Duration time) throws Unusable {
        if (time.compareTo(LONGEST) > 0) {
            throw new Unusable("has an event that never ends");
        }
        return time.isPositive() ? new Lasting.Time(time) : null;
    }

    private static @Nullable Lasting duration(String text, boolean wholeDay) throws Unusable {
        try {
            var upper = text.strip().toUpperCase(Locale.ROOT);
            var weeks = WEEKS.matcher(upper);
            if (weeks.matches()) {
                return time(Duration.ofDays(7L * Integer.parseInt(weeks.group(1))));
            }
            var parsed = Duration.parse(upper);
            return wholeDay ? days(Math.max(1, parsed.toDays())) : time(parsed);
        } catch (DateTimeException | ArithmeticException _) {
            throw new Unusable("has times that cannot be read");
        }
    }

    private void put(Moment moment, Lasting lasting, List<Busy> busy) {
        var from = moment.instant();
        var until =
                switch (lasting) {
                    case Lasting.Days(var days) ->
                            moment.clock().plusDays(days).atZone(moment.zone()).toInstant();
                    case Lasting.Time(var time) -> from.plus(time);
                };
        if (from.isBefore(end) && until.isAfter(past) && from.isBefore(until)) {
            busy.add(new Busy(from, until));
        }
    }

    private static List<Busy> joined(List<Busy> busy) {
        busy.sort(Comparator.comparing(Busy::from));
        var joined = new ArrayList<Busy>();
        for (var next : busy) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && !next.from().isAfter(last.until())) {
                if (next.until().isAfter(last.until())) {
                    joined.set(joined.size() - 1, new Busy(last.from(), next.until()));
                }
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    private List<Event> events(String text) throws Unusable {
        var events = new ArrayList<Event>();
        var open = new ArrayList<String>();
        Event event = null;
        boolean calendar = false;
        for (var line : unfolded(text)) {
            var property = property(line);
            if (property == null) {
                continue;
            }
            var value = property.value().strip().toUpperCase(Locale.ROOT);
            switch (property.name()) {
                case "BEGIN" -> {
                    open.add(value);
                    if (open.size() > DEEPEST) {
                        throw new Unusable("is nested too deeply");
                    }
                    calendar |= value.equals("VCALENDAR");
                    if (value.equals("VEVENT") && open.size() == 2) {
                        event = new Event();
                    }
                }
                case "END" -> {
                    if (open.isEmpty() || !open.removeLast().equals(value)) {
                        throw new Unusable("does not end what it begins");
                    }
                    if (value.equals("VEVENT") && event != null && open.size() == 1) {
                        events.add(event);
                        event = null;
                        if (events.size() > settings.events()) {
                            throw new Unusable("has too many events");
                        }
                    }
                }
                default -> {
                    if (event != null && open.size() == 2) {
                        read(property, event);
                    }
                }
            }
        }
        if (!calendar || !open.isEmpty()) {
            throw new Unusable("is no calendar, or not all of one");
        }
        return events;
    }

    private static void read(Property property, Event event) throws Unusable {
        var value = property.value().strip();
        switch (property.name()) {
            case "UID" -> event.uid = value;
            case "DTSTART" -> event.start = moment(property, value);
            case "DTEND" -> event.end = moment(property, value);
            case "DURATION" -> event.duration = value;
            case "RRULE" -> event.rule = value;
            case "RECURRENCE-ID" -> event.replaces = moment(property, value);
            case "RDATE" -> moments(property, event.more);
            case "EXDATE" -> moments(property, event.less);
            case "TRANSP" -> event.free |= value.equalsIgnoreCase("TRANSPARENT");
            case "X-MICROSOFT-CDO-BUSYSTATUS" -> event.free |= value.equalsIgnoreCase("FREE");
            case "STATUS" -> event.cancelled = value.equalsIgnoreCase("CANCELLED");
            default -> {} // what it is about is nobody's business here
        }
    }

    private static void moments(Property property, List<Moment> moments) throws Unusable {
        for (var one : property.value().split(",", -1)) {
            if (moments.size() >= MOST_DATES) {
                throw new Unusable("repeats too much");
            }
            int slash = one.indexOf('/'); // a period: where it begins
            moments.add(moment(property, (slash < 0 ? one : one.substring(0, slash)).strip()));
        }
    }

    private static Moment moment(Property property, String value) throws Unusable {
        return moment(value, zone(property.parameters().get("TZID")));
    }

    private static Moment moment(String value, ZoneId zone) throws Unusable {
        try {
            if (value.length() == 8) {
                return new Moment(LocalDate.parse(value, DATE).atStartOfDay(), HESSEN, true);
            }
            if (value.endsWith("Z") || value.endsWith("z")) {
                return new Moment(
                        LocalDateTime.parse(value.substring(0, value.length() - 1), TIME),
                        ZoneOffset.UTC,
                        false);
            }
            return new Moment(LocalDateTime.parse(value, TIME), zone, false);
        } catch (DateTimeException _) {
            throw new Unusable("has times that cannot be read");
        }
    }

    private static ZoneId zone(@Nullable String name) {
        if (name == null || name.length() > 100) {
            return HESSEN;
        }
        try {
            return ZoneId.of(
                    name.startsWith("/")
                            ? name.substring(name.lastIndexOf("/", name.lastIndexOf('/') - 1) + 1)
                            : name);
        } catch (DateTimeException _) {
            return switch (name) {
                case "GMT Standard Time" -> ZoneId.of("Europe/London");
                case "Greenwich Standard Time" -> ZoneOffset.UTC;
                default -> HESSEN; // "W. Europe Standard Time", and whatever else is said here
            };
        }
    }

    private static List<String> unfolded(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var next : (Iterable<String>) text.lines()::iterator) {
            if (!next.isEmpty() && (next.charAt(0) == ' ' || next.charAt(0) == '\t')) {
                line.append(next, 1, next.length());
            } else {
                lines.add(line.toString());
                line.setLength(0);
                line.append(next);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** Name, parameters and value; in quotes, anything may stand. */
    private static @Nullable Property property(String line) {
        int colon = -1;
        boolean quoted = false;
        var ends = new ArrayList<Integer>();
        for (int i = 0; i < line.length() && colon < 0; i++) {
            char sign = line.charAt(i);
            if (sign == '"') {
                quoted = !quoted;
            } else if (!quoted && (sign == ';' || sign == ':')) {
                ends.add(i);
                colon = sign == ':' ? i : -1;
            }
        }
        if (colon < 0) {
            return null;
        }
        var parameters = new HashMap<String, String>();
        for (int i = 0; i + 1 < ends.size(); i++) {
            var parameter = line.substring(ends.get(i) + 1, ends.get(i + 1));
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        parameter.substring(0, equals).toUpperCase(Locale.ROOT),
                        parameter.substring(equals + 1).replace("\"", ""));
            }
        }
        return new Property(
                line.substring(0, ends.getFirst()).strip().toUpperCase(Locale.ROOT),
                parameters,
                line.substring(colon + 1));
    }
}
