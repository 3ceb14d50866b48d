package de.smartregion.catalog.subscription;

import java.util.Set;
import java.util.regex.Pattern;

/** What somebody wants to hear of; in one word, {@code FIELD~ENERGY} or {@code PROJECT~{id}}. */
record Interest(Kind kind, String id) {

    static final String SHAPE = "FIELD~[A-Z_]{1,32}|PROJECT~[A-Za-z0-9_-]{1,64}";

    private static final Pattern WORD = Pattern.compile(SHAPE);

    private static final Set<String> FIELDS =
            Set.of(
                    "MOBILITY",
                    "ENERGY",
                    "HEALTH",
                    "WASTE",
                    "PARTICIPATION",
                    "DATA_PLATFORMS",
                    "ADMINISTRATION",
                    "ENVIRONMENT",
                    "SOCIETY",
                    "BUSINESS");

    enum Kind {
        FIELD,
        PROJECT
    }

    static Interest field(String id) {
        return new Interest(Kind.FIELD, id);
    }

    static Interest project(String id) {
        return new Interest(Kind.PROJECT, id);
    }

    static Interest of(String word) {
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException("not an interest");
        }
        int at = word.indexOf('~');
        return new Interest(Kind.valueOf(word.substring(0, at)), word.substring(at + 1));
    }

    boolean isKnownField() {
        return kind == Kind.FIELD && FIELDS.contains(id);
    }

    String word() {
        return kind + "~" + id;
    }
}
