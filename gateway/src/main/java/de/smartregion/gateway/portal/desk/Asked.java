package de.smartregion.gateway.portal.desk;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** What an address asks for; what cannot be read asks for nothing. */
final class Asked {
    private static final int LAST_PAGE = 999;

    private Asked() {}

    static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    static int page(@Nullable String page) {
        try {
            return page == null ? 0 : Math.clamp(Integer.parseInt(page), 0, LAST_PAGE);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
