package de.smartregion.gateway.portal.events;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

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

    record SeatsOfMany(List<Seats> items) {
        public SeatsOfMany {
            items = List.copyOf(items);
        }
    }
}
