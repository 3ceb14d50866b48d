package de.smartregion.gateway.portal.advice;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.ArrayList;
import java.util.List;

/**
 * The way to a consultation: by an account, or by the token of a letter, which every address on the
 * way keeps.
 */
record Door(String id, String token) {
    @Nullable String key() {
        return token.isBlank() ? null : token;
    }

    /** A page of the consultation, with more to say in pairs of name and value. */
    public String at(String page, String... more) {
        var address = UriComponentsBuilder.fromPath("/beratung/{id}" + page);
        List<Object> values = new ArrayList<>(List.of(id));
        for (int i = 0; i < more.length; i += 2) {
            address.queryParam(more[i], "{" + more[i] + "}");
            values.add(more[i + 1]);
        }
        if (!token.isBlank()) {
            address.queryParam("token", "{token}");
            values.add(token);
        }
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }

    @Override
    public String toString() {
        return "door of " + id; // the token opens it
    }
}
