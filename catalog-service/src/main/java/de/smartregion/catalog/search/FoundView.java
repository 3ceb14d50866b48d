package de.smartregion.catalog.search;

import com.fasterxml.jackson.annotation.JsonInclude;

import de.smartregion.catalog.region.Municipalities;
import de.smartregion.catalog.search.Facets.Facet;
import de.smartregion.catalog.search.FindProjects.Found;
import de.smartregion.catalog.search.FindProjects.Hit;
import de.smartregion.catalog.search.Marks.Segment;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was found, as the world reads it. */
@Schema(
        name = "FoundProjects",
        requiredProperties = {"items", "facets", "page", "size", "total"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record FoundView(
        List<Item> items,
        FacetsView facets,
        int page,
        int size,
        int total,
        @Schema(description = "The same words, with unknown ones replaced: did you mean …?")
                @Nullable String suggestion) {

    @Schema(requiredProperties = {"text", "hit"})
    record TextSegment(String text, boolean hit) {
        static @Nullable List<TextSegment> of(@Nullable List<Segment> segments) {
            return segments == null
                    ? null
                    : segments.stream()
                            .map(segment -> new TextSegment(segment.text(), segment.hit()))
                            .toList();
        }
    }

    @Schema(
            name = "FoundMunicipality",
            requiredProperties = {"key", "name", "district"})
    record Area(String key, String name, String district) {
        static Area of(String key) {
            return Municipalities.find(key)
                    .map(place -> new Area(key, place.name(), place.district()))
                    .orElseGet(() -> new Area(key, key, ""));
        }
    }

    @Schema(
            name = "FoundPicture",
            requiredProperties = {"id", "alt"})
    record PictureView(String id, String alt) {}

    @Schema(
            name = "FoundPlace",
            requiredProperties = {"lat", "lon"})
    record PlaceView(double lat, double lon, @Nullable String label) {}

    @Schema(
            name = "FoundProject",
            requiredProperties = {
                "id",
                "title",
                "summary",
                "municipalities",
                "fields",
                "costRange",
                "status",
                "publishedAt",
                "changedAt",
                "confirmedAt",
                "overdue",
                "example"
            })
    record Item(
            String id,
            String title,
            @Nullable String titleEnglish,
            @Schema(description = "The title in pieces, if something in it was looked for.")
                    @Nullable List<TextSegment> titleHighlighted,
            String summary,
            @Nullable String summaryEnglish,
            @Schema(description = "A piece of the text around the first place it was found at.")
                    @Nullable List<TextSegment> snippet,
            List<Area> municipalities,
            List<String> fields,
            @Nullable String stage,
            String costRange,
            @Schema(allowableValues = {"PUBLISHED", "ARCHIVED"}) String status,
            Instant publishedAt,
            Instant changedAt,
            Instant confirmedAt,
            @Schema(description = "It was asked whether it is still true, and nobody has answered.")
                    boolean overdue,
            boolean example,
            @Nullable PictureView picture,
            @Nullable PlaceView place) {

        static Item of(Hit hit) {
            var listing = hit.listing();
            var picture = listing.picture();
            var place = listing.place();
            return new Item(
                    listing.id(),
                    listing.title(),
                    listing.titleEnglish(),
                    TextSegment.of(hit.title()),
                    listing.summary(),
                    listing.summaryEnglish(),
                    TextSegment.of(hit.snippet()),
                    listing.municipalities().stream().map(Area::of).toList(),
                    listing.fields(),
                    listing.stage(),
                    listing.costRange(),
                    listing.archived() ? "ARCHIVED" : "PUBLISHED",
                    listing.publishedAt(),
                    listing.changedAt(),
                    listing.confirmedAt(),
                    listing.overdue(),
                    listing.example(),
                    picture == null ? null : new PictureView(picture.picture(), picture.alt()),
                    place == null ? null : new PlaceView(place.lat(), place.lon(), place.label()));
        }
    }

    @Schema(requiredProperties = {"value", "count", "selected"})
    record FacetValue(
            String value,
            @Schema(description = "Of a district: as it is called.") @Nullable String name,
            int count,
            boolean selected) {}

    @Schema(
            name = "Facets",
            description =
                    "How many each value would give; a facet's counts ignore what is selected in it.",
            requiredProperties = {"field", "district", "sizeClass", "stage", "cost", "funding"})
    record FacetsView(
            List<FacetValue> field,
            List<FacetValue> district,
            List<FacetValue> sizeClass,
            List<FacetValue> stage,
            List<FacetValue> cost,
            List<FacetValue> funding) {}

    static FoundView of(Found found, Wanted wanted) {
        return new FoundView(
                found.hits().stream().map(Item::of).toList(),
                new FacetsView(
                        values(Facet.FIELD, found, wanted),
                        values(Facet.DISTRICT, found, wanted),
                        values(Facet.SIZE_CLASS, found, wanted),
                        values(Facet.STAGE, found, wanted),
                        values(Facet.COST, found, wanted),
                        values(Facet.FUNDING, found, wanted)),
                wanted.page(),
                wanted.size(),
                found.total(),
                found.meant());
    }

    /** In the order of the list; programmes, of which there is none, by their number. */
    private static List<FacetValue> values(Facet facet, Found found, Wanted wanted) {
        Map<String, Integer> counts = found.counts().getOrDefault(facet, Map.of());
        Set<String> selected = wanted.selection().getOrDefault(facet, Set.of());
        var names = new TreeSet<>(counts.keySet());
        names.addAll(selected);
        var values = new ArrayList<FacetValue>();
        for (var name : names) {
            values.add(
                    new FacetValue(
                            name,
                            facet == Facet.DISTRICT ? Municipalities.nameOf(name) : null,
                            counts.getOrDefault(name, 0),
                            selected.contains(name)));
        }
        if (facet.isOpen()) {
            values.sort(
                    Comparator.comparingInt(FacetValue::count)
                            .reversed()
                            .thenComparing(FacetValue::value));
        } else {
            values.sort(Comparator.comparingInt(value -> facet.names().indexOf(value.value())));
        }
        return List.copyOf(values);
    }
}
