package de.smartregion.consulting;

import de.smartregion.platform.infrastructure.Tokens;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Asks the running service, and reads what it answers. */
public final class Door {

    public static final JsonMapper JSON = JsonMapper.builder().build();

    private final RestTestClient client;

    public Door(int port) {
        client = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    public record Answer(int status, ByteArrayResource content, HttpHeaders headers) {

        public byte[] bytes() {
            return content.getByteArray();
        }

        public String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        public JsonNode body() {
            return bytes().length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes());
        }

        public String etag() {
            return String.valueOf(headers.getETag());
        }

        public String id() {
            return body().path("id").asString();
        }

        public String problem() {
            return body().path("type").asString().replaceFirst("^urn:smartregion:problem:", "");
        }

        public List<String> fields() {
            return body().path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString())
                    .toList();
        }
    }

    public static Consumer<HttpHeaders> nobody() {
        return _ -> {};
    }

    public static Consumer<HttpHeaders> as(String token) {
        return headers -> headers.setBearerAuth(token);
    }

    public static Consumer<HttpHeaders> staff() {
        return as(
                Tokens.token()
                        .subject("ada")
                        .roles("staff")
                        .email("ada@geschaeftsstelle.example")
                        .name("Ada Muster")
                        .sign());
    }

    public static Consumer<HttpHeaders> municipality(String ags) {
        return as(RunningConsulting.municipality(ags));
    }

    public static Consumer<HttpHeaders> link(String token) {
        return headers -> headers.set("Link-Token", token);
    }

    public static Consumer<HttpHeaders> ifMatch(String etag) {
        return headers -> headers.set(HttpHeaders.IF_MATCH, etag);
    }

    public Answer get(String path, Consumer<HttpHeaders> headers) {
        return send(HttpMethod.GET, path, null, MediaType.APPLICATION_JSON, headers);
    }

    public Answer post(String path, @Nullable JsonNode body, Consumer<HttpHeaders> headers) {
        return send(
                HttpMethod.POST,
                path,
                body == null ? null : body.toString(),
                MediaType.APPLICATION_JSON,
                headers);
    }

    public Answer put(String path, JsonNode body, Consumer<HttpHeaders> headers) {
        return send(HttpMethod.PUT, path, body.toString(), MediaType.APPLICATION_JSON, headers);
    }

    public Answer send(
            HttpMethod method,
            String path,
            @Nullable Object body,
            MediaType type,
            Consumer<HttpHeaders> headers) {
        var request = client.method(method).uri(path).headers(headers);
        if (body != null) {
            request.contentType(type).body(body);
        }
        var result = request.exchange().expectBody().returnResult();
        var bytes = result.getResponseBodyContent();
        return new Answer(
                result.getStatus().value(),
                new ByteArrayResource(bytes == null ? new byte[0] : bytes),
                result.getResponseHeaders());
    }
}
