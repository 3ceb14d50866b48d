package de.smartregion.gateway.portal;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A browser without JavaScript: it keeps cookies, follows redirects, and sends forms as typed. */
final class Browser {
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String origin;
    private final String language;

    Browser(int port, String language) {
        this.origin = "http://127.0.0.1:" + port;
        this.language = language;
    }

    record Page(HttpResponse<String> answer, Document html) {
        int status() {
            return answer.statusCode();
        }

        String address() {
            return answer.uri().getRawPath();
        }

        String text() {
            return html.body().text();
        }

        Element one(String selector) {
            var found = html.select(selector);
            if (found.size() != 1) {
                throw new AssertionError(
                        found.size() + " elements match " + selector + " in\n" + html);
            }
            return found.getFirst();
        }

        Optional<String> header(String name) {
            return answer.headers().firstValue(name);
        }
    }

    Page open(String address, String... headers) {
        var request = request(URI.create(origin + address)).GET();
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return follow(request.build());
    }

    /** Where somebody without cookies is sent from here. */
    static URI redirect(URI address) {
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
            return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Fills in the page's only form that posts, and sends it; "" takes a choice back. */
    Page send(Page page, Map<String, String> typed) {
        return send(page, "main form[method=post]", typed);
    }

    Page send(Page page, String which, Map<String, String> typed) {
        var form = (FormElement) page.one(which);
        var fields = new LinkedHashMap<String, String>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(typed);
        fields.keySet().removeIf(field -> typed.getOrDefault(field, "unchanged").isEmpty());
        return post(URI.create(form.absUrl("action")), fields);
    }

    /** Fills in a form that only asks, and sends it. */
    Page look(Page page, String which, Map<String, String> typed) {
        var form = (FormElement) page.one(which);
        var fields = new LinkedHashMap<String, String>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(typed);
        return follow(
                request(URI.create(form.absUrl("action") + "?" + query(fields))).GET().build());
    }

    Page post(String address, Map<String, String> fields) {
        return post(URI.create(origin + address), fields);
    }

    private Page post(URI address, Map<String, String> fields) {
        var body = query(fields);
        return follow(
                request(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    /** Sends one file by the form that is for it. */
    Page upload(Page page, String which, String name, String content) {
        var form = (FormElement) page.one(which);
        var boundary = "----browser";
        var body =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n%s\r\n--%s--\r\n"
                        .formatted(boundary, name, content, boundary);
        return follow(
                request(URI.create(form.absUrl("action")))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Accept", "text/html")
                .header("Accept-Language", language);
    }

    private Page follow(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            var target = answer.headers().firstValue("Location");
            if (answer.statusCode() / 100 == 3 && target.isPresent()) {
                return follow(request(answer.uri().resolve(target.get())).GET().build());
            }
            return new Page(answer, Jsoup.parse(answer.body(), answer.uri().toString()));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
