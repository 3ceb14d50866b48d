package de.smartregion.gateway.portal.catalog;

import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.signin.ProviderAway;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks the catalogue; what it does not answer in time is a {@link ServiceAway}. */
@Component
public class CatalogClient {
    private static final Logger log = LoggerFactory.getLogger(CatalogClient.class);
    private static final String PROBLEM = "urn:smartregion:problem:";

    private final CatalogApi api;
    private final CatalogFilesApi files;
    private final CircuitBreaker breaker;
    private final JsonMapper json;

    CatalogClient(
            CatalogApi api,
            CatalogFilesApi files,
            CircuitBreaker portalToCatalog,
            JsonMapper json) {
        this.api = api;
        this.files = files;
        this.breaker = portalToCatalog;
        this.json = json;
    }

    public Found find(Wanted wanted, int size) {
        return asked(
                "projects",
                () ->
                        api.find(
                                wanted.query(),
                                wanted.field(),
                                wanted.district(),
                                wanted.sizeClass(),
                                wanted.stage(),
                                wanted.cost(),
                                wanted.funding(),
                                wanted.sort(),
                                wanted.page(),
                                size));
    }

    public Optional<Kept<Project>> project(String id) {
        return found("project", () -> api.project(id)).map(CatalogClient::kept);
    }

    /** Nothing where the search does not know it yet. */
    public List<Found.Card> similar(String id) {
        return found("similar", () -> api.similar(id))
                .map(it -> Lists.of(it.items()))
                .orElse(List.of());
    }

    public Optional<History> history(String id) {
        return found("history", () -> api.history(id));
    }

    public Optional<Acts> acts(String id) {
        return found("acts", () -> api.acts(id));
    }

    public Reply<Project> confirm(String id, String version, @Nullable String token) {
        return replied("confirm", () -> api.confirm(id, version, token));
    }

    /** What is overdue or soon due to be confirmed: for the office. */
    public Confirmations confirmations(int page, int size) {
        return asked("confirmations", () -> api.confirmations(page, size));
    }

    /** Asks its contact, or asks again. */
    public Reply<Confirmations.Line> askForConfirmation(String id) {
        return replied("ask for confirmation", () -> api.askForConfirmation(id));
    }

    public Reply<Project> archive(
            String id, String version, String reason, @Nullable String replacedBy) {
        return replied(
                "archive",
                () -> api.archive(id, version, new CatalogApi.Archiving(reason, replacedBy)));
    }

    public Reply<Project> reopen(String id, String version) {
        return replied("reopen", () -> api.reopen(id, version));
    }

    /** Says whether it was new. */
    public Reply<Boolean> wantReuse(String id, @Nullable String note) {
        return replied(
                "reuse",
                () -> {
                    var answer = api.wantReuse(id, new CatalogApi.Wish(note));
                    return ResponseEntity.ok(answer.getStatusCode().value() == 201);
                });
    }

    /** Who wants to do it, too: for the office. */
    public List<ReuseWish> wishes(String id) {
        return found("wishes", () -> api.wishes(id))
                .map(it -> Lists.of(it.items()))
                .orElse(List.of());
    }

    /** What the signed-in person's municipality said about doing it, too. */
    public Optional<ReuseWish> ownWish(String id) {
        return found("own wish", () -> api.ownWish(id));
    }

    public Reply<Boolean> withdrawWish(String id) {
        return replied("withdraw wish", () -> done(api.withdrawWish(id)));
    }

    /** Who wants to do what, too: for the office. */
    public WishPage everyWish(int page, int size) {
        return asked("every wish", () -> api.everyWish(page, size));
    }

    public List<OfficeOffer> offers() {
        return everyOffer().stream().filter(OfficeOffer::visible).toList();
    }

    /** Those that are not visible yet, too, where the office asks. */
    public List<OfficeOffer> everyOffer() {
        return Lists.of(asked("offers", api::offers).items());
    }

    public Optional<Kept<OfficeOffer>> offer(String id) {
        return found("offer", () -> api.offer(id)).map(CatalogClient::kept);
    }

    public Reply<OfficeOffer> make(String key, OfferDraft draft) {
        return replied("make offer", () -> api.makeOffer(key, draft));
    }

    public Reply<OfficeOffer> change(String id, String version, OfferDraft draft) {
        return replied("change offer", () -> api.changeOffer(id, version, draft));
    }

    public Reply<Boolean> removeOffer(String id, String version) {
        return replied("remove offer", () -> done(api.removeOffer(id, version)));
    }

    public Optional<Kept<Partner>> partner(String id) {
        return found("partner", () -> api.partner(id)).map(CatalogClient::kept);
    }

    public Reply<Partner> make(String key, PartnerDraft draft) {
        return replied("make partner", () -> api.makePartner(key, draft));
    }

    public Reply<Partner> change(String id, String version, PartnerDraft draft) {
        return replied("change partner", () -> api.changePartner(id, version, draft));
    }

    public Reply<Boolean> removePartner(String id, String version) {
        return replied("remove partner", () -> done(api.removePartner(id, version)));
    }

    public List<Partner> partners() {
        return Lists.of(asked("partners", api::partners).items());
    }

    public Reply<Started> start(String key, Start start) {
        return replied("start", () -> api.start(key, start));
    }

    /** What the signed-in person's municipality handed in. */
    public SubmissionPage own(int page, int size) {
        return asked("own submissions", () -> api.own(page, size));
    }

    /** With {@code waiting} only what the office has to look at. */
    public SubmissionPage submissions(
            @Nullable State state, boolean waiting, @Nullable String query, int page, int size) {
        var name = state == null ? null : state.name();
        return asked("submissions", () -> api.submissions(name, waiting, query, page, size));
    }

    public Optional<Kept<Submission>> submission(String id, @Nullable String token) {
        return found("submission", () -> api.submission(id, token)).map(CatalogClient::kept);
    }

    public Reply<Submission> edit(
            String id, String version, @Nullable String token, Profile profile) {
        return replied("edit", () -> api.edit(id, version, token, profile));
    }

    public Reply<Submission> submit(String id, String version, @Nullable String token) {
        return replied("submit", () -> api.submit(id, version, token));
    }

    public Reply<Submission> withdraw(String id, String version, @Nullable String token) {
        return replied("withdraw", () -> api.withdraw(id, version, token));
    }

    /** Said once, however often it is sent with the same key. */
    public Reply<Submission> comment(
            String id, String key, @Nullable String token, String text, @Nullable String field) {
        return replied(
                "comment", () -> api.comment(id, key, token, new CatalogApi.Said(text, field)));
    }

    public Reply<Submission> noteRead(String id, int comments) {
        return replied("note read", () -> api.noteRead(id, comments));
    }

    public Reply<Submission> decline(String id, String version, String reason) {
        return replied("decline", () -> api.decline(id, version, new CatalogApi.Refusing(reason)));
    }

    public Reply<Submission> sendBack(String id, String version, String comment) {
        return replied(
                "send back", () -> api.sendBack(id, version, new CatalogApi.Returning(comment)));
    }

    public Reply<Submission> publish(String id, String version) {
        return replied("publish", () -> api.publish(id, version));
    }

    public Optional<List<Difference>> diff(String id, @Nullable String token) {
        return found("diff", () -> api.diff(id, token)).map(it -> Lists.of(it.fields()));
    }

    /** The form as a browser sent it, with one file named {@code file}; its id is the answer. */
    public Reply<String> addPicture(
            String submission, @Nullable String token, String type, byte[] form) {
        return replied(
                "picture",
                () -> ResponseEntity.ok(files.addPicture(submission, type, token, form).id()));
    }

    /** With {@code dry} nothing is published. */
    public Reply<Report> importProjects(String type, byte[] file, boolean dry) {
        return replied("import", () -> ResponseEntity.ok(files.importProjects(dry, type, file)));
    }

    /** Without an address, the one that who is signed in has proven. */
    public Reply<Subscribed> subscribe(String interest, @Nullable String email, String language) {
        return replied(
                "subscribe",
                () -> api.subscribe(new CatalogApi.Subscribing(interest, email, language)));
    }

    public List<Subscription> ownSubscriptions() {
        return Lists.of(asked("own subscriptions", api::ownSubscriptions).items());
    }

    public Reply<Boolean> endOwn(String interest) {
        return replied("end own subscription", () -> done(api.endOwn(interest)));
    }

    /** Nothing where the link is over. */
    public Optional<List<Subscription>> subscriptions(String subscriber, String token) {
        return found("subscriptions", () -> api.subscriptions(subscriber, token))
                .map(it -> Lists.of(it.items()));
    }

    /** These, or all. */
    public Reply<Boolean> endSubscriptions(
            String subscriber, String token, List<String> interests) {
        return replied(
                "end subscriptions",
                () ->
                        done(
                                api.endSubscriptions(
                                        subscriber, token, new CatalogApi.Ending(interests))));
    }

    public Reply<Subscription> confirmSubscription(
            String subscriber, String interest, String token) {
        return replied(
                "confirm subscription", () -> api.confirmSubscription(subscriber, interest, token));
    }

    private <T> Reply<T> replied(String what, Supplier<ResponseEntity<T>> call) {
        try {
            var kept = kept(ask(what, call));
            return new Reply.Done<>(kept.value(), kept.version());
        } catch (HttpClientErrorException refused) {
            return switch (refused.getStatusCode().value()) {
                case 404 -> new Reply.Unknown<>();
                case 400 ->
                        reason(refused)
                                .<Reply<T>>map(why -> new Reply.Refused<>(why, List.of()))
                                .orElseGet(() -> new Reply.Unaccepted<>(fields(refused)));
                case 412 -> new Reply.Outdated<>();
                case 409, 413, 415, 422 ->
                        new Reply.Refused<>(
                                reason(refused).orElseThrow(() -> away(what, refused)),
                                missing(refused));
                default -> throw denied(what, refused);
            };
        }
    }

    private <T> Optional<T> found(String what, Supplier<T> call) {
        try {
            return Optional.of(ask(what, call));
        } catch (HttpClientErrorException refused) {
            return switch (refused.getStatusCode().value()) {
                // A link that is over leads nowhere any more.
                case 404, 409, 410 -> Optional.empty();
                default -> throw denied(what, refused);
            };
        }
    }

    private <T> T asked(String what, Supplier<T> call) {
        try {
            return ask(what, call);
        } catch (HttpClientErrorException refused) {
            throw denied(what, refused);
        }
    }

    /** 4xx answers are handed on; everything else that fails is the service being away. */
    private <T> T ask(String what, Supplier<T> call) {
        try {
            var answer = breaker.executeSupplier(call);
            if (answer == null) {
                throw away(what, new IllegalStateException("an empty answer"));
            }
            return answer;
        } catch (HttpClientErrorException refused) {
            throw refused;
        } catch (RestClientException | CallNotPermittedException | ProviderAway failed) {
            throw away(what, failed);
        }
    }

    /** An answer that has nothing to say but that it is one. */
    private static ResponseEntity<Boolean> done(ResponseEntity<Void> answer) {
        return ResponseEntity.ok(answer.getStatusCode().is2xxSuccessful());
    }

    private static <T> Kept<T> kept(ResponseEntity<T> answer) {
        var body = answer.getBody();
        if (body == null) {
            throw away("body", new IllegalStateException("an empty answer"));
        }
        var version = answer.getHeaders().getFirst(HttpHeaders.ETAG);
        return new Kept<>(body, version == null ? "" : version);
    }

    /** What is not this person's to do is refused here like everywhere. */
    private static RuntimeException denied(String what, HttpClientErrorException refused) {
        return refused.getStatusCode().value() == 403
                ? new AccessDeniedException("the catalogue keeps it")
                : away(what, refused);
    }

    private static ServiceAway away(String what, RuntimeException cause) {
        log.warn("catalogue gave no answer to {}: {}", what, cause.getClass().getSimpleName());
        return new ServiceAway(cause);
    }

    private Optional<Reply.Refusal> reason(HttpClientErrorException refused) {
        var type = problem(refused).path("type").asString("");
        return Stream.of(Reply.Refusal.values())
                .filter(known -> type.equals(PROBLEM + wireName(known)))
                .findFirst();
    }

    private List<String> fields(HttpClientErrorException refused) {
        var fields = new ArrayList<String>();
        problem(refused)
                .path("errors")
                .forEach(error -> fields.add(error.path("field").asString("")));
        return fields;
    }

    private List<String> missing(HttpClientErrorException refused) {
        var missing = new ArrayList<String>();
        problem(refused).path("missing").forEach(field -> missing.add(field.asString("")));
        return missing;
    }

    private JsonNode problem(HttpClientErrorException refused) {
        try {
            return json.readTree(refused.getResponseBodyAsByteArray());
        } catch (JacksonException _) {
            return json.createObjectNode();
        }
    }

    private static String wireName(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
