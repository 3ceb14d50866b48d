package de.smartregion.consulting.calendar;

import de.smartregion.consulting.agenda.BusyTimes;
import de.smartregion.consulting.almanac.Almanac;
import de.smartregion.consulting.almanac.Stretch;
import de.smartregion.consulting.calendar.ConsultantView.AbsenceView;
import de.smartregion.consulting.calendar.EditCalendars.Seen;
import de.smartregion.consulting.region.Travel;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.Versions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Consultants over HTTP: the office sees and changes all, a consultant what is the own. */
@Tag(name = "consultants")
@RestController
@RequestMapping("/api/consulting/consultants")
class ConsultantController {

    private static final int DAYS = 7;

    private final Calendars calendars;
    private final Roll roll;
    private final Planner planner;
    private final EditCalendars editCalendars;
    private final Almanac almanac;
    private final Travel travel;
    private final BusyTimes busyTimes;
    private final Clock clock;

    @Schema(name = "Consultants", requiredProperties = "items")
    record ConsultantsView(List<ConsultantView> items) {}

    record AbsenceForm(
            @NotNull Instant from,
            @NotNull Instant until,
            @Size(max = Absence.NOTE) @Nullable String note) {

        @Override
        public String toString() {
            return "form of an absence"; // personal data stays out of logs
        }
    }

    ConsultantController(
            Calendars calendars,
            Roll roll,
            Planner planner,
            EditCalendars editCalendars,
            Almanac almanac,
            Travel travel,
            BusyTimes busyTimes,
            Clock clock) {
        this.calendars = calendars;
        this.roll = roll;
        this.planner = planner;
        this.editCalendars = editCalendars;
        this.almanac = almanac;
        this.travel = travel;
        this.busyTimes = busyTimes;
        this.clock = clock;
    }

    @Operation(operationId = "listConsultants", summary = "Everybody who advises (staff)")
    @GetMapping
    ResponseEntity<ConsultantsView> list() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                        new ConsultantsView(
                                roll.consultants().stream()
                                        .map(it -> ConsultantView.of(it, false))
                                        .toList()));
    }

    @Operation(
            operationId = "readOwnConsultant",
            summary = "What is known of the consultant who asks")
    @GetMapping("/me")
    ResponseEntity<ConsultantView> own(Caller caller) {
        return told(calendars.consultant(ownId(caller)).orElseThrow(this::unknown), true);
    }

    @Operation(
            operationId = "putOwnConsultant",
            summary = "Change the own hours, languages and addresses (consultant)")
    @PutMapping("/me")
    ResponseEntity<ConsultantView> putOwn(
            @Valid @RequestBody OwnForm form,
            @Parameter(required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            Caller caller) {
        return told(editCalendars.putOwn(ownId(caller), form, Versions.ifMatch(ifMatch)), true);
    }

    @Operation(
            operationId = "readConsultant",
            summary = "One consultant (staff, or the consultant's own)")
    @GetMapping("/{id}")
    ResponseEntity<ConsultantView> read(@PathVariable String id, Caller caller) {
        checkOwn(id, caller);
        return told(calendars.consultant(id).orElseThrow(this::unknown), isOwn(id, caller));
    }

    @Operation(
            operationId = "putConsultant",
            summary = "Make or change a consultant (staff)",
            description =
                    "With If-None-Match: * it is made, with If-Match it is changed; without either, 428. Absences"
                            + " and the address of busy times stay as they are, and so do weekly and exceptions where"
                            + " neither is given, and onlineAddress.")
    @PutMapping("/{id}")
    ResponseEntity<ConsultantView> put(
            @PathVariable @Pattern(regexp = Consultant.ID) String id,
            @Valid @RequestBody ConsultantForm form,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch) {
        var edited =
                editCalendars.put(form, form.consultant(id, travel), Seen.of(ifMatch, ifNoneMatch));
        return ResponseEntity.status(edited.made() ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(Versions.etag(edited.now().version()))
                .body(ConsultantView.of(edited.now(), false));
    }

    @Operation(
            operationId = "addAbsence",
            summary = "A consultant is away (staff, or the consultant)",
            description =
                    "Appointments in that time stay: the office is told, with proposals for somebody else.")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/{id}/absences")
    AbsenceView away(@PathVariable String id, @Valid @RequestBody AbsenceForm form, Caller caller) {
        checkOwn(id, caller);
        var wrong = new Wrong();
        var latest = clock.instant().plus(Absence.LONGEST);
        wrong.unless(form.from().isBefore(latest) && form.from().isAfter(Instant.EPOCH), "from");
        wrong.unless(
                form.until().isAfter(form.from())
                        && form.until().isAfter(clock.instant())
                        && form.until().isBefore(latest),
                "until");
        wrong.refuse();
        return AbsenceView.of(
                editCalendars.away(id, form.from(), form.until(), Text.orNone(form.note())));
    }

    @Operation(
            operationId = "removeAbsence",
            summary = "A consultant is not away after all (staff, or the consultant)")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/{id}/absences/{absence}")
    void back(@PathVariable String id, @PathVariable String absence, Caller caller) {
        checkOwn(id, caller);
        editCalendars.back(id, absence);
    }

    @Operation(
            operationId = "readWeek",
            summary = "Seven days of one consultant (staff, or the consultant's own)")
    @GetMapping("/{id}/week")
    ResponseEntity<WeekView> week(
            @PathVariable String id,
            @Parameter(description = "The first of seven dates; today, when absent.")
                    @RequestParam(required = false)
                    @Nullable LocalDate from,
            Caller caller) {
        checkOwn(id, caller);
        var consultant = calendars.consultant(id).orElseThrow(this::unknown);
        var first = from == null ? Almanac.dateOf(clock.instant()) : from;
        var wrong = new Wrong();
        wrong.unless(first.getYear() >= 2000 && first.getYear() < 2200, "from");
        wrong.refuse();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new WeekView(id, days(consultant, first)));
    }

    private List<WeekView.DayView> days(Consultant consultant, LocalDate first) {
        var keys = new ArrayList<Day.Key>();
        for (int i = 0; i < DAYS; i++) {
            keys.add(new Day.Key(consultant.id(), first.plusDays(i)));
        }
        var days = new HashMap<String, Day>();
        calendars.days(keys).forEach(day -> days.put(day.date(), day));
        var now = clock.instant();
        return keys.stream()
                .map(
                        key -> {
                            var date = almanac.date(key.date());
                            var day = days.getOrDefault(date.text(), Day.empty(key)).at(now);
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
                                    day.entries().stream().map(WeekView.EntryView::of).toList(),
                                    busy.stream()
                                            .map(
                                                    it ->
                                                            new WeekView.WindowView(
                                                                    it.from(), it.until()))
                                            .toList());
                        })
                .toList();
    }

    private static boolean isOffice(Caller caller) {
        return caller.is("staff") || caller.is("admin");
    }

    private boolean isOwn(String id, Caller caller) {
        return planner.signedIn(caller.subject(), caller.email())
                .filter(it -> it.id().equals(id))
                .isPresent();
    }

    /** Whose it is not, for them there is none. */
    private void checkOwn(String id, Caller caller) {
        if (!isOffice(caller) && !isOwn(id, caller)) {
            throw unknown();
        }
    }

    private String ownId(Caller caller) {
        return planner.signedIn(caller.subject(), caller.email()).orElseThrow(this::unknown).id();
    }

    private RuntimeException unknown() {
        return EditCalendars.refused(CalendarProblem.CONSULTANT_NOT_FOUND);
    }

    private static ResponseEntity<ConsultantView> told(Consultant consultant, boolean own) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(Versions.etag(consultant.version()))
                .body(ConsultantView.of(consultant, own));
    }
}
