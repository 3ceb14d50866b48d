package de.smartregion.gateway.security;

import java.util.List;

/** Where pictures on our pages may come from besides from ourselves, as origins. */
public record PictureSources(List<String> origins) {
    public PictureSources {
        origins = List.copyOf(origins);
    }

    /** As a Content-Security-Policy says it. */
    String inPolicy() {
        return origins.isEmpty() ? "'self' data:" : "'self' data: " + String.join(" ", origins);
    }
}
