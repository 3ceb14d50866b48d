package de.smartregion.gateway.portal.cases;

import de.smartregion.gateway.portal.consulting.Cases;
import de.smartregion.gateway.portal.consulting.Status;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which consultations the board shows; what its address does not say means all. */
record Search(Cases.Filter filter, int page) {
    private static final int LAST_PAGE = 999;
    private static final int LONGEST = 100;

    static Search of(
            String state,
            String consultant,
            String district,
            String query,
            String overdue,
            String collides,
            String page) {
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
                        words(query),
                        overdue.equals("true"),
                        collides.equals("true")),
                number(page));
    }

    /** Another page of the same. */
    public String at(int number) {
        var address = UriComponentsBuilder.fromPath("/verwaltung/beratungen");
        var values = new ArrayList<String>();
        var state = filter.state();
        add(address, values, "state", state == null ? null : state.name());
        add(address, values, "consultant", filter.consultant());
        add(address, values, "district", filter.district());
        add(address, values, "query", filter.query());
        add(address, values, "overdue", filter.overdue() ? "true" : null);
        add(address, values, "collides", filter.collides() ? "true" : null);
        add(address, values, "page", Integer.toString(number));
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
