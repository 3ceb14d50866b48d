package de.smartregion.gateway.portal.drafts;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The way to a draft: by an account, or by the token of a letter, which every address on the way
 * keeps.
 */
record Door(String id, String token) {
    @Nullable String key() {
        return token.isBlank() ? null : token;
    }

    /** A page of the draft. */
    public String at(String page) {
        return address("/projekte/entwuerfe/{id}" + page, null);
    }

    /** The same, with something to say there. */
    String saying(String page, String notice) {
        return address("/projekte/entwuerfe/{id}" + page, notice);
    }

    /** Where a picture is sent. */
    public String pictures(String formToken) {
        var address = UriComponentsBuilder.fromPath("/projekte/bilder/{id}");
        address.queryParam("_csrf", "{csrf}");
        if (!token.isBlank()) {
            address.queryParam("token", "{token}");
            return address.encode().buildAndExpand(id, formToken, token).toUriString();
        }
        return address.encode().buildAndExpand(id, formToken).toUriString();
    }

    /** With a picture that waits for its description. */
    String describing(String picture) {
        return address("/projekte/entwuerfe/{id}/kontakt", null)
                + (token.isBlank() ? "?" : "&")
                + "bild="
                + picture
                + "#pictures";
    }

    private String address(String path, @Nullable String notice) {
        var address = UriComponentsBuilder.fromPath(path);
        if (notice != null) {
            address.queryParam("hinweis", notice);
        }
        if (!token.isBlank()) {
            address.queryParam("token", "{token}");
            return address.encode().buildAndExpand(id, token).toUriString();
        }
        return address.encode().buildAndExpand(id).toUriString();
    }

    @Override
    public String toString() {
        return "door of " + id; // the token opens it
    }
}
