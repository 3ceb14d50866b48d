package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What came of it, in Markdown.
 *
 * @param projects of the catalogue, recommended
 * @param gatherings recommended
 * @param released since when the municipality reads it
 */
record Report(
        String situation,
        String advice,
        String nextSteps,
        List<String> projects,
        List<String> gatherings,
        @Nullable Instant released) {

    Report {
        projects = projects == null ? List.of() : List.copyOf(projects);
        gatherings = gatherings == null ? List.of() : List.copyOf(gatherings);
    }

    Report releasedAt(@Nullable Instant when) {
        return new Report(situation, advice, nextSteps, projects, gatherings, when);
    }

    @Override
    public String toString() {
        return "report"; // it may name people
    }
}
