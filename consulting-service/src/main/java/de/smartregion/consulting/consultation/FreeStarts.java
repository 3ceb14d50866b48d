package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks for free starts for a request. */
@Component
class FreeStarts {

    private static final int INSTEAD = 3;
    private static final int FURTHEST_DAYS = 90;

    private final Agenda agenda;

    FreeStarts(Agenda agenda) {
        this.agenda = agenda;
    }

    /** The next ones, for somebody whose choice is taken. */
    List<Instant> next(Agenda.Need need, Instant from) {
        return next(need, null, from);
    }

    /**
     * @param second who comes along, and must be free as well
     */
    List<Instant> next(Agenda.Need need, @Nullable String second, Instant from) {
        return agenda.next(need, second, from, INSTEAD);
    }

    /** By day, so that both are free if two come. */
    List<Agenda.FreeDay> of(Agenda.Need need, @Nullable String second, LocalDate from, int days) {
        return agenda.free(need, second, from, days);
    }

    /** The first in the wished windows that was not passed up before. */
    Optional<Instant> within(Request request, List<Instant> passed, Instant now) {
        return within(request, passed, _ -> true, now);
    }

    /**
     * @param wanted of those, the first that may be had
     */
    Optional<Instant> within(
            Request request, List<Instant> passed, Predicate<Instant> wanted, Instant now) {
        return request.windows().stream()
                .filter(window -> window.until().isAfter(now))
                .flatMap(window -> free(request, window, now))
                .filter(start -> !passed.contains(start))
                .filter(wanted)
                .min(Instant::compareTo);
    }

    /**
     * The first that is before the appointment which would be moved there, of what touches the time
     * that became free; in the wished windows, as long as one of them is to come.
     *
     * @param wanted of those, the first that may be had
     */
    Optional<Instant> before(
            Appointment moving,
            Request request,
            Instant from,
            Instant until,
            Predicate<Instant> wanted,
            Instant now) {
        var second = moving.second();
        var length = Duration.ofMinutes(request.minutes());
        var windows = request.windows().stream().filter(it -> it.until().isAfter(now)).toList();
        var first = from.minus(length).atZone(Spot.ZONE).toLocalDate();
        var days = ChronoUnit.DAYS.between(first, until.atZone(Spot.ZONE).toLocalDate()) + 1;
        return agenda
                .free(
                        request.need(moving),
                        second == null ? null : second.consultant(),
                        first,
                        Math.clamp(days, 1, FURTHEST_DAYS))
                .stream()
                .flatMap(day -> day.starts().stream())
                .filter(start -> start.isAfter(now) && start.isBefore(moving.start()))
                .filter(start -> start.isBefore(until) && start.plus(length).isAfter(from))
                .filter(
                        start ->
                                windows.isEmpty()
                                        || windows.stream()
                                                .anyMatch(
                                                        it -> it.holds(start, start.plus(length))))
                .filter(wanted)
                .min(Instant::compareTo);
    }

    private Stream<Instant> free(Request request, Window window, Instant now) {
        var length = Duration.ofMinutes(request.minutes());
        var begin = window.from().isBefore(now) ? now : window.from();
        var first = begin.atZone(Spot.ZONE).toLocalDate();
        var last = window.until().atZone(Spot.ZONE).toLocalDate();
        var days = Math.clamp(ChronoUnit.DAYS.between(first, last) + 1, 1, FURTHEST_DAYS);
        return agenda.free(request.need(), first, days).stream()
                .flatMap(day -> day.starts().stream())
                .filter(start -> start.isAfter(now))
                .filter(start -> window.holds(start, start.plus(length)));
    }
}
