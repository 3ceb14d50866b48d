package de.smartregion.gateway.portal.projects;

import de.smartregion.gateway.portal.catalog.Stage;
import de.smartregion.gateway.portal.catalog.Wanted;
import de.smartregion.gateway.portal.events.Field;

import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the list is narrowed down to, as its address says; what cannot be read narrows nothing.
 *
 * @param map shown as places beside a short list
 */
record Search(Wanted wanted, boolean map) {
    /** Orders somebody chose; who chose none reads the best matches first, or the newest. */
    static final List<String> SORTS = List.of("NEWEST", "TITLE", "CONFIRMED");

    private static final String FITTING = "RELEVANCE";

    /** As many as the service tells at once. */
    private static final int PLACES = 100;

    private static final int CARDS = 12;
    private static final String MAP = "map";
    private static final int LAST_PAGE = 999;
    private static final int LONGEST = 200;
    private static final int MOST_VALUES = 30;
    private static final List<String> SIZES =
            List.of("INDEPENDENT_CITY", "SPECIAL_STATUS_CITY", "MUNICIPALITY", "DISTRICT");
    private static final List<String> COSTS =
            List.of("UNDER_10K", "UNDER_50K", "UNDER_250K", "UNDER_1M", "OVER_1M", "UNKNOWN");

    static Search of(MultiValueMap<String, String> address) {
        var query = first(address, "query").strip();
        var words = query.length() > LONGEST ? query.substring(0, LONGEST) : query;
        var sort = first(address, "sort");
        return new Search(
                new Wanted(
                        words,
                        values(address, "field", names(Field.values())::contains),
                        values(address, "district", value -> value.matches("[0-9]{5}")),
                        values(address, "size", SIZES::contains),
                        values(address, "stage", names(Stage.values())::contains),
                        values(address, "cost", COSTS::contains),
                        values(address, "funding", value -> value.length() <= LONGEST),
                        SORTS.contains(sort) ? sort : FITTING,
                        page(first(address, "page"))),
                first(address, "view").equals(MAP));
    }

    /** Of projects on one page. */
    int size() {
        return map ? PLACES : CARDS;
    }

    public boolean empty() {
        return wanted.query().isEmpty() && facets().values().stream().allMatch(List::isEmpty);
    }

    /** The same list at another page. */
    public String at(int page) {
        return address(wanted.query(), page, map);
    }

    public String asList() {
        return address(wanted.query(), 0, false);
    }

    public String asMap() {
        return address(wanted.query(), 0, true);
    }

    /** Everything there is, seen the same way. */
    public String ofAll() {
        return map ? "/projekte?view=" + MAP : "/projekte";
    }

    /** The same list for other words. */
    public String saying(String words) {
        return address(words, 0, map);
    }

    private String address(String words, int page, boolean places) {
        var address = UriComponentsBuilder.fromPath("/projekte");
        if (!words.isEmpty()) {
            address.queryParam("query", "{query}");
        }
        var values = new LinkedHashMap<String, Object>();
        values.put("query", words);
        facets().forEach(
                        (name, chosen) -> {
                            for (int i = 0; i < chosen.size(); i++) {
                                address.queryParam(name, "{" + name + i + "}");
                                values.put(name + i, chosen.get(i));
                            }
                        });
        if (SORTS.contains(wanted.sort())) {
            address.queryParam("sort", wanted.sort());
        }
        if (places) {
            address.queryParam("view", MAP);
        }
        if (page > 0) {
            address.queryParam("page", page);
        }
        return address.encode(StandardCharsets.UTF_8).buildAndExpand(values).toUriString();
    }

    private Map<String, List<String>> facets() {
        var facets = new LinkedHashMap<String, List<String>>();
        facets.put("field", wanted.field());
        facets.put("district", wanted.district());
        facets.put("size", wanted.sizeClass());
        facets.put("stage", wanted.stage());
        facets.put("cost", wanted.cost());
        facets.put("funding", wanted.funding());
        return facets;
    }

    private static List<String> values(
            MultiValueMap<String, String> address, String name, Predicate<String> known) {
        return address.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .filter(known)
                .distinct()
                .limit(MOST_VALUES)
                .toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private static String first(MultiValueMap<String, String> address, String name) {
        var value = address.getFirst(name);
        return value == null ? "" : value;
    }

    private static int page(String page) {
        try {
            return Math.clamp(Integer.parseInt(page.strip()), 0, LAST_PAGE);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
