package de.smartregion.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

import java.io.IOException;
import java.util.Locale;

/** Why somebody could not be signed in; a page says what to do about it. */
public enum SignInFailure {
    /** The person, or the provider, said no. */
    REFUSED,
    /** The provider gives no answer. */
    AWAY,
    /** This browser did not begin here, or a while ago. */
    LATE,
    /** What came back is not to be believed. */
    UNBELIEVABLE;

    /** Where the page is. */
    public static final String PAGE = "/anmelden/gescheitert";

    private static final Logger log = LoggerFactory.getLogger(SignInFailure.class);

    static AuthenticationFailureHandler page() {
        return SignInFailure::tell;
    }

    /** Away from the address that holds the provider's code. */
    private static void tell(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var reason = of(why);
        // Only our own word: theirs came in by the address.
        log.warn("sign-in failed: {}", reason);
        response.sendRedirect(PAGE + "?grund=" + reason.name().toLowerCase(Locale.ROOT));
    }

    private static SignInFailure of(AuthenticationException why) {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return AWAY;
            }
        }
        var error =
                why instanceof OAuth2AuthenticationException failed
                        ? failed.getError().getErrorCode()
                        : "";
        return switch (error) {
            case OAuth2ErrorCodes.ACCESS_DENIED,
                    OAuth2ErrorCodes.INVALID_GRANT,
                    "login_required",
                    "interaction_required" ->
                    REFUSED;
            case OAuth2ErrorCodes.SERVER_ERROR,
                    OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE,
                    "invalid_token_response" ->
                    AWAY;
            case "authorization_request_not_found" -> LATE;
            default -> why.getCause() instanceof OAuth2AuthorizationException ? AWAY : UNBELIEVABLE;
        };
    }
}
