package de.smartregion.gateway.portal.catalog;

import java.util.List;

/** How one field differs: equal and inserted make the new text, equal and deleted the old one. */
public record Difference(String field, List<Segment> segments) {
    public Difference {
        segments = Lists.of(segments);
    }

    /** A piece of the text. */
    public record Segment(Op op, String text) {}

    /** What became of it. */
    public enum Op {
        EQUAL,
        INSERT,
        DELETE
    }
}
