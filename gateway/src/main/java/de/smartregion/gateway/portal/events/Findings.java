package de.smartregion.gateway.portal.events;

import java.util.List;

/** One page of findings, the newest first. */
public record Findings(List<Finding> items, int page, int size, long total) {
    public static final Findings NONE = new Findings(List.of(), 0, 1, 0);

    public Findings {
        items = List.copyOf(items);
    }

    public int pages() {
        return (int) Math.max(1, Math.ceilDiv(total, Math.max(1, size)));
    }
}
