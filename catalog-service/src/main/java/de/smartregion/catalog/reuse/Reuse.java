package de.smartregion.catalog.reuse;

import de.smartregion.catalog.region.Municipalities;
import de.smartregion.catalog.reuse.Originals.Original;
import de.smartregion.catalog.reuse.ReuseEvent.ReuseWanted;
import de.smartregion.catalog.reuse.ReuseEvent.ReuseWithdrawn;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import java.time.Instant;

/**
 * The wish of one municipality to do a project, too.
 *
 * <p>Its laws: it is named after both, so there is never a second one; what is taken back names
 * nobody.
 */
record Reuse(
        @Id String id,
        String project,
        String ags,
        String name,
        String email,
        @Nullable String note,
        Instant at,
        @Nullable Instant withdrawnAt,
        @Version long version) {

    /** A wish and what is told of it. */
    record Wanted(Reuse reuse, ReuseWanted event) {}

    /** A wish that was taken back, and what is told of it. */
    record Withdrawn(Reuse reuse, ReuseWithdrawn event) {}

    Reuse {
        if (!id.equals(id(project, ags))) {
            throw new IllegalArgumentException("a wish is named after project and municipality");
        }
        if (withdrawnAt != null && !(name.isEmpty() && email.isEmpty() && note == null)) {
            throw new IllegalArgumentException("what is taken back names nobody");
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
        var reuse = new Reuse(id(project, ags), project, ags, name, email, note, now, null, 0);
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

    Withdrawn withdraw(Instant now) {
        return new Withdrawn(
                new Reuse(id, project, ags, "", "", null, at, now, version),
                new ReuseWithdrawn(project, ags));
    }

    /** Wanted again, by whoever says so now. */
    Reuse again(Reuse wanted) {
        return new Reuse(
                id,
                project,
                ags,
                wanted.name(),
                wanted.email(),
                wanted.note(),
                wanted.at(),
                null,
                version);
    }

    boolean withdrawn() {
        return withdrawnAt != null;
    }

    @Override
    public String toString() {
        return "wish " + id; // personal data stays out of logs
    }
}
