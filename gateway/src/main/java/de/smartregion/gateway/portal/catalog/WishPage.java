package de.smartregion.gateway.portal.catalog;

import java.util.List;

/** Some of the wishes to do a project, too. */
public record WishPage(List<ReuseWish> items, int page, int size, long total) {
    public WishPage {
        items = Lists.of(items);
    }

    public int pages() {
        return (int) Math.max(1, Math.ceilDiv(total, Math.max(1, size)));
    }
}
