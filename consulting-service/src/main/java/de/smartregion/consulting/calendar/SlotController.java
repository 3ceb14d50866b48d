package de.smartregion.consulting.calendar;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Mode;
import de.smartregion.consulting.almanac.Almanac;
import de.smartregion.consulting.consultant.CalendarProblem;
import de.smartregion.consulting.consultant.Consultant;
import de.smartregion.consulting.consultant.Field;
import de.smartregion.consulting.consultant.Module;
import de.smartregion.consulting.consultant.Roll;
import de.smartregion.consulting.consultant.Wrong;
import de.smartregion.consulting.region.Municipalities;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Free time over HTTP, for everybody. */
@Tag(name = "slots")
@RestController
@RequestMapping("/api/consulting/slots")
class SlotController {

    private final Planner planner;
    private final Roll roll;
    private final Clock clock;

    @Schema(
            name = "Slots",
            requiredProperties = {"module", "mode", "minutes", "days"})
    record SlotsView(String module, Mode mode, int minutes, List<FreeDayView> days) {}

    @Schema(
            name = "FreeDay",
            requiredProperties = {"date", "starts"})
    record FreeDayView(LocalDate date, List<Instant> starts) {}

    SlotController(Planner planner, Roll roll, Clock clock) {
        this.planner = planner;
        this.roll = roll;
        this.clock = clock;
    }

    @Operation(
            operationId = "listSlots",
            summary = "When somebody who fits is free",
            description =
                    "Free starts of all consultants who know the module and the fields, come to the place and speak the language. They may be gone a moment later: holding one decides.")
    @GetMapping
    ResponseEntity<SlotsView> slots(
            @RequestParam @Pattern(regexp = Module.CODE) String module,
            @RequestParam Mode mode,
            @Parameter(
                            description =
                                    "Official key of the municipality or district; needed on site, and only there.")
                    @RequestParam(required = false)
                    @Nullable String place,
            @RequestParam(required = false) @Size(max = 10) @Nullable List<Field> field,
            @RequestParam(defaultValue = "de") @Pattern(regexp = Consultant.LANGUAGE)
                    String language,
            @Parameter(description = "The first date; today, when absent.")
                    @RequestParam(required = false)
                    @Nullable LocalDate from,
            @RequestParam(defaultValue = "28") @Min(1) @Max(Planner.FARTHEST) int days) {
        var wrong = new Wrong();
        var known = roll.module(module);
        wrong.unless(known != null && known.active(), "module");
        wrong.unless(known == null || known.modes().contains(mode), "mode");
        boolean onSite = mode == Mode.ON_SITE;
        wrong.unless(
                onSite ? place != null && Municipalities.contains(place) : place == null, "place");
        wrong.unless(from == null || (from.getYear() >= 2000 && from.getYear() < 2200), "from");
        wrong.refuse();
        Set<Field> fields = EnumSet.noneOf(Field.class);
        if (field != null) {
            fields.addAll(field);
        }
        var need =
                new Agenda.Need(
                        module,
                        mode,
                        place,
                        fields.stream().map(Enum::name).collect(Collectors.toSet()),
                        language);
        var first = from == null ? Almanac.dateOf(clock.instant()) : from;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(
                        new SlotsView(
                                module,
                                mode,
                                known == null ? 0 : known.minutes(),
                                planner.free(need, first, days).stream()
                                        .map(it -> new FreeDayView(it.date(), it.starts()))
                                        .toList()));
    }

    /**
     * Wherever a day is asked for, it may have too many askers; said before anything is a fault.
     */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @RestControllerAdvice
    static class Busy {

        private static final String SOON = "1";

        @ExceptionHandler
        ResponseEntity<ProblemDetail> busy(DayBusy busy) {
            var problem = CalendarProblem.DAY_BUSY;
            return ResponseEntity.status(problem.status())
                    .header(HttpHeaders.RETRY_AFTER, SOON)
                    .body(problem.detail(String.valueOf(busy.getMessage())));
        }
    }
}
