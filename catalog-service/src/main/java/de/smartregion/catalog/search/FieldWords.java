package de.smartregion.catalog.search;

import java.util.Map;

/** How people call the fields of action, so that they find by them. */
final class FieldWords {

    private static final Map<String, String> WORDS =
            Map.of(
                    "MOBILITY", "Mobilität Verkehr mobility",
                    "ENERGY", "Energie energy",
                    "HEALTH", "Gesundheit health",
                    "WASTE", "Abfall Kreislaufwirtschaft waste",
                    "PARTICIPATION", "Beteiligung participation",
                    "DATA_PLATFORMS", "Datenplattformen data platforms",
                    "ADMINISTRATION", "Verwaltung administration",
                    "ENVIRONMENT", "Umwelt Klima environment",
                    "SOCIETY", "Gesellschaft Bildung Soziales society",
                    "BUSINESS", "Wirtschaft Handel business");

    private FieldWords() {}

    static String of(String field) {
        return WORDS.getOrDefault(field, "");
    }
}
