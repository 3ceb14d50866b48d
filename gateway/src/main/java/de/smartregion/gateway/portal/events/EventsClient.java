package de.smartregion.gateway.portal.events;

import de.smartregion.gateway.signin.ProviderAway;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the events service; what it does not answer in time is a {@link ServiceAway}. */
@Component
public class EventsClient {
    /** The largest page. */
    public static final int MOST = 100;

    private static final Logger log = LoggerFactory.getLogger(EventsClient.class);
    private static final String PROBLEM = "urn:smartregion:problem:";

    private static final Set<String> LANGUAGES = Set.of("de", "en");

    private static final String EVER = "2000-01-01T00:00:00Z";

    private final EventsApi api;
    private final CircuitBreaker breaker;
    private final JsonMapper json;

    EventsClient(EventsApi api, CircuitBreaker portalToEvents, JsonMapper json) {
        this.api = api;
        this.breaker = portalToEvents;
        this.json = json;
    }

    public Listing gatherings(
            @Nullable Kind kind,
            @Nullable Field field,
            @Nullable String month,
            int page,
            int size) {
        try {
            return ask(
                    "gatherings", () -> api.gatherings(name(kind), name(field), month, page, size));
        } catch (HttpClientErrorException refused) {
            throw away("gatherings", refused);
        }
    }

    public Optional<Gathering> gathering(String id) {
        try {
            return Optional.of(ask("gathering", () -> api.gathering(id)));
        } catch (HttpClientErrorException refused) {
            return notFound(refused, Optional.empty());
        }
    }

    /** Seats by gathering; a gathering the service has no roster for yet is left out. */
    public Map<String, Seats> seats(List<String> gatherings) {
        if (gatherings.isEmpty()) {
            return Map.of();
        }
        try {
            return ask("seats", () -> api.seats(gatherings)).items().stream()
                    .collect(
                            Collectors.toMap(
                                    Seats::gathering, Function.identity(), (one, _) -> one));
        } catch (HttpClientErrorException refused) {
            return notFound(refused, Map.of());
        }
    }

    public Admission register(String gathering, String key, Application application) {
        return admitted("register", () -> api.register(gathering, key, application));
    }

    private Admission admitted(String what, Supplier<Admission.Accepted> call) {
        try {
            return ask(what, call);
        } catch (HttpClientErrorException refused) {
            return switch (refused.getStatusCode().value()) {
                case 404 -> new Admission.Refused(Admission.Refusal.GATHERING_NOT_FOUND);
                case 400 -> new Admission.Unaccepted(fields(refused));
                case 409, 422 ->
                        new Admission.Refused(named(Admission.Refusal.values(), what, refused));
                default -> throw kept(what, refused);
            };
        }
    }

    public Opened open(Link link) {
        return opened(
                link,
                "registration",
                () -> api.registration(link.gathering(), link.registration(), link.token()));
    }

    public Opened confirm(Link link) {
        return opened(
                link,
                "confirm",
                () -> api.confirm(link.gathering(), link.registration(), link.token()));
    }

    public Opened cancel(Link link) {
        return opened(
                link,
                "cancel",
                () -> api.cancel(link.gathering(), link.registration(), link.token()));
    }

    /** The signed-in person's own registrations. */
    public Diary diary(int page, int size) {
        return asked("diary", () -> api.diary(page, size));
    }

    /** One that the signed-in person may see: their own, or any for staff. */
    public Optional<Registration> registration(String gathering, String registration) {
        return found("registration", () -> api.registration(gathering, registration));
    }

    public Change change(String gathering, String registration, Wish wish) {
        return changed("change", () -> api.change(gathering, registration, wish));
    }

    public Change cancel(String gathering, String registration) {
        return changed("cancel", () -> api.cancel(gathering, registration));
    }

    /** The language the signed-in person chose for our letters; nothing until then. */
    public Optional<String> letterLanguage() {
        return Optional.ofNullable(asked("letter language", api::letterLanguage).language())
                .filter(LANGUAGES::contains);
    }

    /** Says whether it is kept: for nobody without a verified e-mail address. */
    public boolean chooseLetterLanguage(String language) {
        try {
            ask(
                    "letter language",
                    () -> api.chooseLetterLanguage(new EventsApi.ChosenLanguage(language)));
            return true;
        } catch (HttpClientErrorException refused) {
            if (refused.getStatusCode().value() == 409) {
                return false;
            }
            throw kept("letter language", refused);
        }
    }

    /** A new address; a former one is gone. Nobody has one without a verified e-mail address. */
    public Optional<CalendarFeed> openFeed() {
        try {
            return Optional.of(ask("calendar feed", api::openFeed));
        } catch (HttpClientErrorException refused) {
            if (refused.getStatusCode().value() == 409) {
                return Optional.empty();
            }
            throw kept("calendar feed", refused);
        }
    }

    public void revokeFeed() {
        found(
                "calendar feed",
                () -> {
                    api.revokeFeed();
                    return true;
                });
    }

    /** Drafts included; what is over only where that is asked for. */
    public Listing everyGathering(@Nullable Status status, int page, int size) {
        var from = status == Status.DRAFT || status == Status.HELD ? EVER : null;
        return asked("gatherings", () -> api.everyGathering(name(status), from, page, size));
    }

    public Optional<Announced> announced(String id) {
        return found("gathering", () -> api.gatheringAndVersion(id)).map(EventsClient::announced);
    }

    public Decision<Announced> draft(String key, Announcement announcement) {
        return decided("draft", () -> announced(api.draft(key, announcement)));
    }

    public Decision<Announced> announce(String id, String version, Announcement announcement) {
        return decided("announce", () -> announced(api.announce(id, version, announcement)));
    }

    public Decision<Announced> publish(String id, String version) {
        return decided("publish", () -> announced(api.publish(id, version)));
    }

    public Decision<Announced> callOff(String id, String version, String reason) {
        return decided(
                "call off",
                () -> announced(api.callOff(id, version, new EventsApi.Reason(reason))));
    }

    /** The newest first, without their texts. */
    public Findings findings(
            @Nullable String gathering, @Nullable Field field, int page, int size) {
        return asked("findings", () -> api.findings(gathering, name(field), page, size));
    }

    public Optional<RecordedFinding> finding(String id) {
        return found("finding", () -> recorded(api.finding(id)));
    }

    public Decision<RecordedFinding> record(String key, FindingDraft draft) {
        return decided("record", () -> recorded(api.record(key, draft)));
    }

    public Decision<RecordedFinding> change(String id, String version, FindingDraft draft) {
        return decided("change finding", () -> recorded(api.changeFinding(id, version, draft)));
    }

    public Decision<Boolean> removeFinding(String id, String version) {
        return decided(
                "remove finding",
                () -> {
                    api.removeFinding(id, version);
                    return true;
                });
    }

    private static RecordedFinding recorded(ResponseEntity<Finding> told) {
        var finding = told.getBody();
        var version = told.getHeaders().getETag();
        if (finding == null || version == null) {
            throw new ServiceAway(new IllegalStateException("a finding without its version"));
        }
        return new RecordedFinding(finding, version);
    }

    /** How many letters it causes to publish (PUBLISH), call off (CANCEL), or change (CHANGE). */
    public int lettersDue(String id, String action) {
        return asked("letters due", () -> api.lettersDue(id, action)).letters();
    }

    /** Nothing where there is no roster, as for a draft. */
    public Optional<Roster> roster(
            String id, String query, Registration.@Nullable Status status, int page, int size) {
        return found("roster", () -> api.roster(id, query, name(status), page, size));
    }

    public Admission putOn(String gathering, String key, Application who) {
        return admitted("put on", () -> api.putOn(gathering, key, new EventsApi.PutOn(who, true)));
    }

    private Change changed(String what, Supplier<Registration> call) {
        try {
            return new Change.Done(ask(what, call));
        } catch (HttpClientErrorException refused) {
            return switch (refused.getStatusCode().value()) {
                case 404 -> new Change.Unknown();
                case 400 -> new Change.Unaccepted(fields(refused));
                case 409 -> new Change.Refused(named(Change.Refusal.values(), what, refused));
                default -> throw kept(what, refused);
            };
        }
    }

    private <T> Decision<T> decided(String what, Supplier<T> call) {
        try {
            return new Decision.Done<>(ask(what, call));
        } catch (HttpClientErrorException refused) {
            return switch (refused.getStatusCode().value()) {
                case 404 -> new Decision.Unknown<>();
                case 400 -> new Decision.Unaccepted<>(fields(refused));
                case 412 -> new Decision.Outdated<>();
                case 409, 422 ->
                        new Decision.Refused<>(
                                named(Decision.Refusal.values(), what, refused), missing(refused));
                default -> throw kept(what, refused);
            };
        }
    }

    private static Announced announced(ResponseEntity<Gathering> told) {
        var gathering = told.getBody();
        var version = told.getHeaders().getETag();
        if (gathering == null || version == null) {
            throw new ServiceAway(new IllegalStateException("a gathering without its version"));
        }
        return new Announced(gathering, version);
    }

    private <T> Optional<T> found(String what, Supplier<T> call) {
        try {
            return Optional.of(ask(what, call));
        } catch (HttpClientErrorException refused) {
            if (refused.getStatusCode().value() == 404) {
                return Optional.empty();
            }
            throw kept(what, refused);
        }
    }

    private <T> T asked(String what, Supplier<T> call) {
        try {
            return ask(what, call);
        } catch (HttpClientErrorException refused) {
            throw kept(what, refused);
        }
    }

    /** What is not this person's to do is refused here like everywhere. */
    private static RuntimeException kept(String what, HttpClientErrorException refused) {
        return refused.getStatusCode().value() == 403
                ? new AccessDeniedException("the events service keeps it")
                : away(what, refused);
    }

    private Opened opened(Link link, String what, Supplier<Registration> call) {
        if (!link.plausible()) {
            return new Opened.Unknown();
        }
        try {
            return new Opened.Found(ask(what, call));
        } catch (HttpClientErrorException refused) {
            return switch (refused.getStatusCode().value()) {
                case 400, 404 -> new Opened.Unknown();
                case 409, 410 -> new Opened.Ended(named(Opened.End.values(), what, refused));
                default -> throw away(what, refused);
            };
        }
    }

    /** 4xx answers are handed on; everything else that fails is the service being away. */
    private <T> T ask(String what, Supplier<T> call) {
        try {
            return breaker.executeSupplier(call);
        } catch (HttpClientErrorException refused) {
            throw refused;
        } catch (RestClientException | CallNotPermittedException | ProviderAway failed) {
            throw away(what, failed);
        }
    }

    private static <T> T notFound(HttpClientErrorException refused, T nothing) {
        if (refused.getStatusCode().value() == 404) {
            return nothing;
        }
        throw away("read", refused);
    }

    private static ServiceAway away(String what, RuntimeException cause) {
        log.warn("events service gave no answer to {}: {}", what, cause.getClass().getSimpleName());
        return new ServiceAway(cause);
    }

    /** A reason that nobody here knows is no answer. */
    private <E extends Enum<E>> E named(
            E[] reasons, String what, HttpClientErrorException refused) {
        var type = problem(refused).path("type").asString("");
        return Stream.of(reasons)
                .filter(known -> type.equals(PROBLEM + wireName(known)))
                .findFirst()
                .orElseThrow(() -> away(what, refused));
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

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
