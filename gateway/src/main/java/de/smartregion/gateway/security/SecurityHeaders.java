package de.smartregion.gateway.security;

import jakarta.servlet.ServletException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import java.io.IOException;

/**
 * Every answer, errors included, tells the browser to load nothing from elsewhere, frame nothing,
 * send nothing on, keep nothing.
 */
final class SecurityHeaders extends ValveBase {
    private static final String[][] ALWAYS = {
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "no-referrer"},
        {
            "Permissions-Policy",
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
        },
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        // Whoever serves something public says so instead.
        {"Cache-Control", "no-store"},
    };

    private final String policy;

    SecurityHeaders(FormTargets forms, PictureSources pictures) {
        super(true);
        policy =
                "default-src 'self'; img-src "
                        + pictures.inPolicy()
                        + "; object-src 'none'; base-uri 'none'; form-action "
                        + forms.inPolicy()
                        + "; frame-ancestors 'none'";
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", policy);
        for (var header : ALWAYS) {
            response.setHeader(header[0], header[1]);
        }
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        getNext().invoke(request, response);
    }
}
