package de.smartregion.gateway.portal.catalog;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What became of a file of projects.
 *
 * @param known were there already
 */
public record Report(int accepted, int rejected, int known, boolean dry, List<Wrong> lines) {
    public Report {
        lines = Lists.of(lines);
    }

    /** What is wrong in which line. */
    public record Wrong(int line, @Nullable String field, @Nullable String message) {}
}
