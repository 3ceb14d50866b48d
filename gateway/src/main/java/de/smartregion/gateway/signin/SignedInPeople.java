package de.smartregion.gateway.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutHandler;

import java.time.Clock;

/**
 * Everybody who is signed in at this instance; their sessions hold them, this only finds them, for
 * the provider may sign somebody out.
 */
final class SignedInPeople implements OAuth2AuthorizedClientRepository, LogoutHandler {
    private final Cache<SignedIn, Boolean> people =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();
    private final Clock clock;

    SignedInPeople(Clock clock) {
        this.clock = clock;
    }

    /** Who it is stands in the ID token: the provider is not asked again. */
    OidcUser welcome(OidcUserRequest request) {
        var person = new SignedIn(request.getIdToken(), clock.instant());
        people.put(person, true);
        return person;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Spring Security's, not ours
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication person, HttpServletRequest request) {
        return null; // PersonsToken asks the person
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication authentication,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (authentication.getPrincipal() instanceof SignedIn person) {
            person.keep(client);
        }
    }

    @Override
    public void removeAuthorizedClient(
            String registration,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response) {
        // The tokens go with the session.
    }

    /** The provider says that a session there, or all of a person's, are over. */
    @Override
    public void logout(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication told) {
        if (told != null && told.getPrincipal() instanceof OidcLogoutToken token) {
            people.asMap().keySet().stream()
                    .filter(person -> isMeant(person, token))
                    .forEach(SignedIn::end);
        }
    }

    private static boolean isMeant(SignedIn person, OidcLogoutToken token) {
        var session = token.getSessionId();
        var subject = token.getSubject();
        return (session != null || subject != null)
                && (session == null || session.equals(person.getClaims().get("sid")))
                && (subject == null || subject.equals(person.getName()));
    }
}
