package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.ImportProjects.Wrong;

import java.util.List;

/**
 * One project of a file.
 *
 * @param problems why it could not even be read; then the profile is empty
 */
record ImportLine(int number, String externalId, Profile profile, List<Wrong> problems) {

    static final String EXTERNAL_ID = "externalId";

    ImportLine {
        problems = List.copyOf(problems);
    }

    static ImportLine read(int number, String externalId, Profile profile) {
        return new ImportLine(number, externalId, profile, List.of());
    }

    static ImportLine unreadable(int number, String externalId, String field, String message) {
        return new ImportLine(
                number,
                externalId.isEmpty() ? "line " + number : externalId,
                Profile.EMPTY,
                List.of(new Wrong(number, field, message)));
    }

    @Override
    public String toString() {
        return "line " + number; // it names a contact
    }
}
