package de.smartregion.events.registration;

import de.smartregion.platform.web.ProblemException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The roster as the office reads it. */
@RestController
class RosterController {

    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final RosterDesk desk;

    RosterController(RosterDesk desk) {
        this.desk = desk;
    }

    /**
     * @param number order of arrival; of the waiting ones, their order in the line
     * @param since when it was made
     */
    record RosterEntry(
            String registration,
            int number,
            @Schema(
                            allowableValues = {
                                "HELD",
                                "SEATED",
                                "WAITING_UNCONFIRMED",
                                "WAITING",
                                "CANCELLED",
                                "EXPIRED",
                                "CALLED_OFF"
                            })
                    Standing status,
            Attendance attendance,
            int seats,
            @Nullable String name,
            @Nullable String email,
            @Nullable String municipality,
            @Nullable String function,
            @Nullable Instant since) {

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
                    person == null ? null : person.function(),
                    registration.since());
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
            description =
                    "In order of arrival. What has ended is nobody's any more. The query is part of a name, an"
                            + " e-mail address or a municipality.")
    @GetMapping("/api/events/gatherings/{id}/registrations")
    RosterPage read(
            @PathVariable String id,
            @RequestParam(defaultValue = "") @Size(max = 100) String query,
            @RequestParam(required = false) @Nullable Standing status,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int size) {
        var wanted = query.strip().toLowerCase(Locale.ROOT);
        var found =
                roster(id).registrations().entrySet().stream()
                        .filter(entry -> entry.getValue().standing() != Standing.REPEATED)
                        .filter(entry -> status == null || entry.getValue().standing() == status)
                        .filter(entry -> wanted.isEmpty() || matches(entry.getValue(), wanted))
                        .sorted(Comparator.comparingInt(entry -> entry.getValue().number()))
                        .toList();
        var items =
                found.stream().skip((long) page * size).limit(size).map(RosterEntry::of).toList();
        return new RosterPage(items, page, size, found.size());
    }

    private static boolean matches(Registration registration, String wanted) {
        var person = registration.person();
        return person != null
                && (person.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || person.email().contains(wanted)
                        || person.municipality().startsWith(wanted)
                        || Municipalities.nameOf(person.municipality())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted));
    }

    @Operation(
            operationId = "exportRosterAsCsv",
            summary = "Everybody on a roster, for a spreadsheet (staff)",
            description =
                    "UTF-8 with BOM, separated by semicolons, as a German Excel opens it. What a spreadsheet would take"
                            + " for a formula begins with an apostrophe.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @GetMapping(path = "/api/events/gatherings/{id}/registrations.csv", produces = CSV)
    ResponseEntity<byte[]> csv(@PathVariable String id) {
        return file(MediaType.parseMediaType(CSV), "anmeldungen.csv", sheet(id).csv());
    }

    @Operation(
            operationId = "exportRosterAsXlsx",
            summary = "Everybody on a roster, as a workbook (staff)",
            description = "Every cell has a type; text is never a formula.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = XLSX,
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping(path = "/api/events/gatherings/{id}/registrations.xlsx", produces = XLSX)
    ResponseEntity<byte[]> xlsx(@PathVariable String id) {
        return file(MediaType.parseMediaType(XLSX), "anmeldungen.xlsx", sheet(id).xlsx());
    }

    /** What the office is about to do with a gathering. */
    enum Action {
        PUBLISH,
        CANCEL,
        CHANGE
    }

    record LettersDue(int letters) {}

    @Operation(
            operationId = "countLettersDue",
            summary = "How many people would get a letter (staff)",
            description =
                    "At this moment, and at most: a change is told to confirmed people, and only to those who would come"
                            + " at the wrong time or to the wrong place. Publishing writes to nobody, nor does anything"
                            + " that concerns a gathering without a roster.")
    @GetMapping("/api/events/gatherings/{id}/letters-due")
    LettersDue lettersDue(@PathVariable String id, @RequestParam Action action) {
        var people =
                desk.read(id).stream()
                        .flatMap(roster -> roster.registrations().values().stream())
                        .map(Registration::standing)
                        .filter(Standing::live);
        return new LettersDue(
                (int)
                        switch (action) {
                            case PUBLISH -> 0;
                            case CANCEL -> people.count();
                            case CHANGE -> people.filter(it -> !it.unconfirmed()).count();
                        });
    }

    private RosterSheet sheet(String id) {
        return RosterSheet.of(roster(id));
    }

    private Roster roster(String id) {
        return desk.read(id)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        RegistrationProblem.GATHERING_NOT_FOUND,
                                        "There is no roster."));
    }

    private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(content);
    }
}
