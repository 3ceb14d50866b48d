package de.smartregion.consulting.calendar;

import de.smartregion.consulting.agenda.BusyTimes;
import de.smartregion.consulting.almanac.Almanac;
import de.smartregion.consulting.almanac.Stretch;
import de.smartregion.consulting.consultant.CalendarProblem;
import de.smartregion.consulting.consultant.Consultant;
import de.smartregion.consulting.consultant.Directory;
import de.smartregion.consulting.consultant.Roll;
import de.smartregion.consulting.consultant.Wrong;
import de.smartregion.consulting.region.Travel;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.ProblemException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What a consultant has to do, over HTTP. */
@Tag(name = "consultants")
@RestController
@RequestMapping("/api/consulting/consultants/{id}/week")
class WeekController {

    private static final int DAYS = 7;

    private final Directory directory;
    private final Roll roll;
    private final Days days;
    private final Almanac almanac;
    private final BusyTimes busyTimes;
    private final Travel travel;
    private final Clock clock;

    WeekController(
            Directory directory,
            Roll roll,
            Days days,
            Almanac almanac,
            BusyTimes busyTimes,
            Travel travel,
            Clock clock) {
        this.directory = directory;
        this.roll = roll;
        this.days = days;
        this.almanac = almanac;
        this.busyTimes = busyTimes;
        this.travel = travel;
        this.clock = clock;
    }

    @Operation(
            operationId = "readWeek",
            summary = "Seven days of one consultant (staff, or the consultant's own)")
    @GetMapping
    ResponseEntity<WeekView> week(
            @PathVariable String id,
            @Parameter(description = "The first of seven dates; today, when absent.")
                    @RequestParam(required = false)
                    @Nullable LocalDate from,
            Caller caller) {
        if (!caller.is("staff") && !caller.is("admin") && !roll.isOwn(id, caller)) {
            throw unknown(); // whose it is not, for them there is none
        }
        var consultant = directory.consultant(id).orElseThrow(WeekController::unknown);
        var first = from == null ? Almanac.dateOf(clock.instant()) : from;
        var wrong = new Wrong();
        wrong.unless(first.getYear() >= 2000 && first.getYear() < 2200, "from");
        wrong.refuse();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                        new WeekView(
                                id,
                                week(consultant, first),
                                consultant.busyAddress() == null
                                        ? null
                                        : WeekView.RefusalView.of(busyTimes.refusal(id))));
    }

    private List<WeekView.DayView> week(Consultant consultant, LocalDate first) {
        var keys = new ArrayList<Day.Key>();
        for (int i = 0; i < DAYS; i++) {
            keys.add(new Day.Key(consultant.id(), first.plusDays(i)));
        }
        var there = new HashMap<String, Day>();
        days.days(keys).forEach(day -> there.put(day.date(), day));
        var now = clock.instant();
        return keys.stream()
                .map(
                        key -> {
                            var date = almanac.date(key.date());
                            var day = there.getOrDefault(date.text(), Day.empty(key)).at(now);
                            var busy =
                                    busyTimes.of(
                                            consultant.id(),
                                            Stretch.moment(date.midnight()),
                                            Stretch.moment(date.midnight() + date.length()));
                            return new WeekView.DayView(
                                    date.date(),
                                    date.holiday(),
                                    consultant.isAway(date),
                                    consultant.working(date).stream()
                                            .map(WeekView.WindowView::of)
                                            .toList(),
                                    entries(consultant, day),
                                    busy.stream()
                                            .map(
                                                    it ->
                                                            new WeekView.WindowView(
                                                                    it.from(), it.until()))
                                            .toList());
                        })
                .toList();
    }

    /** Each with the way to it. */
    private List<WeekView.EntryView> entries(Consultant consultant, Day day) {
        var entries = new ArrayList<WeekView.EntryView>();
        Entry before = null;
        for (var entry : day.entries()) {
            int way =
                    before == null
                            ? travel.fromHome(consultant.home(), entry.place())
                            : travel.between(before.place(), entry.place(), consultant.home());
            entries.add(WeekView.EntryView.of(entry, way));
            before = entry;
        }
        return entries;
    }

    private static RuntimeException unknown() {
        return new ProblemException(CalendarProblem.CONSULTANT_NOT_FOUND, "Nothing was changed.");
    }
}
