package de.smartregion.gateway.portal.consulting;

import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.signin.ProviderAway;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

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

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the consulting service's answers mean; none in time is a {@link ServiceAway}. */
@Component
class ConsultingAnswers {
    private static final Logger log = LoggerFactory.getLogger(ConsultingAnswers.class);
    private static final String PROBLEM = "urn:smartregion:problem:";

    private final CircuitBreaker breaker;
    private final JsonMapper json;

    ConsultingAnswers(CircuitBreaker portalToConsulting, JsonMapper json) {
        this.breaker = portalToConsulting;
        this.json = json;
    }

    <T> Reply<T> replied(String what, Supplier<ResponseEntity<T>> call) {
        try {
            var kept = kept(what, ask(what, call));
            return new Reply.Done<>(kept.value(), kept.version());
        } catch (HttpClientErrorException refused) {
            return switch (refused.getStatusCode().value()) {
                case 401, 404 -> new Reply.Unknown<>();
                case 400 -> new Reply.Unaccepted<>(fields(refused));
                case 412, 428 -> new Reply.Outdated<>();
                case 409, 410, 422 -> new Reply.Refused<>(reason(refused), next(refused));
                default -> throw denied(what, refused);
            };
        }
    }

    <T> Optional<T> found(String what, Supplier<T> call) {
        try {
            return Optional.of(ask(what, call));
        } catch (HttpClientErrorException refused) {
            return switch (refused.getStatusCode().value()) {
                // A link that is over leads nowhere any more; nor does a question that means
                // nothing to the service.
                case 400, 401, 404, 409, 410 -> Optional.empty();
                default -> throw denied(what, refused);
            };
        }
    }

    <T> T asked(String what, Supplier<T> call) {
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

    static <T> Kept<T> kept(String what, ResponseEntity<T> answer) {
        var body = answer.getBody();
        if (body == null) {
            throw away(what, new IllegalStateException("an empty answer"));
        }
        var version = answer.getHeaders().getFirst(HttpHeaders.ETAG);
        return new Kept<>(body, version == null ? "" : version);
    }

    /** What is not this person's to do is refused here like everywhere. */
    private static RuntimeException denied(String what, HttpClientErrorException refused) {
        return refused.getStatusCode().value() == 403
                ? new AccessDeniedException("the consulting service keeps it")
                : away(what, refused);
    }

    private static ServiceAway away(String what, RuntimeException cause) {
        log.warn(
                "consulting service gave no answer to {}: {}",
                what,
                cause.getClass().getSimpleName());
        return new ServiceAway(cause);
    }

    private Reply.Refusal reason(HttpClientErrorException refused) {
        var type = problem(refused).path("type").asString("");
        return Stream.of(Reply.Refusal.values())
                .filter(known -> type.equals(PROBLEM + wireName(known)))
                .findFirst()
                .orElse(Reply.Refusal.OTHER);
    }

    private List<Instant> next(HttpClientErrorException refused) {
        var next = new ArrayList<Instant>();
        for (var start : problem(refused).path("next")) {
            try {
                next.add(Instant.parse(start.asString("")));
            } catch (DateTimeException _) {
                // What is no time is none to choose.
            }
        }
        return List.copyOf(next);
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
}
