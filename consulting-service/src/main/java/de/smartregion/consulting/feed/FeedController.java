package de.smartregion.consulting.feed;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.consultation.Engagements;
import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.ProblemException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The door for a consultant's calendar. */
@RestController
@Tag(name = "calendar-feed", description = "A consultant's appointments, for calendars.")
class FeedController {

    private static final String CALENDAR = "text/calendar;charset=UTF-8";
    private static final int SECRET_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Feeds feeds;
    private final Engagements engagements;
    private final Agenda agenda;
    private final SecureRandom random = new SecureRandom();

    @Schema(name = "ConsultantCalendarAddress", requiredProperties = "address")
    record CalendarAddress(String address) {
        @Override
        public String toString() {
            return "an address"; // whoever knows it may read
        }
    }

    FeedController(Feeds feeds, Engagements engagements, Agenda agenda) {
        this.feeds = feeds;
        this.engagements = engagements;
        this.agenda = agenda;
    }

    @Operation(
            operationId = "openConsultantCalendar",
            summary = "A new secret address of the caller's calendar",
            description =
                    "Told this once, as a path below the portal's address; the former address stops working.")
    @PostMapping("/api/consulting/calendar-feed")
    CalendarAddress open(Caller caller) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = BASE64.encodeToString(bytes);
        feeds.open(consultant(caller), hash(secret));
        return new CalendarAddress("/api/consulting/calendar-feeds/" + secret);
    }

    @Operation(
            operationId = "closeConsultantCalendar",
            summary = "Revoke the address of the caller's calendar",
            description = "Revoking again answers the same.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/api/consulting/calendar-feed")
    void close(Caller caller) {
        agenda.adviserOf(caller.subject(), caller.email())
                .ifPresent(it -> feeds.close(it.consultant()));
    }

    @Operation(
            operationId = "readConsultantCalendar",
            summary = "The calendar at a secret address",
            description =
                    "Appointments; what is kept for a municipality that has not answered is tentative. A revoked address, that of"
                            + " somebody who advises no more, and one that never was are answered alike.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = "string")))
    @GetMapping("/api/consulting/calendar-feeds/{secret}")
    ResponseEntity<byte[]> read(@PathVariable String secret) {
        var consultant =
                feeds.whose(hash(secret))
                        .filter(agenda::advises)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                FeedProblem.CALENDAR_FEED_NOT_FOUND,
                                                "There is nothing at this address."));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CALENDAR))
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(
                        ConsultantCalendar.of(engagements.of(consultant))
                                .getBytes(StandardCharsets.UTF_8));
    }

    /** Somebody with the role whom nobody has entered yet has no appointments to show. */
    private String consultant(Caller caller) {
        return agenda.adviserOf(caller.subject(), caller.email())
                .map(Agenda.Adviser::consultant)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        FeedProblem.NOT_A_CONSULTANT, "No calendar was opened."));
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
