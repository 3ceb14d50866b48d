package de.smartregion.gateway.portal.catalog;

import de.smartregion.gateway.portal.shell.Person;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** A project to hand in, or a change of a published one. */
public record Start(@Nullable Profile profile, @Nullable Author author, @Nullable String project) {

    /** Who hands it in; of who signed in for a municipality only the language is new. */
    public record Author(String name, String email, @Nullable String ags, String language) {

        public static Author of(String name, String email, @Nullable String ags, Locale reader) {
            return new Author(name, email, ags, reader.getLanguage().equals("en") ? "en" : "de");
        }

        /** Nothing of who has neither municipality nor office, or no address of their own. */
        public static @Nullable Author of(@Nullable Person person, Locale reader) {
            if (person == null || !(person.municipal() || person.staff())) {
                return null;
            }
            var ags = person.municipal() ? person.ags() : null;
            var email = person.email();
            return email == null || (ags == null && !person.staff())
                    ? null
                    : of(person.name(), email, ags, reader);
        }

        @Override
        public String toString() {
            return "author"; // personal data stays out of logs
        }
    }
}
