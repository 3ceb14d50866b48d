package de.smartregion.local.demo;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;

/**
 * Drafts and publishes the demo gatherings through the public API when nothing is coming up, and
 * records what forums came to when nothing is recorded.
 */
public final class TellGatherings {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PATH = "/api/events/gatherings";
    private static final String FINDINGS = "/api/events/findings";

    private final JsonMapper json = new JsonMapper();
    private final PublicApi api;
    private final LocalDate today;

    TellGatherings(String address, String token, Clock clock) {
        this.api = new PublicApi(address, token);
        this.today = LocalDate.now(clock);
    }

    /** Arguments: where the API is, and where tokens are; our secret is in the environment. */
    public static void main(String[] arguments) {
        var secret = System.getenv("SMARTREGION_DEMO_SECRET");
        var clock = Clock.system(ZoneId.of("Europe/Berlin"));
        try {
            var token = token(arguments[1], "demo-data", secret == null ? "" : secret);
            new TellGatherings(arguments[0], token, clock).tell();
            new TellCatalog(new PublicApi(arguments[0], token)).tell();
            new TellConsulting(new PublicApi(arguments[0], token)).tell();
        } catch (IOException e) {
            System.out.println("No demo data, or not all of it: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** By client credentials: what is told here, no person tells. */
    static String token(String address, String client, String secret)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        (client + ":" + secret)
                                                                .getBytes(StandardCharsets.UTF_8)))
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("the sign-in answered " + answer.statusCode());
            }
            return new JsonMapper().readTree(answer.body()).path("access_token").asString();
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

    private void tellFindings(DemoGathering forum, String id)
            throws IOException, InterruptedException {
        for (var finding : TellCatalog.read("findings.json")) {
            if (finding.path("forum").asString().equals(forum.name())) {
                var body = ((ObjectNode) finding).deepCopy().put("gathering", id);
                body.remove(List.of("forum", "name"));
                var key = "demo-" + finding.path("name").asString() + "-" + forum.day(today);
                api.post(FINDINGS, body.toString(), key);
            }
        }
    }

    /** How many were told: none, when something is coming up already. */
    int tell() throws IOException, InterruptedException {
        if (api.get(PATH + "?size=1").path("total").asLong() > 0) {
            return 0;
        }
        var recorded = api.get(FINDINGS + "?size=1").path("total").asLong() > 0;
        var told = 0;
        for (var gathering : gatherings()) {
            var drafted =
                    api.post(
                            PATH,
                            json.writeValueAsString(gathering.announcement(today)),
                            "demo-" + gathering.name() + "-" + gathering.day(today));
            var id = drafted.path("id").asString();
            api.post(PATH + "/" + id + "/publication", "", null);
            if (!recorded) {
                tellFindings(gathering, id);
            }
            told++;
        }
        return told;
    }
}
