package de.smartregion.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/** The mailbox of the started system, read through its page's JSON. */
record Mailbox(URI address) implements Postbox {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What the list says of a letter, without opening it. */
    record Arrival(long number, String to, String messageId) {}

    /** Everything that has arrived, oldest first. */
    List<Arrival> arrivals(String query) {
        var list = Api.JSON.readTree(new String(read("/letters.json" + query), UTF_8));
        return StreamSupport.stream(list.path("letters").spliterator(), false)
                .map(
                        letter ->
                                new Arrival(
                                        letter.path("number").asLong(),
                                        letter.path("to").path(0).asString(),
                                        letter.path("messageId").asString()))
                .toList()
                .reversed();
    }

    Letter open(Arrival arrival) {
        return Letter.parse(read("/letters/" + arrival.number() + "/source"));
    }

    @Override
    public List<Letter> letters(String email) {
        return arrivals("?to=" + URLEncoder.encode(email, UTF_8)).stream().map(this::open).toList();
    }

    private byte[] read(String path) {
        try {
            var answer =
                    HTTP.send(
                            HttpRequest.newBuilder(address.resolve(path)).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError("the mailbox does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
