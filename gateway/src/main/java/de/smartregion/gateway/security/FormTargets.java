package de.smartregion.gateway.security;

import java.util.List;

/**
 * Where a form of ours may lead besides to ourselves, as origins: browsers look at where its answer
 * leads, too.
 */
public record FormTargets(List<String> origins) {
    public FormTargets {
        origins = List.copyOf(origins);
    }

    /** As a Content-Security-Policy says it. */
    String inPolicy() {
        return origins.isEmpty() ? "'self'" : "'self' " + String.join(" ", origins);
    }
}
