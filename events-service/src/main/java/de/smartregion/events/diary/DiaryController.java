package de.smartregion.events.diary;

import de.smartregion.events.diary.DiaryEntry.Attendance;
import de.smartregion.events.diary.DiaryEntry.Kind;
import de.smartregion.events.diary.DiaryEntry.Status;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.ProblemException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** The diary for its owner, and the calendar for whoever has its address. */
@RestController
class DiaryController {

    private static final String CALENDAR = "text/calendar;charset=UTF-8";
    private static final int SECRET_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Diaries diaries;
    private final Owners owners;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DiaryController(Diaries diaries, Owners owners, Clock clock) {
        this.diaries = diaries;
        this.owners = owners;
        this.clock = clock;
    }

    enum Course {
        PUBLISHED,
        CANCELLED,
        HELD
    }

    record DiaryTitle(String de, @Nullable String en) {}

    record DiaryGathering(
            String id,
            DiaryTitle title,
            Kind kind,
            Instant startsAt,
            Instant endsAt,
            @Nullable String place,
            Course status) {}

    /**
     * @param position as it was told last
     */
    record OwnRegistration(
            String registration,
            Status status,
            @Nullable Integer position,
            @Nullable Instant confirmBy,
            int seats,
            Attendance attendance,
            DiaryGathering gathering) {

        static OwnRegistration of(DiaryEntry entry, Instant now) {
            Course course;
            if (entry.status() == Status.CALLED_OFF) {
                course = Course.CANCELLED;
            } else {
                course = now.isBefore(entry.endsAt()) ? Course.PUBLISHED : Course.HELD;
            }
            return new OwnRegistration(
                    entry.id(),
                    entry.status(),
                    entry.position(),
                    entry.confirmBy(),
                    entry.seats(),
                    entry.attendance(),
                    new DiaryGathering(
                            entry.gathering(),
                            new DiaryTitle(entry.title(), entry.titleEnglish()),
                            entry.kind(),
                            entry.startsAt(),
                            entry.endsAt(),
                            entry.place(),
                            course));
        }
    }

    record OwnRegistrations(List<OwnRegistration> items, int page, int size, long total) {
        OwnRegistrations {
            items = List.copyOf(items);
        }
    }

    record CalendarAddress(String address) {
        @Override
        public String toString() {
            return "an address"; // whoever knows it may read
        }
    }

    @Operation(
            operationId = "listOwnRegistrations",
            summary = "What the caller is registered for",
            description =
                    "Also what was registered without signing in, with the address the caller signed in with; the latest"
                            + " gathering first. Follows what happens within moments.")
    @GetMapping("/api/events/registrations")
    OwnRegistrations list(
            Caller caller,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var now = clock.instant();
        return owners.of(caller)
                .map(owner -> diaries.read(owner, page, size))
                .map(
                        found ->
                                new OwnRegistrations(
                                        found.items().stream()
                                                .map(entry -> OwnRegistration.of(entry, now))
                                                .toList(),
                                        page,
                                        size,
                                        found.total()))
                .orElseGet(() -> new OwnRegistrations(List.of(), page, size, 0));
    }

    @Operation(
            operationId = "openCalendarFeed",
            summary = "A new secret address of the caller's calendar",
            description =
                    "Told this once, as a path below the portal's address; the former address stops working.")
    @PostMapping("/api/events/calendar-feed")
    CalendarAddress open(Caller caller) {
        var owner =
                owners.of(caller)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                DiaryProblem.NO_VERIFIED_ADDRESS,
                                                "No calendar was opened."));
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = BASE64.encodeToString(bytes);
        diaries.openFeed(owner, hash(secret));
        return new CalendarAddress("/api/events/calendar-feeds/" + secret);
    }

    @Operation(
            operationId = "closeCalendarFeed",
            summary = "Revoke the address of the caller's calendar",
            description = "Revoking again answers the same.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/api/events/calendar-feed")
    void close(Caller caller) {
        owners.of(caller).ifPresent(diaries::closeFeed);
    }

    @Operation(
            operationId = "readCalendarFeed",
            summary = "The calendar at a secret address",
            description =
                    "Gatherings with a seat; cancelled ones are marked. A revoked address and one that never was are"
                            + " answered alike.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = "string")))
    @GetMapping(path = "/api/events/calendar-feeds/{secret}")
    ResponseEntity<byte[]> read(@PathVariable String secret) {
        var owner =
                diaries.ownerOfFeed(hash(secret))
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                DiaryProblem.CALENDAR_FEED_NOT_FOUND,
                                                "There is nothing at this address."));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CALENDAR))
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(DiaryCalendar.of(diaries.calendar(owner)).getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(String secret) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256")
                            .digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
