package de.smartregion.gateway.portal.catalog;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

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
    public record Wrong(int line, @Nullable String field, @Nullable String message) {
        private static final Pattern INDEX = Pattern.compile("\\[[^]]*]");

        /** The field as pages name it; the second of several links is a link. */
        public String name() {
            return field == null ? "" : INDEX.matcher(field).replaceAll("").replace('.', '-');
        }

        /** What the field is a part of. */
        public String whole() {
            var name = name();
            int part = name.indexOf('-');
            return part < 0 ? name : name.substring(0, part);
        }
    }
}
