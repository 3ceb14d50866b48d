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
import java.io.OutputStream;

/** A roster as a file, handed on while it comes: nothing of it is kept here. */
public final class RosterFiles {
    /** Where a file goes that is there; asked for once it is known to be. */
    public interface Visitor {
        OutputStream ready() throws IOException;
    }

    /** Whoever asked does not listen any more, which is not the service's fault. */
    static final class VisitorGone extends RuntimeException {
        private static final long serialVersionUID = 1;

        VisitorGone(IOException cause) {
            super(cause);
        }
    }

    private static final int CHUNK = 16_384;

    private final RestClient http;
    private final CircuitBreaker breaker;

    RosterFiles(RestClient http, CircuitBreaker breaker) {
        this.http = http;
        this.breaker = breaker;
    }

    /** Whether there is such a roster. */
    public boolean read(String gathering, String ending, Visitor visitor) {
        try {
            return breaker.executeSupplier(() -> exchange(gathering, ending, visitor));
        } catch (VisitorGone _) {
            return true;
        } catch (RestClientException | CallNotPermittedException | ProviderAway failed) {
            throw new ServiceAway(failed);
        }
    }

    private boolean exchange(String gathering, String ending, Visitor visitor) {
        return http.get()
                .uri("/api/events/gatherings/{id}/registrations." + ending, gathering)
                .exchangeForRequiredValue(
                        (_, answer) -> {
                            HttpStatusCode status = answer.getStatusCode();
                            if (status.is2xxSuccessful()) {
                                handOn(answer.getBody(), visitor);
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

    private static void handOn(InputStream file, Visitor visitor) throws IOException {
        var chunk = new byte[CHUNK];
        OutputStream out = null;
        for (int length = file.read(chunk); length >= 0; length = file.read(chunk)) {
            try {
                out = out == null ? visitor.ready() : out;
                out.write(chunk, 0, length);
            } catch (IOException gone) {
                throw new VisitorGone(gone);
            }
        }
    }
}
