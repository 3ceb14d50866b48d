package de.smartregion.gateway.portal.gatherings;

import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.Kind;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Locale;

/** What the list is narrowed down to; what cannot be read narrows nothing. */
record Filter(@Nullable Kind kind, @Nullable Field field, @Nullable YearMonth month, int page) {
    private static final int LAST_PAGE = 999;

    static Filter of(
            @Nullable String kind,
            @Nullable String field,
            @Nullable String month,
            @Nullable String page) {
        return new Filter(
                named(Kind.class, kind), named(Field.class, field), month(month), page(page));
    }

    public boolean empty() {
        return kind == null && field == null && month == null;
    }

    @Nullable String monthName() {
        return month == null ? null : month.toString();
    }

    /** The same list at another page. */
    public String at(int other) {
        var address = UriComponentsBuilder.fromPath("/veranstaltungen");
        if (kind != null) {
            address.queryParam("kind", kind);
        }
        if (field != null) {
            address.queryParam("field", field);
        }
        if (month != null) {
            address.queryParam("month", month);
        }
        if (other > 0) {
            address.queryParam("page", other);
        }
        return address.toUriString();
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        try {
            return Enum.valueOf(type, name.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static @Nullable YearMonth month(@Nullable String month) {
        try {
            return month == null || month.isBlank() ? null : YearMonth.parse(month.strip());
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static int page(@Nullable String page) {
        try {
            return page == null ? 0 : Math.clamp(Integer.parseInt(page.strip()), 0, LAST_PAGE);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
