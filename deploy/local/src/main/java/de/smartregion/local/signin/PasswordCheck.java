package de.smartregion.local.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * An address and its password, or neither is told to be wrong. Who signed in is named by subject.
 */
final class PasswordCheck implements AuthenticationProvider {

    private static final String NOBODYS = "nobody signs in with this one";

    private final Credentials credentials;
    private final Attempts attempts;

    /** Too many wrong ones: this one was not even looked at. */
    static final class Paused extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        private final Duration wait;

        private Paused(Duration wait) {
            super("too many wrong passwords");
            this.wait = wait;
        }

        Duration forHowLong() {
            return wait;
        }
    }

    PasswordCheck(Credentials credentials, Attempts attempts) {
        this.credentials = credentials;
        this.attempts = attempts;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var email = asked.getName().strip().toLowerCase(Locale.ROOT);
        var network =
                asked.getDetails() instanceof WebAuthenticationDetails details
                        ? String.valueOf(details.getRemoteAddress())
                        : "";
        var wait = attempts.wait(email, network);
        if (!wait.isZero()) {
            throw new Paused(wait);
        }
        var person =
                Person.DEMO.stream()
                        .filter(each -> each.email().equals(email))
                        .findFirst()
                        .orElse(null);
        if (!right(person, String.valueOf(asked.getCredentials())) || person == null) {
            attempts.failed(email, network);
            throw new BadCredentialsException("wrong");
        }
        attempts.succeeded(email, network);
        var signedIn =
                UsernamePasswordAuthenticationToken.authenticated(
                        person.subject(),
                        null,
                        // tells when it was; ID tokens say so
                        List.of(
                                FactorGrantedAuthority.fromAuthority(
                                        FactorGrantedAuthority.PASSWORD_AUTHORITY)));
        signedIn.setDetails(asked.getDetails());
        return signedIn;
    }

    /** As long for an unknown address as for a known one. */
    private boolean right(@Nullable Person person, String password) {
        var expected = person == null ? NOBODYS : credentials.password(person);
        return MessageDigest.isEqual(digest(password), digest(expected)) && person != null;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
