package de.smartregion.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.region.Municipalities;
import de.smartregion.catalog.search.Facets.Facet;
import de.smartregion.catalog.search.Wanted.Order;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Facets are exact: the same numbers as somebody who counts by hand. */
class FacetsTest {

    private static final List<Listing> PROJECTS = Listings.generated(400, 7);
    private static final FindProjects FIND = find();

    private static FindProjects find() {
        try {
            var german = new German();
            var index =
                    new ProjectIndex(new Listings.Shop(PROJECTS), german, Clock.systemUTC(), null);
            index.lookAfter();
            return new FindProjects(index, german, new Synonyms(german));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<Map<Facet, Set<String>>> selections() {
        return Arbitraries.of(Facet.values())
                .set()
                .ofMaxSize(4)
                .flatMap(
                        facets -> {
                            Arbitrary<Map<Facet, Set<String>>> all =
                                    Arbitraries.just(new EnumMap<>(Facet.class));
                            for (var facet : facets) {
                                all =
                                        all.flatMap(
                                                chosen ->
                                                        Arbitraries.of(known(facet))
                                                                .set()
                                                                .ofMinSize(1)
                                                                .ofMaxSize(3)
                                                                .map(
                                                                        values -> {
                                                                            var more =
                                                                                    new EnumMap<>(
                                                                                            chosen);
                                                                            more.put(facet, values);
                                                                            return more;
                                                                        }));
                            }
                            return all;
                        });
    }

    @Property(tries = 150)
    void countsAreThoseOfWhoCountsByHand(@ForAll("selections") Map<Facet, Set<String>> selection) {
        var found = FIND.find(new Wanted("", selection, false, Order.NEWEST, 0, 100));
        var shown = PROJECTS.stream().filter(it -> !it.archived()).toList();
        assertThat(found.total())
                .isEqualTo((int) shown.stream().filter(it -> fits(it, selection, null)).count());
        for (var facet : Facet.values()) {
            var counted = new HashMap<String, Integer>();
            shown.stream()
                    .filter(it -> fits(it, selection, facet))
                    .forEach(
                            it ->
                                    Set.copyOf(values(it, facet))
                                            .forEach(
                                                    value ->
                                                            counted.merge(value, 1, Integer::sum)));
            assertThat(found.counts().get(facet)).as("%s", facet).isEqualTo(counted);
        }
    }

    private static boolean fits(
            Listing listing, Map<Facet, Set<String>> selection, @Nullable Facet ignoring) {
        return selection.entrySet().stream()
                .filter(chosen -> chosen.getKey() != ignoring)
                .allMatch(
                        chosen ->
                                values(listing, chosen.getKey()).stream()
                                        .anyMatch(chosen.getValue()::contains));
    }

    private static List<String> known(Facet facet) {
        return PROJECTS.stream()
                .flatMap(it -> values(it, facet).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static Collection<String> values(Listing listing, Facet facet) {
        return switch (facet) {
            case FIELD -> listing.fields();
            case DISTRICT ->
                    listing.municipalities().stream()
                            .map(key -> Municipalities.find(key).orElseThrow().districtKey())
                            .collect(Collectors.toSet());
            case SIZE_CLASS ->
                    listing.municipalities().stream()
                            .map(key -> SizeClass.of(Municipalities.find(key).orElseThrow()).name())
                            .collect(Collectors.toSet());
            case STAGE -> List.of(String.valueOf(listing.stage()));
            case COST -> List.of(listing.costRange());
            case FUNDING -> listing.funding();
        };
    }
}
