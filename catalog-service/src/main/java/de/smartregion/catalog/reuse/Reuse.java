package de.smartregion.catalog.reuse;

import de.smartregion.catalog.region.Municipalities;
import de.smartregion.catalog.reuse.Originals.Original;
import de.smartregion.catalog.reuse.ReuseEvent.ReuseWanted;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import java.time.Instant;

/**
 * The wish of one municipality to do a project, too.
 *
 * <p>Its law: it is named after both, so there is never a second one.
 */
record Reuse(
        @Id String id,
        String project,
        String ags,
        String name,
        String email,
        @Nullable String note,
        Instant at,
        @Version long version) {

    /** A wish and what is told of it. */
    record Wanted(Reuse reuse, ReuseWanted event) {}

    Reuse {
        if (!id.equals(id(project, ags))) {
            throw new IllegalArgumentException("a wish is named after project and municipality");
        }
    }

    static String id(String project, String ags) {
        return project + "~" + ags;
    }

    /** {@code before}: how many want it already. */
    static Wanted want(
            String project,
            Original original,
            String ags,
            String name,
            String email,
            @Nullable String note,
            long before,
            Instant now) {
        var reuse = new Reuse(id(project, ags), project, ags, name, email, note, now, 0);
        return new Wanted(
                reuse,
                new ReuseWanted(
                        project,
                        original.title(),
                        original.titleEnglish(),
                        ags,
                        Municipalities.nameOf(ags),
                        name,
                        email,
                        note,
                        original.contactName(),
                        original.contactEmail(),
                        original.language(),
                        before + 1));
    }

    @Override
    public String toString() {
        return "wish " + id; // personal data stays out of logs
    }
}
