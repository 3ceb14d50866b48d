package de.smartregion.gateway.routing;

import de.smartregion.gateway.security.RequestIds;
import de.smartregion.gateway.security.SentBody;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * Carries a request to a service: path and query as they came, and of the headers only those named
 * here.
 */
final class Courier {
    /**
     * Who somebody is, a service reads from the token alone: whatever else claims it stays outside,
     * and cookies too.
     */
    static final List<String> PASSED =
            List.of(
                    "Accept",
                    "Accept-Language",
                    "Authorization",
                    "Content-Type",
                    "Idempotency-Key",
                    "If-Match",
                    "If-Modified-Since",
                    "If-None-Match",
                    "Link-Token",
                    "Prefer");

    private final HttpClient client;
    private final Tracer tracer;
    private final Propagator propagator;

    Courier(HttpClient client, Tracer tracer, Propagator propagator) {
        this.client = client;
        this.tracer = tracer;
        this.propagator = propagator;
    }

    ServiceAnswer carry(HttpServletRequest request, URI service, Stay stay) throws IOException {
        var letter = new HttpUriRequestBase(request.getMethod(), service);
        var query = request.getQueryString();
        letter.setPath(
                query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query);
        var etag = request.getAttribute(KeptAnswers.ETAG);
        for (var name : PASSED) {
            if (etag != null && KeptAnswers.OURS.contains(name)) {
                continue;
            }
            var values = request.getHeaders(name);
            while (values.hasMoreElements()) {
                letter.addHeader(name, values.nextElement());
            }
        }
        if (etag instanceof String known && !known.isEmpty()) {
            letter.setHeader("If-None-Match", known);
        }
        letter.setHeader(RequestIds.HEADER, RequestIds.nameOf(request));
        var span = tracer.currentSpan();
        if (span != null) {
            propagator.inject(
                    span.context(), letter, (_, name, value) -> letter.setHeader(name, value));
        }
        var body = SentBody.of(request);
        if (body.length > 0) {
            letter.setEntity(new ByteArrayEntity(body, null));
        }
        letter.setConfig(
                RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofMilliseconds(stay.limit().toMillis()))
                        .build());
        stay.use(letter);
        var answer =
                client.executeOpen(HttpHost.create(service), letter, HttpClientContext.create());
        try {
            return ServiceAnswer.read(answer, service.toString());
        } catch (IOException | RuntimeException e) {
            answer.close();
            throw e;
        }
    }
}
