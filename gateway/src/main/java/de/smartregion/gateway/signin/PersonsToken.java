package de.smartregion.gateway.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.security.core.context.SecurityContextHolder;

import java.io.IOException;
import java.time.Clock;

/**
 * Lets the portal's own calls speak for the person who is signed in; whoever is not stays
 * anonymous.
 */
public final class PersonsToken implements ClientHttpRequestInterceptor {
    private final @Nullable TokenRefresh refresh;
    private final Clock clock;

    PersonsToken(@Nullable TokenRefresh refresh, Clock clock) {
        this.refresh = refresh;
        this.clock = clock;
    }

    @Override
    public ClientHttpResponse intercept(
            HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (refresh != null
                && authentication != null
                && authentication.getPrincipal() instanceof SignedIn person) {
            request.getHeaders().setBearerAuth(person.accessToken(clock.instant(), refresh));
        }
        return execution.execute(request, body);
    }
}
