package de.smartregion.gateway.portal.offers;

import de.smartregion.gateway.portal.catalog.OfficeOffer;
import de.smartregion.gateway.portal.catalog.Profile;
import de.smartregion.gateway.portal.events.Text;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a form, and notes each field that cannot be read: one sentence a field says what may. */
final class Reading {
    private static final int LAST = 10_000;

    private final Typed form;
    private final Set<String> wrong = new HashSet<>();

    Reading(Typed form) {
        this.form = form;
    }

    /** Both languages of a text; there is none without the German one. */
    @Nullable Text text(String name) {
        var german = form.of(name + "-de");
        var english = form.present(name + "-en");
        if (german.isEmpty() && english != null) {
            wrong.add(name + "-de");
        }
        return german.isEmpty() ? null : new Text(german, english);
    }

    String required(String name) {
        if (form.of(name).isEmpty()) {
            wrong.add(name);
        }
        return form.of(name);
    }

    OfficeOffer.@Nullable Contact contact() {
        if (List.of("name", "email", "phone").stream()
                .allMatch(part -> form.of("contact-" + part).isEmpty())) {
            return null;
        }
        return new OfficeOffer.Contact(
                required("contact-name"), required("contact-email"), form.present("contact-phone"));
    }

    /** A line for each: what it is called, a bar, its address. */
    List<Profile.Link> links() {
        return form.of("links")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(this::link)
                .toList();
    }

    private Profile.Link link(String line) {
        int bar = line.lastIndexOf('|');
        if (bar < 0) {
            wrong.add("links");
        }
        return new Profile.Link(
                line.substring(0, Math.max(bar, 0)).strip(), line.substring(bar + 1).strip());
    }

    @Nullable Integer position() {
        var typed = form.of("position");
        if (typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("\\d{1,5}") || Integer.parseInt(typed) > LAST) {
            wrong.add("position");
            return null;
        }
        return Integer.valueOf(typed);
    }

    void isWrong(String name) {
        wrong.add(name);
    }

    boolean isRight() {
        return wrong.isEmpty();
    }

    FormErrors errors() {
        return errors(wrong);
    }

    /** What the service did not accept, at the fields of the form. */
    FormErrors unaccepted(List<String> paths) {
        var fields = new TreeSet<String>();
        for (var path : paths) {
            var name = path.replaceFirst("\\[.*", "").replace('.', '-');
            fields.add(form.names().contains(name) ? name : german(name));
        }
        return errors(fields);
    }

    private String german(String name) {
        return form.names().contains(name + "-de") ? name + "-de" : form.names().getFirst();
    }

    private FormErrors errors(Collection<String> fields) {
        return new FormErrors(
                form.names().stream()
                        .filter(fields::contains)
                        .map(name -> FieldError.of(name, "offers.error." + name))
                        .toList());
    }

    static void put(Map<String, String> typed, String name, @Nullable Object value) {
        if (value != null) {
            typed.put(name, value.toString().replace("\r\n", "\n"));
        }
    }

    static void put(Map<String, String> typed, String name, @Nullable Text text) {
        if (text != null) {
            put(typed, name + "-de", text.de());
            put(typed, name + "-en", text.en());
        }
    }

    static void put(Map<String, String> typed, OfficeOffer.@Nullable Contact contact) {
        if (contact != null) {
            put(typed, "contact-name", contact.name());
            put(typed, "contact-email", contact.email());
            put(typed, "contact-phone", contact.phone());
        }
    }
}
