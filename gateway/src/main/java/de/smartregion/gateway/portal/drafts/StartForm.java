package de.smartregion.gateway.portal.drafts;

import de.smartregion.gateway.portal.catalog.Profile;
import de.smartregion.gateway.portal.catalog.Start;
import de.smartregion.gateway.portal.places.Places;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;
import de.smartregion.gateway.portal.shell.Person;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The beginning of a submission, as typed.
 *
 * @param signedIn for a municipality or the office: who that is, and for whom, is known
 * @param known with an address, too: nothing is asked but a title
 */
record StartForm(Map<String, String> typed, boolean signedIn, boolean known) {
    private static final List<String> ORDER =
            List.of("title", "name", "email", "municipality", "privacy");
    private static final int LINE = 200;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@.]+");

    sealed interface Meaning {
        record Right(Start start) implements Meaning {}

        record Wrong(FormErrors errors) implements Meaning {}
    }

    StartForm {
        typed = Map.copyOf(typed);
    }

    public String of(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    Meaning check(Places places, @Nullable Person person, Locale reader) {
        var errors = new ArrayList<FieldError>();
        line("title", "draft.error.title", errors);
        if (known) {
            return errors.isEmpty()
                    ? new Meaning.Right(
                            new Start(
                                    Profile.titled(of("title"), List.of()),
                                    Start.Author.of(person, reader),
                                    null))
                    : new Meaning.Wrong(new FormErrors(errors));
        }
        if (!signedIn) {
            line("name", "error.name.missing", errors);
        }
        if (!EMAIL.matcher(of("email")).matches() || of("email").length() > 254) {
            errors.add(FieldError.of("email", "error.email.shape"));
        }
        if (signedIn && person != null) {
            return errors.isEmpty()
                    ? new Meaning.Right(
                            new Start(
                                    Profile.titled(of("title"), List.of()),
                                    Start.Author.of(
                                            person.name(), of("email"), person.ags(), reader),
                                    null))
                    : new Meaning.Wrong(new FormErrors(errors));
        }
        var key =
                switch (places.meaning(of("municipality"))) {
                    case Places.Meaning.One(var place) -> place.key();
                    case Places.Meaning.Several(var several) -> {
                        errors.add(
                                FieldError.of(
                                        "municipality",
                                        "draft.error.several",
                                        of("municipality"),
                                        several.getFirst().key()));
                        yield "";
                    }
                    case Places.Meaning.Unknown _ -> {
                        errors.add(
                                FieldError.of(
                                        "municipality",
                                        of("municipality").isEmpty()
                                                ? "error.municipality.missing"
                                                : "error.municipality.unknown"));
                        yield "";
                    }
                };
        if (!of("privacy").equals("true")) {
            errors.add(FieldError.of("privacy", "draft.error.privacy"));
        }
        if (!errors.isEmpty()) {
            return new Meaning.Wrong(new FormErrors(errors));
        }
        return new Meaning.Right(
                new Start(
                        Profile.titled(of("title"), List.of(key)),
                        Start.Author.of(of("name"), of("email"), key, reader),
                        null));
    }

    FormErrors unaccepted(List<String> paths) {
        var errors = new ArrayList<FieldError>();
        for (var name : ORDER) {
            var here = name.equals("municipality") ? "ags" : name;
            if (paths.stream().anyMatch(path -> path.endsWith(here))) {
                errors.add(FieldError.of(name, "error.general"));
            }
        }
        return errors.isEmpty()
                ? new FormErrors(List.of(FieldError.of("title", "error.general")))
                : new FormErrors(errors);
    }

    private void line(String name, String code, List<FieldError> errors) {
        if (of(name).isEmpty()) {
            errors.add(FieldError.of(name, code));
        } else if (of(name).length() > LINE) {
            errors.add(FieldError.of(name, "desk.error.line"));
        }
    }

    @Override
    public String toString() {
        return "form of a beginning"; // it names its author
    }
}
