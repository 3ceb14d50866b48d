package de.smartregion.local.signin;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who can sign in here. All of them are made up.
 *
 * @param ags the official key of the municipality the person works for
 * @param function what the person does there
 */
public record Person(
        String name, String email, String role, @Nullable String ags, @Nullable String function) {

    public static final List<Person> DEMO =
            List.of(
                    new Person(
                            "Mira Musterfeld",
                            "mira.musterfeld@kassel.example",
                            "municipality",
                            "06611000",
                            "Digitalisierungsbeauftragte"),
                    new Person(
                            "Tom Beispielhuber",
                            "tom.beispielhuber@bad-homburg.example",
                            "municipality",
                            "06434001",
                            "Stadtplanung"),
                    new Person(
                            "Karla Probst-Muster",
                            "karla.probst-muster@ekom21.example",
                            "consultant",
                            null,
                            null),
                    new Person(
                            "Ben Entwurf", "ben.entwurf@ekom21.example", "consultant", null, null),
                    new Person(
                            "Alba Vorlage",
                            "alba.vorlage@smarte-region.example",
                            "staff",
                            null,
                            null),
                    new Person(
                            "Jon Platzhalter",
                            "jon.platzhalter@smarte-region.example",
                            "staff",
                            null,
                            null),
                    new Person(
                            "Ines Demofrau",
                            "ines.demofrau@smarte-region.example",
                            "admin",
                            null,
                            null));

    /** The same after every start; says nothing about the person. */
    String subject() {
        return UUID.nameUUIDFromBytes(("smart-region:" + email).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Override
    public String toString() {
        return "person as " + role; // personal data stays out of logs
    }
}
