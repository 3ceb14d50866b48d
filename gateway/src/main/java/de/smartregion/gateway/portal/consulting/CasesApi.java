package de.smartregion.gateway.portal.consulting;

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
import java.util.Map;

/** The public API of consultations, as far as the portal uses it. */
@HttpExchange("/api/consulting")
interface CasesApi {
    String LINK = "Link-Token";

    @PostExchange("/consultations")
    ResponseEntity<Requested> request(
            @RequestHeader("Idempotency-Key") String key, @RequestBody Request request);

    @GetExchange("/consultations")
    Cases some(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String consultant,
            @RequestParam(required = false) @Nullable String district,
            @RequestParam(required = false) @Nullable String municipality,
            @RequestParam(required = false) @Nullable String module,
            @RequestParam(required = false) @Nullable String mode,
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String overdue,
            @RequestParam(required = false) @Nullable String collides,
            @RequestParam int page,
            @RequestParam int size);

    @GetExchange("/consultations/own")
    Cases own(@RequestParam int page, @RequestParam int size);

    @GetExchange("/load")
    Loads load();

    @GetExchange("/figures")
    Figures figures(@RequestParam int year);

    @GetExchange("/consultations/{id}")
    ResponseEntity<Case> one(
            @PathVariable String id,
            @RequestHeader(name = LINK, required = false) @Nullable String token);

    @GetExchange("/consultations/{id}/candidates")
    Candidates candidates(
            @PathVariable String id, @RequestParam(required = false) @Nullable String start);

    @GetExchange("/consultations/{id}/slots")
    Slots slots(
            @PathVariable String id,
            @RequestHeader(name = LINK, required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String appointment,
            @RequestParam String from,
            @RequestParam int days);

    @GetExchange("/consultations/{id}/appointments/{appointment}/second")
    Seconds seconds(@PathVariable String id, @PathVariable String appointment);

    @PutExchange("/consultations/{id}/appointments/{appointment}/second")
    ResponseEntity<Case> addSecond(
            @PathVariable String id, @PathVariable String appointment, @RequestBody Along along);

    @DeleteExchange("/consultations/{id}/appointments/{appointment}/second")
    ResponseEntity<Case> removeSecond(@PathVariable String id, @PathVariable String appointment);

    @PostExchange("/consultations/{id}/erasure")
    ResponseEntity<Case> erase(@PathVariable String id);

    @PostExchange("/consultations/{id}/confirmation")
    ResponseEntity<Case> confirm(@PathVariable String id, @RequestHeader(LINK) String token);

    @PostExchange("/consultations/{id}/acceptance")
    ResponseEntity<Case> accept(
            @PathVariable String id,
            @RequestHeader(name = LINK, required = false) @Nullable String token,
            @RequestBody Chosen chosen);

    @PostExchange("/consultations/{id}/refusal")
    ResponseEntity<Case> refuse(
            @PathVariable String id,
            @RequestHeader(name = LINK, required = false) @Nullable String token);

    @PostExchange("/consultations/{id}/poll")
    ResponseEntity<Case> openPoll(
            @PathVariable String id,
            @RequestHeader(name = LINK, required = false) @Nullable String token);

    @PutExchange("/consultations/{id}/earlier")
    ResponseEntity<Case> earlier(
            @PathVariable String id,
            @RequestHeader(name = LINK, required = false) @Nullable String token,
            @RequestBody Wanted wanted);

    @GetExchange("/consultations/{id}/ballot")
    Ballot ballot(@PathVariable String id, @RequestHeader(LINK) String token);

    @PutExchange("/consultations/{id}/ballot")
    ResponseEntity<Ballot> answer(
            @PathVariable String id, @RequestHeader(LINK) String token, @RequestBody Said said);

    @PostExchange("/consultations/{id}/appointment")
    ResponseEntity<Case> book(
            @PathVariable String id,
            @RequestHeader(name = LINK, required = false) @Nullable String token,
            @RequestBody Moved moved);

    @PostExchange("/consultations/{id}/appointments")
    ResponseEntity<Case> bookFurther(@PathVariable String id, @RequestBody At at);

    @PostExchange("/consultations/{id}/offer")
    ResponseEntity<Case> offer(@PathVariable String id, @RequestBody Offering offer);

    @PutExchange("/consultations/{id}")
    ResponseEntity<Case> correct(
            @PathVariable String id,
            @RequestHeader(name = LINK, required = false) @Nullable String token,
            @RequestHeader("If-Match") String version,
            @RequestBody Case.Correction correction);

    @PostExchange("/consultations/{id}/appointments/{appointment}/cancellation")
    ResponseEntity<Case> cancel(
            @PathVariable String id,
            @PathVariable String appointment,
            @RequestHeader(name = LINK, required = false) @Nullable String token,
            @RequestBody Because because);

    @PostExchange("/consultations/{id}/withdrawal")
    ResponseEntity<Case> withdraw(
            @PathVariable String id,
            @RequestHeader(name = LINK, required = false) @Nullable String token,
            @RequestBody Because because);

    @PostExchange("/consultations/{id}/decline")
    ResponseEntity<Case> decline(@PathVariable String id, @RequestBody Declining declining);

    @PostExchange("/consultations/{id}/assignment")
    ResponseEntity<Case> assign(@PathVariable String id, @RequestBody Overruling overruling);

    @PostExchange("/consultations/{id}/held")
    ResponseEntity<Case> held(@PathVariable String id);

    @PostExchange("/consultations/{id}/no-show")
    ResponseEntity<Case> missed(@PathVariable String id);

    @PutExchange("/consultations/{id}/report")
    ResponseEntity<Case> report(
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestBody Written report);

    @PostExchange("/consultations/{id}/report/release")
    ResponseEntity<Case> release(@PathVariable String id);

    @PostExchange("/consultations/{id}/feedback")
    ResponseEntity<Case> feedback(
            @PathVariable String id,
            @RequestHeader(name = LINK, required = false) @Nullable String token,
            @RequestBody Case.Feedback feedback);

    record Candidates(List<Case.Candidate> items) {}

    record Seconds(List<Case.PossibleSecond> items) {}

    record Loads(List<Cases.Load> items) {}

    record Chosen(Instant start) {}

    record Said(Map<Instant, Suits> answers) {}

    record Along(String consultant) {}

    record At(Instant start, @Nullable String consultant, @Nullable String note) {}

    /**
     * When else, and with whom.
     *
     * @param appointment which one; else the next
     */
    record Moved(
            Instant start,
            @Nullable String consultant,
            @Nullable String note,
            @Nullable String appointment) {}

    record Because(@Nullable String reason) {}

    record Wanted(boolean wanted) {}

    record Declining(String reason) {}

    record Overruling(String consultant, String note) {}

    record Offering(List<Proposal> starts, @Nullable String note, @Nullable Integer hours) {}

    record Proposal(Instant start, @Nullable String consultant) {}

    record Written(
            String situation,
            String advice,
            String nextSteps,
            List<String> projects,
            List<String> gatherings) {}
}
