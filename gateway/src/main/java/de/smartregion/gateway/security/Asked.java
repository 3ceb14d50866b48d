package de.smartregion.gateway.security;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What causes a letter, as the limits see it: for which address, and for how many seats. What they
 * cannot read is the service's to refuse.
 */
record Asked(Addressee addressee, int seats) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST = 1_000;
    private static final int MANY = 1_000_000;

    /** A JSON object; of a name that stands there twice the last one counts, as for the service. */
    static Optional<Asked> in(byte[] body) {
        String email = null;
        String companions = null;
        try (var json = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (var name = json.nextName(); name != null; name = json.nextName()) {
                var value = json.nextToken();
                if (value == JsonToken.VALUE_STRING && name.equals("email")) {
                    email = json.getString();
                } else if (name.equals("companions")) {
                    companions = text(json, value);
                }
                json.skipChildren();
            }
        } catch (JacksonException _) {
            // Whatever stood before counts.
        }
        return of(email, companions);
    }

    /** A project that somebody begins: a letter to its author, and no seat. */
    static Optional<Asked> draftIn(byte[] body) {
        String email = null;
        try (var json = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (var name = json.nextName(); name != null; name = json.nextName()) {
                if (json.nextToken() == JsonToken.START_OBJECT && name.equals("author")) {
                    email = emailIn(json);
                } else {
                    json.skipChildren();
                }
            }
        } catch (JacksonException _) {
            // Whatever stood before counts.
        }
        return letterTo(email);
    }

    /** A consultation or a subscription that somebody asks for: a letter to them, and no seat. */
    static Optional<Asked> letterIn(byte[] body) {
        String email = null;
        try (var json = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            email = emailIn(json);
        } catch (JacksonException _) {
            // What cannot be read to its end the service refuses.
        }
        return letterTo(email);
    }

    private static @Nullable String emailIn(JsonParser json) {
        String email = null;
        for (var name = json.nextName(); name != null; name = json.nextName()) {
            if (json.nextToken() == JsonToken.VALUE_STRING && name.equals("email")) {
                email = json.getString();
            } else {
                json.skipChildren();
            }
        }
        return email;
    }

    static Optional<Asked> letterTo(@Nullable String email) {
        return Optional.ofNullable(email)
                .map(Addressee::of)
                .map(addressee -> new Asked(addressee, 0));
    }

    static Optional<Asked> of(@Nullable String email, @Nullable String companions) {
        return Optional.ofNullable(email)
                .map(Addressee::of)
                .map(addressee -> new Asked(addressee, 1 + number(companions)));
    }

    private static @Nullable String text(JsonParser json, JsonToken value) {
        return value == JsonToken.VALUE_STRING || value.isNumeric() ? json.getString() : null;
    }

    /** Written in whatever way the service would understand: "2", 2, 2.0, 2e0. */
    private static int number(@Nullable String companions) {
        if (companions == null) {
            return 0;
        }
        if (companions.length() > LONGEST) {
            return MANY;
        }
        try {
            var number = new BigDecimal(companions.strip());
            return number.precision() - number.scale() > 6 ? MANY : Math.max(0, number.intValue());
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
