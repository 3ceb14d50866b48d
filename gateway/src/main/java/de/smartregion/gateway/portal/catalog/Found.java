package de.smartregion.gateway.portal.catalog;

import de.smartregion.gateway.portal.events.Field;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a search found.
 *
 * @param suggestion the same words, with unknown ones replaced
 */
public record Found(
        List<Card> items,
        Facets facets,
        int page,
        int size,
        long total,
        @Nullable String suggestion) {
    public Found {
        items = Lists.of(items);
        Objects.requireNonNull(facets, "facets");
    }

    /** How many say where they are. */
    public long placed() {
        return items.stream().filter(card -> card.place() != null).count();
    }

    public int pages() {
        return (int) Math.max(1, Math.ceilDiv(total, Math.max(1, size)));
    }

    /** A piece of a text; a hit is what was looked for. */
    public record Piece(String text, boolean hit) {}

    /** The first picture. */
    public record Picture(String id, String alt) {}

    /** A project in a list. */
    public record Card(
            String id,
            String title,
            @Nullable String titleEnglish,
            List<Piece> titleHighlighted,
            String summary,
            @Nullable String summaryEnglish,
            List<Piece> snippet,
            List<Area> municipalities,
            List<Field> fields,
            @Nullable Stage stage,
            @Nullable String costRange,
            Instant changedAt,
            boolean overdue,
            boolean example,
            @Nullable Picture picture,
            Profile.@Nullable Place place) {
        public Card {
            titleHighlighted = Lists.of(titleHighlighted);
            snippet = Lists.of(snippet);
            municipalities = Lists.of(municipalities);
            fields = Lists.of(fields);
        }

        public String titleIn(Locale reader) {
            return titleEnglish != null && english(reader) ? titleEnglish : title;
        }

        public String titleLanguage(Locale reader) {
            return titleEnglish != null && english(reader) ? "en" : "de";
        }

        public String summaryIn(Locale reader) {
            return summaryEnglish != null && english(reader) ? summaryEnglish : summary;
        }

        public String summaryLanguage(Locale reader) {
            return summaryEnglish != null && english(reader) ? "en" : "de";
        }

        public String where() {
            return municipalities.stream().map(Area::name).collect(Collectors.joining(", "));
        }

        private static boolean english(Locale reader) {
            return reader.getLanguage().equals("en");
        }
    }

    /** How many each value would give. */
    public record Facets(
            List<Value> field,
            List<Value> district,
            List<Value> sizeClass,
            List<Value> stage,
            List<Value> cost,
            List<Value> funding) {
        public Facets {
            field = Lists.of(field);
            district = Lists.of(district);
            sizeClass = Lists.of(sizeClass);
            stage = Lists.of(stage);
            cost = Lists.of(cost);
            funding = Lists.of(funding);
        }
    }

    /**
     * One of a facet.
     *
     * @param name what a district is called
     */
    public record Value(String value, @Nullable String name, int count, boolean selected) {}
}
