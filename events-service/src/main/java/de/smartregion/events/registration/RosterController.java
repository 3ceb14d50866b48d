package de.smartregion.events.registration;

import de.smartregion.platform.web.ProblemException;

import io.swagger.v3.oas.annotations.Operation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The roster as the office reads it. */
@RestController
class RosterController {

    private final RosterDesk desk;

    RosterController(RosterDesk desk) {
        this.desk = desk;
    }

    /**
     * @param number order of arrival
     */
    record RosterEntry(
            String registration,
            int number,
            Standing status,
            Attendance attendance,
            int seats,
            @Nullable String name,
            @Nullable String email,
            @Nullable String municipality,
            @Nullable String function) {

        static RosterEntry of(Map.Entry<String, Registration> entry) {
            var registration = entry.getValue();
            var person = registration.person();
            return new RosterEntry(
                    entry.getKey(),
                    registration.number(),
                    registration.standing(),
                    registration.attendance(),
                    registration.seats(),
                    person == null ? null : person.name(),
                    person == null ? null : person.email(),
                    person == null ? null : person.municipality(),
                    person == null ? null : person.function());
        }

        @Override
        public String toString() {
            return "registration " + registration + " " + status;
        }
    }

    record RosterPage(List<RosterEntry> items, int page, int size, int total) {
        RosterPage {
            items = List.copyOf(items);
        }
    }

    @Operation(
            operationId = "readRoster",
            summary = "Who is registered for a gathering (staff)",
            description = "In order of arrival. What has ended is nobody's any more.")
    @GetMapping("/api/events/gatherings/{id}/registrations")
    RosterPage read(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int size) {
        var roster =
                desk.read(id)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                RegistrationProblem.GATHERING_NOT_FOUND,
                                                "There is no roster."));
        var items =
                roster.registrations().entrySet().stream()
                        .sorted(Comparator.comparingInt(entry -> entry.getValue().number()))
                        .skip((long) page * size)
                        .limit(size)
                        .map(RosterEntry::of)
                        .toList();
        return new RosterPage(items, page, size, roster.registrations().size());
    }
}
