package de.smartregion.gateway.portal.catalog;

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

/** The public API of the catalogue, as far as the portal uses it. */
@HttpExchange("/api/catalog")
interface CatalogApi {
    @GetExchange("/projects")
    Found find(
            @RequestParam String query,
            @RequestParam(required = false) List<String> field,
            @RequestParam(required = false) List<String> district,
            @RequestParam(name = "size-class", required = false) List<String> sizeClass,
            @RequestParam(required = false) List<String> stage,
            @RequestParam(required = false) List<String> cost,
            @RequestParam(required = false) List<String> funding,
            @RequestParam String sort,
            @RequestParam int page,
            @RequestParam int size);

    @GetExchange("/projects/{id}")
    ResponseEntity<Project> project(@PathVariable String id);

    @GetExchange("/projects/{id}/similar")
    Cards similar(@PathVariable String id);

    @GetExchange("/projects/{id}/history")
    History history(@PathVariable String id);

    @GetExchange("/projects/{id}/acts")
    Acts acts(@PathVariable String id);

    @PostExchange("/projects/{id}/confirmation")
    ResponseEntity<Project> confirm(
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestHeader(name = LINK, required = false) @Nullable String token);

    @GetExchange("/confirmations")
    Confirmations confirmations(@RequestParam int page, @RequestParam int size);

    @PostExchange("/confirmations/{id}")
    ResponseEntity<Confirmations.Line> askForConfirmation(@PathVariable String id);

    @PostExchange("/projects/{id}/archive")
    ResponseEntity<Project> archive(
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestBody Archiving archiving);

    @PostExchange("/projects/{id}/reopening")
    ResponseEntity<Project> reopen(
            @PathVariable String id, @RequestHeader("If-Match") String version);

    @PostExchange("/projects/{id}/reuses")
    ResponseEntity<Wish> wantReuse(@PathVariable String id, @RequestBody Wish wish);

    @GetExchange("/projects/{id}/reuses")
    Wishes wishes(@PathVariable String id);

    @GetExchange("/projects/{id}/reuses/own")
    ReuseWish ownWish(@PathVariable String id);

    @DeleteExchange("/projects/{id}/reuses/own")
    ResponseEntity<Void> withdrawWish(@PathVariable String id);

    @GetExchange("/reuses")
    WishPage everyWish(@RequestParam int page, @RequestParam int size);

    @GetExchange("/offers")
    Offers offers();

    @GetExchange("/offers/{id}")
    ResponseEntity<OfficeOffer> offer(@PathVariable String id);

    @PostExchange("/offers")
    ResponseEntity<OfficeOffer> makeOffer(
            @RequestHeader("Idempotency-Key") String key, @RequestBody OfferDraft draft);

    @PutExchange("/offers/{id}")
    ResponseEntity<OfficeOffer> changeOffer(
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestBody OfferDraft draft);

    @DeleteExchange("/offers/{id}")
    ResponseEntity<Void> removeOffer(
            @PathVariable String id, @RequestHeader("If-Match") String version);

    @GetExchange("/partners")
    Partners partners();

    @GetExchange("/partners/{id}")
    ResponseEntity<Partner> partner(@PathVariable String id);

    @PostExchange("/partners")
    ResponseEntity<Partner> makePartner(
            @RequestHeader("Idempotency-Key") String key, @RequestBody PartnerDraft draft);

    @PutExchange("/partners/{id}")
    ResponseEntity<Partner> changePartner(
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestBody PartnerDraft draft);

    @DeleteExchange("/partners/{id}")
    ResponseEntity<Void> removePartner(
            @PathVariable String id, @RequestHeader("If-Match") String version);

    @PostExchange("/submissions")
    ResponseEntity<Started> start(
            @RequestHeader("Idempotency-Key") String key, @RequestBody Start start);

    @GetExchange("/submissions/own")
    SubmissionPage own(@RequestParam int page, @RequestParam int size);

    @GetExchange("/submissions")
    SubmissionPage submissions(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam boolean waiting,
            @RequestParam(required = false) @Nullable String query,
            @RequestParam int page,
            @RequestParam int size);

    @GetExchange("/submissions/{id}")
    ResponseEntity<Submission> submission(
            @PathVariable String id,
            @RequestHeader(name = LINK, required = false) @Nullable String token);

    @PutExchange("/submissions/{id}")
    ResponseEntity<Submission> edit(
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestHeader(name = LINK, required = false) @Nullable String token,
            @RequestBody Profile profile);

    @PostExchange("/submissions/{id}/submission")
    ResponseEntity<Submission> submit(
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestHeader(name = LINK, required = false) @Nullable String token);

    @PostExchange("/submissions/{id}/withdrawal")
    ResponseEntity<Submission> withdraw(
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestHeader(name = LINK, required = false) @Nullable String token);

    @PostExchange("/submissions/{id}/comments")
    ResponseEntity<Submission> comment(
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader(name = LINK, required = false) @Nullable String token,
            @RequestBody Said said);

    @PostExchange("/submissions/{id}/reading")
    ResponseEntity<Submission> noteRead(@PathVariable String id, @RequestParam int comments);

    @PostExchange("/submissions/{id}/refusal")
    ResponseEntity<Submission> decline(
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestBody Refusing refusing);

    @PostExchange("/submissions/{id}/return")
    ResponseEntity<Submission> sendBack(
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestBody Returning returning);

    @PostExchange("/submissions/{id}/publication")
    ResponseEntity<Submission> publish(
            @PathVariable String id, @RequestHeader("If-Match") String version);

    @GetExchange("/submissions/{id}/diff")
    Comparison diff(
            @PathVariable String id,
            @RequestHeader(name = LINK, required = false) @Nullable String token);

    @PostExchange("/subscriptions")
    ResponseEntity<Subscribed> subscribe(@RequestBody Subscribing subscribing);

    @GetExchange("/subscriptions/own")
    Subscriptions ownSubscriptions();

    @DeleteExchange("/subscriptions/own/{interest}")
    ResponseEntity<Void> endOwn(@PathVariable String interest);

    @GetExchange("/subscriptions/{subscriber}")
    Subscriptions subscriptions(@PathVariable String subscriber, @RequestHeader(LINK) String token);

    @PostExchange("/subscriptions/{subscriber}/ending")
    ResponseEntity<Void> endSubscriptions(
            @PathVariable String subscriber,
            @RequestHeader(LINK) String token,
            @RequestBody Ending ending);

    @PostExchange("/subscriptions/{subscriber}/{interest}/confirmation")
    ResponseEntity<Subscription> confirmSubscription(
            @PathVariable String subscriber,
            @PathVariable String interest,
            @RequestHeader(LINK) String token);

    String LINK = "Link-Token";

    record Subscribing(String interest, @Nullable String email, String language) {
        @Override
        public String toString() {
            return "subscription"; // personal data stays out of logs
        }
    }

    record Subscriptions(List<Subscription> items) {}

    record Ending(List<String> interests) {}

    record Cards(List<Found.Card> items) {}

    record Archiving(String reason, @Nullable String replacedBy) {}

    record Wish(@Nullable String note) {}

    record Wishes(List<ReuseWish> items) {}

    record Offers(List<OfficeOffer> items) {}

    record Partners(List<Partner> items) {}

    record Said(String text, @Nullable String field) {}

    record Refusing(String reason) {}

    record Returning(String comment) {}

    record Comparison(List<Difference> fields) {}
}
