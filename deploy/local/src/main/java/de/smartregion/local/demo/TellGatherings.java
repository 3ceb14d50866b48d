package de.smartregion.local.demo;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Drafts and publishes the demo gatherings through the public API, when nothing is coming up yet.
 */
public final class TellGatherings {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PATH = "/api/events/gatherings";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final String address;
    private final String token;
    private final LocalDate today;

    TellGatherings(String address, String token, Clock clock) {
        this.address = address;
        this.token = token;
        this.today = LocalDate.now(clock);
    }

    /** Argument: where the API is; the staff token comes from the environment. */
    public static void main(String[] arguments) {
        var token = System.getenv("SMARTREGION_STAFF_TOKEN");
        var clock = Clock.system(ZoneId.of("Europe/Berlin"));
        try {
            new TellGatherings(arguments[0], token == null ? "" : token, clock).tell();
        } catch (IOException e) {
            System.out.println("No demo gatherings: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    static List<DemoGathering> gatherings() throws IOException {
        try (var file = TellGatherings.class.getResourceAsStream("gatherings.json")) {
            if (file == null) {
                throw new IOException("gatherings.json is missing");
            }
            return new JsonMapper().readValue(file, new TypeReference<List<DemoGathering>>() {});
        }
    }

    /** How many were told: none, when something is coming up already. */
    int tell() throws IOException, InterruptedException {
        if (get(PATH + "?size=1").path("total").asLong() > 0) {
            return 0;
        }
        var told = 0;
        for (var gathering : gatherings()) {
            var drafted =
                    post(
                            PATH,
                            json.writeValueAsString(gathering.announcement(today)),
                            "demo-" + gathering.name() + "-" + gathering.day(today));
            post(PATH + "/" + drafted.path("id").asString() + "/publication", "", null);
            told++;
        }
        return told;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private JsonNode post(String path, String body, @Nullable String key)
            throws IOException, InterruptedException {
        var request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(key == null ? request : request.header("Idempotency-Key", key));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        var request = builder.build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(
                    "%s %s answered %d: %s"
                            .formatted(
                                    request.method(),
                                    request.uri().getPath(),
                                    response.statusCode(),
                                    response.body()));
        }
        return json.readTree(response.body());
    }
}
