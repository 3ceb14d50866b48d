package de.smartregion.gateway.portal.events;

import java.util.List;

/** One page of gatherings. */
public record Listing(List<Gathering> items, int page, int size, long total) {
    public Listing {
        items = List.copyOf(items);
    }

    public int pages() {
        return (int) Math.max(1, Math.ceilDiv(total, Math.max(1, size)));
    }
}
