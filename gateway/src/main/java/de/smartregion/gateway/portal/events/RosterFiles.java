package de.smartregion.gateway.portal.events;

import de.smartregion.gateway.signin.ProviderAway;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import java.io.IOException;
import java.io.InputStream;

/** A roster as a file, handed on while it comes: nothing of it is kept here. */
public final class RosterFiles {
    /** Takes a file that is there. */
    public interface Reader {
        void read(InputStream file) throws IOException;
    }

    private final RestClient http;
    private final CircuitBreaker breaker;

    RosterFiles(RestClient http, CircuitBreaker breaker) {
        this.http = http;
        this.breaker = breaker;
    }

    /** Whether there is such a roster. */
    public boolean read(String gathering, String ending, Reader reader) {
        try {
            return breaker.executeSupplier(() -> exchange(gathering, ending, reader));
        } catch (RestClientException | CallNotPermittedException | ProviderAway failed) {
            throw new ServiceAway(failed);
        }
    }

    private boolean exchange(String gathering, String ending, Reader reader) {
        return http.get()
                .uri("/api/events/gatherings/{id}/registrations." + ending, gathering)
                .exchangeForRequiredValue(
                        (_, answer) -> {
                            HttpStatusCode status = answer.getStatusCode();
                            if (status.is2xxSuccessful()) {
                                reader.read(answer.getBody());
                                return true;
                            }
                            return switch (status.value()) {
                                case 404 -> false;
                                case 403 ->
                                        throw new AccessDeniedException(
                                                "the events service keeps it");
                                default -> throw new ServiceAway(answer.createException());
                            };
                        });
    }
}
