package de.smartregion.gateway.portal.consultants;

import de.smartregion.gateway.portal.advice.BerlinTime;
import de.smartregion.gateway.portal.advice.Phone;
import de.smartregion.gateway.portal.advice.Typed;
import de.smartregion.gateway.portal.consulting.Consultant;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Working hours as lines of text: {@code 08:00-12:00}, or {@code 08:00-12:00 alle 2 Wochen ab
 * 01.12.2026 bis 31.01.2027}; an exception is a date with its hours, or without any: {@code
 * 24.12.2026: frei}.
 */
final class Availability {
    static final List<String> NAMES =
            Stream.concat(
                            Stream.of(DayOfWeek.values()).map(Enum::name),
                            Stream.of(
                                    "exceptions",
                                    "languages",
                                    "phone",
                                    "onlineAddress",
                                    "busyAddress"))
                    .toList();

    private static final int ADDRESS = 1_000;
    private static final Pattern HOURS =
            Pattern.compile(
                    "(?i)([\\d:.]{4,5})\\s*(?:-|–|bis|to)\\s*([\\d:.]{4,5})(?:\\s+(?:alle|every)\\s+([1-8])\\s+(?:Wochen?|weeks?))?(?:\\s+(?:ab|from)\\s+(\\S+))?(?:\\s+(?:bis|until)\\s+(\\S+))?");
    private static final Pattern RHYTHM = Pattern.compile("(?i)\\b(?:alle|every|jede)\\b");
    private static final Pattern MIDNIGHT = Pattern.compile("24[:.]00");
    private static final List<String> NO_HOURS = List.of("", "-", "–", "frei", "off");

    private Availability() {}

    sealed interface Meaning {
        record Right(Consultant.Own own) implements Meaning {}

        record Wrong(FormErrors errors) implements Meaning {}
    }

    static Typed of(Consultant me) {
        var typed = new LinkedHashMap<String, String>();
        for (var day : DayOfWeek.values()) {
            typed.put(
                    day.name(),
                    me.weekly().stream()
                            .filter(hours -> hours.day() == day)
                            .map(Availability::line)
                            .collect(Collectors.joining("\n")));
        }
        typed.put(
                "exceptions",
                me.exceptions().stream().map(Availability::line).collect(Collectors.joining("\n")));
        typed.put("languages", String.join(",", me.languages()));
        put(typed, "phone", me.phone());
        put(typed, "onlineAddress", me.onlineAddress());
        put(typed, "busyAddress", me.busyAddress());
        return new Typed(NAMES, typed);
    }

    static Meaning read(Typed form) {
        var errors = new ArrayList<FieldError>();
        var weekly = new ArrayList<Consultant.Hours>();
        for (var day : DayOfWeek.values()) {
            for (var part : parts(form.of(day.name()))) {
                var hours = hours(day, part);
                if (hours == null) {
                    var why = RHYTHM.matcher(part).find() ? "rhythm" : "hours";
                    errors.add(FieldError.of(day.name(), "consultants.error." + why, part));
                    break;
                }
                weekly.add(hours);
            }
        }
        var exceptions = new ArrayList<Consultant.Departure>();
        for (var line : form.lines("exceptions")) {
            var exception = exception(line);
            if (exception == null) {
                errors.add(FieldError.of("exceptions", "consultants.error.exception", line));
                break;
            }
            exceptions.add(exception);
        }
        if (form.all("languages").isEmpty()) {
            errors.add(FieldError.of("languages", "consultants.error.languages"));
        }
        if (!Phone.isOneOrNone(form.of("phone"))) {
            errors.add(FieldError.of("phone", "advice.error.phone.form"));
        }
        address("onlineAddress", form, errors);
        address("busyAddress", form, errors);
        return errors.isEmpty()
                ? new Meaning.Right(
                        new Consultant.Own(
                                weekly,
                                exceptions,
                                form.all("languages"),
                                form.orNull("busyAddress"),
                                form.orNull("onlineAddress"),
                                form.orNull("phone")))
                : new Meaning.Wrong(new FormErrors(errors));
    }

    /** What the service did not accept, at the fields of the form. */
    static FormErrors unaccepted(List<String> paths) {
        var names =
                paths.stream()
                        .map(path -> path.replaceFirst("[\\[.].*", ""))
                        .map(name -> name.equals("weekly") ? DayOfWeek.MONDAY.name() : name)
                        .map(name -> NAMES.contains(name) ? name : DayOfWeek.MONDAY.name())
                        .toList();
        return new FormErrors(
                NAMES.stream()
                        .filter(names::contains)
                        .map(name -> FieldError.of(name, "error.general"))
                        .toList());
    }

    private static void address(String name, Typed form, List<FieldError> errors) {
        var address = form.of(name);
        if (!address.isEmpty() && (!address.startsWith("https://") || address.length() > ADDRESS)) {
            errors.add(FieldError.of(name, "consultants.error.address"));
        }
    }

    private static List<String> parts(String typed) {
        return Stream.of(typed.split("[\\n,;]", -1))
                .map(String::strip)
                .filter(part -> !NO_HOURS.contains(part.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Consultant.@Nullable Hours hours(DayOfWeek day, String typed) {
        var found = HOURS.matcher(typed);
        if (!found.matches()) {
            return null;
        }
        var from = time(found.group(1));
        var until = time(found.group(2));
        var weeks = found.group(3) == null ? null : Integer.valueOf(found.group(3));
        var validFrom = date(found.group(4));
        var validUntil = date(found.group(5));
        return from == null
                        || until == null
                        || from.compareTo(until) >= 0
                        || ((found.group(4) != null || weeks != null) && validFrom == null)
                        || (found.group(5) != null && validUntil == null)
                ? null
                : new Consultant.Hours(day, from, until, validFrom, validUntil, weeks);
    }

    private static Consultant.@Nullable Departure exception(String line) {
        var at = line.indexOf(':');
        var date = BerlinTime.date(at < 0 ? line : line.substring(0, at));
        if (date == null) {
            return null;
        }
        var windows = new ArrayList<Consultant.Span>();
        for (var part : parts(at < 0 ? "" : line.substring(at + 1))) {
            var hours = hours(date.getDayOfWeek(), part);
            if (hours == null || hours.validFrom() != null || hours.validUntil() != null) {
                return null;
            }
            windows.add(new Consultant.Span(hours.from(), hours.until()));
        }
        return new Consultant.Departure(date, windows);
    }

    /** 08:00; a day ends at 24:00. */
    private static @Nullable String time(@Nullable String typed) {
        if (typed == null || MIDNIGHT.matcher(typed).matches()) {
            return typed == null ? null : "24:00";
        }
        var time = BerlinTime.time(typed);
        return time == null ? null : time.toString();
    }

    private static @Nullable LocalDate date(@Nullable String typed) {
        return typed == null ? null : BerlinTime.date(typed);
    }

    private static String line(Consultant.Hours hours) {
        return hours.from()
                + "-"
                + hours.until()
                + (hours.everyWeeks() == null || hours.everyWeeks() == 1
                        ? ""
                        : " alle " + hours.everyWeeks() + " Wochen")
                + (hours.validFrom() == null ? "" : " ab " + BerlinTime.written(hours.validFrom()))
                + (hours.validUntil() == null
                        ? ""
                        : " bis " + BerlinTime.written(hours.validUntil()));
    }

    private static String line(Consultant.Departure exception) {
        var windows =
                exception.windows().stream()
                        .map(span -> span.from() + "-" + span.until())
                        .collect(Collectors.joining(", "));
        return BerlinTime.written(exception.date()) + ": " + (windows.isEmpty() ? "frei" : windows);
    }

    private static void put(Map<String, String> typed, String name, @Nullable String value) {
        if (value != null) {
            typed.put(name, value);
        }
    }
}
