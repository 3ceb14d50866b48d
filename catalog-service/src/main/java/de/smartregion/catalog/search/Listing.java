package de.smartregion.catalog.search;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A project as the index reads it, from the store or from what was told: JDK types only.
 *
 * @param revision of the profile: the higher one is newer
 * @param asOf when the last decision about it was made; among equal revisions the later one is
 *     newer
 * @param municipalities official keys: eight digits, or five for a district
 * @param fields names of fields of action
 * @param texts what else is worth finding: benefit, transferability, steps, success factors
 * @param funding names of programmes
 * @param overdue asked whether it is still true, and nobody has answered
 */
public record Listing(
        String id,
        long revision,
        Instant asOf,
        boolean archived,
        String title,
        @Nullable String titleEnglish,
        String summary,
        @Nullable String summaryEnglish,
        String description,
        List<String> municipalities,
        List<String> fields,
        List<String> texts,
        @Nullable String technology,
        List<String> partners,
        String costRange,
        List<String> funding,
        @Nullable String stage,
        Instant publishedAt,
        Instant changedAt,
        Instant confirmedAt,
        boolean overdue,
        boolean example,
        @Nullable Picture picture,
        @Nullable Place place) {

    public record Picture(String picture, String alt) {}

    public record Place(double lat, double lon, @Nullable String label) {}

    public Listing {
        municipalities = List.copyOf(municipalities);
        fields = List.copyOf(fields);
        texts = List.copyOf(texts);
        partners = List.copyOf(partners);
        funding = List.copyOf(funding);
    }

    /** Where the most it may cost lies, in whole euros. */
    public static String costRange(@Nullable Long from, @Nullable Long to) {
        var most = to == null ? from : to;
        if (most == null) {
            return "UNKNOWN";
        }
        if (most < 10_000) {
            return "UNDER_10K";
        }
        if (most < 50_000) {
            return "UNDER_50K";
        }
        if (most < 250_000) {
            return "UNDER_250K";
        }
        return most < 1_000_000 ? "UNDER_1M" : "OVER_1M";
    }

    Listing withoutTexts() {
        return with("", List.of());
    }

    Listing with(String description, List<String> texts) {
        return of(asOf, archived, description, texts, changedAt, overdue);
    }

    /** Nobody asks about what is put aside. */
    Listing archived(Instant at) {
        return of(at, true, description, texts, at, false);
    }

    Listing due(Instant asked) {
        return of(asked, archived, description, texts, changedAt, !archived);
    }

    private Listing of(
            Instant asOf,
            boolean archived,
            String description,
            List<String> texts,
            Instant changedAt,
            boolean overdue) {
        return new Listing(
                id,
                revision,
                asOf,
                archived,
                title,
                titleEnglish,
                summary,
                summaryEnglish,
                description,
                municipalities,
                fields,
                texts,
                technology,
                partners,
                costRange,
                funding,
                stage,
                publishedAt,
                changedAt,
                confirmedAt,
                overdue,
                example,
                picture,
                place);
    }
}
