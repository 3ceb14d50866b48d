package de.smartregion.catalog.reuse;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** What can be done elsewhere, too. */
public interface Originals {

    /** One that is public; archived ones are found, too. */
    Optional<Original> find(String project);

    /** {@code language}: in which its contact is written to. */
    record Original(
            String title,
            @Nullable String titleEnglish,
            List<String> municipalities,
            boolean archived,
            String contactName,
            String contactEmail,
            String language) {

        public Original {
            municipalities = List.copyOf(municipalities);
        }

        @Override
        public String toString() {
            return "original"; // it names a contact
        }
    }
}
