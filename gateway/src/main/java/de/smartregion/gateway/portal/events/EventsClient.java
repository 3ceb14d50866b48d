package de.smartregion.gateway.portal.events;

import de.smartregion.gateway.signin.ProviderAway;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the events service; what it does not answer in time is a {@link ServiceAway}. */
@Component
public class EventsClient {
    private static final Logger log = LoggerFactory.getLogger(EventsClient.class);
    private static final String PROBLEM = "urn:smartregion:problem:";

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
        try {
            return ask("register", () -> api.register(gathering, key, application));
        } catch (HttpClientErrorException refused) {
            return switch (refused.getStatusCode().value()) {
                case 404 -> new Admission.Refused(Admission.Refusal.GATHERING_NOT_FOUND);
                case 400 -> new Admission.Unaccepted(fields(refused));
                case 409, 422 ->
                        new Admission.Refused(
                                named(Admission.Refusal.values(), "register", refused));
                default -> throw away("register", refused);
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
