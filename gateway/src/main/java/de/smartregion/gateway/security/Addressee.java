package de.smartregion.gateway.security;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/** An e-mail address as the limiter remembers it: a digest, of one size and telling nothing. */
record Addressee(long first, long second) {
    private static final JsonFactory JSON = new JsonFactory();

    static Addressee of(String email) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    email.strip()
                                            .toLowerCase(Locale.ROOT)
                                            .getBytes(StandardCharsets.UTF_8));
            var bytes = ByteBuffer.wrap(digest);
            return new Addressee(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The "email" of a JSON object; the last one counts, as it does for the service. Unreadable
     * bodies are the service's to refuse.
     */
    static Optional<Addressee> in(byte[] body) {
        Optional<Addressee> found = Optional.empty();
        try (var json = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return found;
            }
            for (var name = json.nextName(); name != null; name = json.nextName()) {
                var value = json.nextToken();
                if (value == JsonToken.VALUE_STRING && name.equals("email")) {
                    found = Optional.of(of(json.getString()));
                }
                json.skipChildren();
            }
        } catch (JacksonException _) {
            return found;
        }
        return found;
    }
}
