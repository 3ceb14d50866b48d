package de.smartregion.platform.observability;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Gives every request a name that its answer and its log lines carry; keeps the one it came with.
 */
final class RequestIds extends OncePerRequestFilter implements Ordered {

    static final String HEADER = "X-Request-Id";
    static final String LOG_FIELD = "request";

    /** Nothing that could break a log line or a header. */
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9-]{1,64}");

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10; // after tracing has begun, before security refuses
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = request.getHeader(HEADER);
        var id =
                given != null && ACCEPTED.matcher(given).matches()
                        ? given
                        : UUID.randomUUID().toString();
        response.setHeader(HEADER, id);
        try (var _ = MDC.putCloseable(LOG_FIELD, id)) {
            chain.doFilter(request, response);
        }
    }
}
