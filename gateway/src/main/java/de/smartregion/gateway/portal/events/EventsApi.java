package de.smartregion.gateway.portal.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

import java.util.List;

/** The public API of the events service, as far as the portal uses it. */
@HttpExchange("/api/events")
interface EventsApi {
    @GetExchange("/gatherings")
    Listing gatherings(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String field,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam int page,
            @RequestParam int size);

    @GetExchange("/gatherings/{id}")
    Gathering gathering(@PathVariable String id);

    @GetExchange("/seats")
    SeatsOfMany seats(@RequestParam("gathering") List<String> gatherings);

    @PostExchange("/gatherings/{id}/registrations")
    Admission.Accepted register(
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Application application);

    @GetExchange("/gatherings/{id}/registrations/{registration}")
    Registration registration(
            @PathVariable String id,
            @PathVariable String registration,
            @RequestHeader("Link-Token") String token);

    @PostExchange("/gatherings/{id}/registrations/{registration}/confirmation")
    Registration confirm(
            @PathVariable String id,
            @PathVariable String registration,
            @RequestHeader("Link-Token") String token);

    @PostExchange("/gatherings/{id}/registrations/{registration}/cancellation")
    Registration cancel(
            @PathVariable String id,
            @PathVariable String registration,
            @RequestHeader("Link-Token") String token);

    @GetExchange("/registrations")
    Diary diary(@RequestParam int page, @RequestParam int size);

    @GetExchange("/gatherings/{id}/registrations/{registration}")
    Registration registration(@PathVariable String id, @PathVariable String registration);

    @PutExchange("/gatherings/{id}/registrations/{registration}")
    Registration change(
            @PathVariable String id, @PathVariable String registration, @RequestBody Wish wish);

    @PostExchange("/gatherings/{id}/registrations/{registration}/cancellation")
    Registration cancel(@PathVariable String id, @PathVariable String registration);

    @GetExchange("/letter-language")
    LetterLanguage letterLanguage();

    @PutExchange("/letter-language")
    LetterLanguage chooseLetterLanguage(@RequestBody ChosenLanguage chosen);

    @PostExchange("/calendar-feed")
    CalendarFeed openFeed();

    @DeleteExchange("/calendar-feed")
    void revokeFeed();

    @GetExchange("/gatherings")
    Listing everyGathering(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam int page,
            @RequestParam int size);

    @GetExchange("/gatherings/{id}")
    ResponseEntity<Gathering> gatheringAndVersion(@PathVariable String id);

    @PostExchange("/gatherings")
    ResponseEntity<Gathering> draft(
            @RequestHeader("Idempotency-Key") String key, @RequestBody Announcement announcement);

    @PutExchange("/gatherings/{id}")
    ResponseEntity<Gathering> announce(
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestBody Announcement announcement);

    @PostExchange("/gatherings/{id}/publication")
    ResponseEntity<Gathering> publish(
            @PathVariable String id, @RequestHeader("If-Match") String version);

    @PostExchange("/gatherings/{id}/cancellation")
    ResponseEntity<Gathering> callOff(
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestBody Reason reason);

    @GetExchange("/findings")
    Findings findings(
            @RequestParam(required = false) @Nullable String gathering,
            @RequestParam(required = false) @Nullable String field,
            @RequestParam int page,
            @RequestParam int size);

    @GetExchange("/findings/{id}")
    ResponseEntity<Finding> finding(@PathVariable String id);

    @PostExchange("/findings")
    ResponseEntity<Finding> record(
            @RequestHeader("Idempotency-Key") String key, @RequestBody FindingDraft draft);

    @PutExchange("/findings/{id}")
    ResponseEntity<Finding> changeFinding(
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestBody FindingDraft draft);

    @DeleteExchange("/findings/{id}")
    void removeFinding(@PathVariable String id, @RequestHeader("If-Match") String version);

    @GetExchange("/gatherings/{id}/letters-due")
    LettersDue lettersDue(@PathVariable String id, @RequestParam String action);

    @GetExchange("/gatherings/{id}/registrations")
    Roster roster(
            @PathVariable String id,
            @RequestParam String query,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam int page,
            @RequestParam int size);

    @PostExchange("/gatherings/{id}/registrations")
    Admission.Accepted putOn(
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody PutOn who);

    record Reason(String reason) {}

    record LetterLanguage(@Nullable String language) {}

    record ChosenLanguage(String language) {}

    record LettersDue(int letters) {}

    /** An application that the office vouches for: nothing is left to confirm. */
    record PutOn(@JsonUnwrapped Application who, boolean confirmed) {}

    record SeatsOfMany(List<Seats> items) {
        public SeatsOfMany {
            items = List.copyOf(items);
        }
    }
}
