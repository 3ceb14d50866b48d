package de.smartregion.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * The page somebody wants to see once signed in: one of ours, never another host's, whatever the
 * address says.
 */
public record Target(String path) {
    private static final String KEPT = Target.class.getName();
    private static final int LONGEST = 1_000;

    /** Nobody wants to be led back into the sign-in. */
    private static final List<String> NO_PAGES =
            List.of("/anmelden", "/abmelden", "/oauth2/", "/login/", "/logout/", "/api/", "/error");

    /** What the firewall refuses, however it is written; it would be a dead end. */
    private static final List<String> NOT_LET_IN = List.of("//", "\\", ";", "%");

    private static final Target HOME = new Target("/"); // after what it is checked against

    public Target {
        if (!isOurs(path)) {
            path = "/";
        }
    }

    /** Keeps it in the session until the person is signed in; none asked for changes nothing. */
    public static void keep(@Nullable String asked, HttpSession session) {
        if (asked != null) {
            session.setAttribute(KEPT, new Target(asked).path());
        }
    }

    static Target kept(HttpSession session) {
        var kept = session.getAttribute(KEPT);
        session.removeAttribute(KEPT);
        return kept instanceof String path ? new Target(path) : HOME;
    }

    /** What was asked for, if it can be asked for again. */
    static Target of(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return HOME;
        }
        var query = request.getQueryString();
        return new Target(request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    private static boolean isOurs(String path) {
        if (!path.startsWith("/")
                || path.startsWith("//")
                || path.length() > LONGEST
                || path.indexOf('\\') >= 0) {
            return false;
        }
        try {
            var address = new URI(path); // refuses control characters and spaces
            return !address.isAbsolute()
                    && address.getRawAuthority() == null
                    && NOT_LET_IN.stream().noneMatch(address.getPath()::contains)
                    && NO_PAGES.stream().noneMatch(address.getPath()::startsWith);
        } catch (URISyntaxException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "a page"; // its address may hold a token
    }
}
