package de.smartregion.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** The mailbox of the started system, read through its page's JSON. */
record Mailbox(URI address) implements Postbox {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Override
    public List<Letter> letters(String email) {
        var list =
                Api.JSON.readTree(
                        new String(
                                read(
                                        "/letters.json?to="
                                                + URLEncoder.encode(email, StandardCharsets.UTF_8)),
                                StandardCharsets.UTF_8));
        return StreamSupport.stream(list.spliterator(), false)
                .map(letter -> Letter.parse(read(letter.path("raw").asString())))
                .toList();
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
