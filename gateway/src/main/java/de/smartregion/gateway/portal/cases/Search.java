package de.smartregion.gateway.portal.cases;

import de.smartregion.gateway.portal.consulting.Cases;
import de.smartregion.gateway.portal.consulting.Mode;
import de.smartregion.gateway.portal.consulting.Status;
import de.smartregion.gateway.portal.places.Places;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which consultations the board shows; what its address does not say means all.
 *
 * @param place as typed
 * @param unclear whether nobody knows which one is meant
 */
record Search(Cases.Filter filter, String place, boolean unclear, int page) {
    private static final int LAST_PAGE = 999;
    private static final int LONGEST = 100;

    static Search of(
            String state,
            String consultant,
            String district,
            String place,
            String module,
            String mode,
            String query,
            String overdue,
            String collides,
            String page,
            Places places) {
        var meant = places.meaning(place) instanceof Places.Meaning.One(var one) ? one : null;
        var status =
                Stream.of(Status.values())
                        .filter(each -> each.name().equals(state))
                        .findFirst()
                        .orElse(null);
        return new Search(
                new Cases.Filter(
                        status,
                        consultant.matches("[\\w-]{1,64}") ? consultant : null,
                        district.matches("\\d{5}") ? district : null,
                        meant == null ? null : meant.key(),
                        module.matches("[\\w-]{1,64}") ? module : null,
                        Stream.of(Mode.values())
                                .filter(each -> each.name().equals(mode))
                                .findFirst()
                                .orElse(null),
                        words(query),
                        overdue.equals("true"),
                        collides.equals("true")),
                meant == null ? place.strip() : meant.name(),
                meant == null && !place.isBlank(),
                number(page));
    }

    /** Another page of the same. */
    public String at(int number) {
        return address("/verwaltung/beratungen", number);
    }

    /** All of it as a file. */
    public String as(String ending) {
        return address("/verwaltung/beratungen." + ending, null);
    }

    private String address(String path, @Nullable Integer number) {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new ArrayList<String>();
        var state = filter.state();
        add(address, values, "state", state == null ? null : state.name());
        add(address, values, "consultant", filter.consultant());
        add(address, values, "district", filter.district());
        add(address, values, "place", filter.municipality());
        add(address, values, "module", filter.module());
        var mode = filter.mode();
        add(address, values, "mode", mode == null ? null : mode.name());
        add(address, values, "query", filter.query());
        add(address, values, "overdue", filter.overdue() ? "true" : null);
        add(address, values, "collides", filter.collides() ? "true" : null);
        add(address, values, "page", number == null ? null : number.toString());
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }

    private static void add(
            UriComponentsBuilder address,
            List<String> values,
            String name,
            @Nullable String value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}");
            values.add(value);
        }
    }

    private static @Nullable String words(String query) {
        var words = query.strip();
        return words.isEmpty() ? null : words.substring(0, Math.min(LONGEST, words.length()));
    }

    private static int number(String page) {
        try {
            return Math.clamp(Integer.parseInt(page), 0, LAST_PAGE);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
