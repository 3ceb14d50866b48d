package de.smartregion.gateway.portal.consulting;

import de.smartregion.gateway.portal.events.CalendarFeed;

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

import java.time.Instant;
import java.util.List;

/** The public API of calendars and slots, as far as the portal uses it. */
@HttpExchange("/api/consulting")
interface AgendaApi {
    @GetExchange("/modules")
    Modules modules();

    @PutExchange("/modules/{code}")
    ResponseEntity<AdviceModule> writeModule(
            @PathVariable String code,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String fresh,
            @RequestBody AdviceModule.Change change);

    @GetExchange("/consultants")
    Consultants consultants();

    @GetExchange("/consultants/{id}")
    ResponseEntity<Consultant> consultant(@PathVariable String id);

    @PutExchange("/consultants/{id}")
    ResponseEntity<Consultant> writeConsultant(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String fresh,
            @RequestBody Consultant.Change change);

    @PutExchange("/consultants/me")
    ResponseEntity<Consultant> writeOwn(
            @RequestHeader("If-Match") String version, @RequestBody Consultant.Own own);

    @PostExchange("/consultants/{id}/absences")
    ResponseEntity<Consultant.Absence> leave(
            @PathVariable String id, @RequestBody Consultant.Leave leave);

    @DeleteExchange("/consultants/{id}/absences/{absence}")
    void comeBack(@PathVariable String id, @PathVariable String absence);

    @GetExchange("/consultants/{id}/week")
    Week week(@PathVariable String id, @RequestParam String from);

    @GetExchange("/slots")
    Slots slots(
            @RequestParam String module,
            @RequestParam String mode,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(required = false) List<String> field,
            @RequestParam String language,
            @RequestParam String from,
            @RequestParam int days);

    @PostExchange("/holds")
    ResponseEntity<Hold> hold(@RequestBody Wish wish);

    @PostExchange("/calendar-feed")
    CalendarFeed openFeed();

    @DeleteExchange("/calendar-feed")
    void revokeFeed();

    record Modules(List<AdviceModule> items) {}

    record Consultants(List<Consultant> items) {}

    record Wish(
            String module,
            Mode mode,
            @Nullable String place,
            List<String> fields,
            String language,
            Instant start) {}
}
