package de.smartregion.gateway.portal.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the frame around every page needs to know about this request. */
record Shell(String path, String query, Locale reader) {
    static Shell of(HttpServletRequest request, Locale reader) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = failed instanceof String uri ? uri : request.getRequestURI();
        var query = failed == null ? request.getQueryString() : null;
        // One slash: two would name another host.
        return new Shell("/" + path.replaceFirst("^/+", ""), query == null ? "" : query, reader);
    }

    /** This page in the other language. */
    public String in(String language) {
        var kept =
                Arrays.stream(query.split("&"))
                        .filter(each -> !each.isEmpty())
                        .filter(each -> !each.startsWith(Languages.PARAMETER + "="))
                        .collect(Collectors.joining("&"));
        return path
                + "?"
                + (kept.isEmpty() ? "" : kept + "&")
                + Languages.PARAMETER
                + "="
                + language;
    }

    /** This page, to come back to. */
    public String here() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    public boolean at(String place) {
        return path.equals(place);
    }

    public boolean under(String place) {
        return path.equals(place) || path.startsWith(place + "/");
    }

    @Override
    public String toString() {
        return "shell of " + path; // the query may hold a token
    }
}
