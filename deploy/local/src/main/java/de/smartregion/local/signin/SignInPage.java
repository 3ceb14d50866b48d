package de.smartregion.local.signin;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfToken;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The form that asks who somebody is. Needs no script; speaks German, or English to who asks. */
final class SignInPage extends HttpServlet {

    static final String PATH = "/sign-in";
    static final String STYLE = "/sign-in.css";
    static final String EMAIL = "email";
    static final String PASSWORD = "password";

    private static final long serialVersionUID = 1L;

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;

    private final transient URI portal;

    SignInPage(URI portal) {
        this.portal = portal;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (request.getServletPath()) {
            case PATH -> form(request, response, "");
            case STYLE -> style(response);
            case "/" -> response.sendRedirect(portal.toString());
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** The same page again, with what was wrong; never which of the two. */
    void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var words = words(request);
        if (why instanceof PasswordCheck.Paused paused) {
            var seconds = paused.forHowLong().plus(Duration.ofMillis(999)).toSeconds();
            response.setStatus(TOO_MANY);
            response.setHeader("Retry-After", Long.toString(seconds));
            form(request, response, words.getString("paused").formatted(seconds));
        } else {
            response.setStatus(UNAUTHORIZED);
            form(request, response, words.getString("wrong"));
        }
    }

    private void form(HttpServletRequest request, HttpServletResponse response, String error)
            throws IOException {
        var words = words(request);
        var page =
                """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="%s">
                </head>
                <body>
                <main>
                <p class="office">%s</p>
                <h1>%s</h1>
                %s<form method="post" action="%s">
                <label for="email">%s</label>
                <input id="email" name="%s" type="email" autocomplete="username" required value="%s"%s>
                <label for="password">%s</label>
                <input id="password" name="%s" type="password" autocomplete="current-password" required%s>
                <input type="hidden" name="%s" value="%s">
                <button type="submit">%s</button>
                </form>
                <p class="hint">%s</p>
                <p><a href="%s">%s</a></p>
                </main>
                </body>
                </html>
                """
                        .formatted(
                                words.getString("language"),
                                (error.isEmpty() ? "" : words.getString("error") + " ")
                                        + words.getString("title"),
                                STYLE,
                                words.getString("office"),
                                words.getString("heading"),
                                error.isEmpty()
                                        ? ""
                                        : "<p id=\"error\" class=\"error\" role=\"alert\">%s</p>%n"
                                                .formatted(escaped(error)),
                                PATH,
                                words.getString("email"),
                                EMAIL,
                                escaped(request.getParameter(EMAIL)),
                                invalid(error),
                                words.getString("password"),
                                PASSWORD,
                                invalid(error),
                                csrf(request).getParameterName(),
                                escaped(csrf(request).getToken()),
                                words.getString("submit"),
                                words.getString("hint"),
                                escaped(portal.toString()),
                                words.getString("back"));
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Language", words.getString("language"));
        response.setHeader("Vary", "Accept-Language");
        response.getWriter().write(page);
    }

    private static String invalid(String error) {
        return error.isEmpty() ? "" : " aria-invalid=\"true\" aria-describedby=\"error\"";
    }

    private static CsrfToken csrf(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            return token;
        }
        throw new IllegalStateException("the page is not behind the filters");
    }

    private static void style(HttpServletResponse response) throws IOException {
        try (var file = SignInPage.class.getResourceAsStream("style.css")) {
            if (file == null) {
                throw new IOException("style.css is missing");
            }
            response.setContentType("text/css");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            file.transferTo(response.getOutputStream());
        }
    }

    private static ResourceBundle words(HttpServletRequest request) {
        return ResourceBundle.getBundle(
                "de.smartregion.local.signin.words",
                language(request.getHeader("Accept-Language")),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Locale language(@Nullable String wanted) {
        try {
            var found =
                    wanted == null
                            ? null
                            : Locale.lookup(
                                    Locale.LanguageRange.parse(wanted),
                                    List.of(Locale.GERMAN, Locale.ENGLISH));
            return found == null ? Locale.GERMAN : found;
        } catch (IllegalArgumentException _) {
            return Locale.GERMAN; // what the browser says is no language
        }
    }

    private static String escaped(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
    }
}
