package de.smartregion.gateway.portal.drafts;

import de.smartregion.gateway.portal.catalog.Profile;
import de.smartregion.gateway.portal.catalog.Stage;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.places.Places;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a step: what it means in the profile that was there, or what is wrong with it. */
final class DraftReading {
    private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");
    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern MONTH = Pattern.compile("(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@.]+");

    private final DraftForm form;
    private final Places places;
    private final List<FieldError> errors = new ArrayList<>();

    sealed interface Meaning {
        record Right(Profile profile) implements Meaning {}

        record Wrong(FormErrors errors) implements Meaning {}
    }

    private DraftReading(DraftForm form, Places places) {
        this.form = form;
        this.places = places;
    }

    static Meaning read(DraftForm form, Profile before, Places places) {
        var reading = new DraftReading(form, places);
        var profile =
                switch (form.step()) {
                    case WAS -> reading.what(before);
                    case NUTZEN -> reading.benefit(before);
                    case UMSETZUNG -> reading.doing(before);
                    case KONTAKT -> reading.contact(before);
                };
        return reading.errors.isEmpty()
                ? new Meaning.Right(profile)
                : new Meaning.Wrong(form.inOrder(reading.errors));
    }

    private Profile what(Profile it) {
        return new Profile(
                text("title"),
                text("titleEnglish"),
                text("summary"),
                text("summaryEnglish"),
                text("description"),
                municipalities(),
                Stream.of(Field.values()).filter(form::about).toList(),
                it.citizenBenefit(),
                it.transferability(),
                it.steps(),
                it.successFactors(),
                it.technology(),
                it.licence(),
                it.partners(),
                it.cost(),
                it.funding(),
                stage(),
                it.links(),
                it.contact(),
                it.pictures(),
                place(),
                it.example());
    }

    private Profile benefit(Profile it) {
        return new Profile(
                it.title(),
                it.titleEnglish(),
                it.summary(),
                it.summaryEnglish(),
                it.description(),
                it.municipalities(),
                it.fields(),
                text("citizenBenefit"),
                text("transferability"),
                it.steps(),
                lines("successFactors"),
                it.technology(),
                it.licence(),
                it.partners(),
                it.cost(),
                it.funding(),
                it.stage(),
                it.links(),
                it.contact(),
                it.pictures(),
                it.place(),
                it.example());
    }

    private Profile doing(Profile it) {
        return new Profile(
                it.title(),
                it.titleEnglish(),
                it.summary(),
                it.summaryEnglish(),
                it.description(),
                it.municipalities(),
                it.fields(),
                it.citizenBenefit(),
                it.transferability(),
                steps(),
                it.successFactors(),
                text("technology"),
                text("licence"),
                lines("partners"),
                cost(),
                lines("funding").stream().map(this::funding).toList(),
                it.stage(),
                it.links(),
                it.contact(),
                it.pictures(),
                it.place(),
                it.example());
    }

    private Profile contact(Profile it) {
        return new Profile(
                it.title(),
                it.titleEnglish(),
                it.summary(),
                it.summaryEnglish(),
                it.description(),
                it.municipalities(),
                it.fields(),
                it.citizenBenefit(),
                it.transferability(),
                it.steps(),
                it.successFactors(),
                it.technology(),
                it.licence(),
                it.partners(),
                it.cost(),
                it.funding(),
                it.stage(),
                lines("links").stream().map(this::link).toList(),
                contact(),
                pictures(),
                it.place(),
                it.example());
    }

    private List<String> municipalities() {
        return lines("municipalities").stream()
                .map(
                        line ->
                                switch (places.meaning(line)) {
                                    case Places.Meaning.One(var place) -> place.key();
                                    case Places.Meaning.Several(var several) -> {
                                        wrong(
                                                "municipalities",
                                                "draft.error.several",
                                                line,
                                                several.getFirst().key());
                                        yield line;
                                    }
                                    case Places.Meaning.Unknown _ -> {
                                        wrong("municipalities", "draft.error.unknown", line);
                                        yield line;
                                    }
                                })
                .distinct()
                .toList();
    }

    private @Nullable Stage stage() {
        return Arrays.stream(Stage.values())
                .filter(each -> each.name().equals(form.of("stage")))
                .findFirst()
                .orElse(null);
    }

    private Profile.@Nullable Place place() {
        var lat = form.of("place-lat");
        var lon = form.of("place-lon");
        if (lat.isEmpty() && lon.isEmpty()) {
            if (text("place-label") != null) {
                wrong("place-lat", "draft.error.place");
            }
            return null;
        }
        return new Profile.Place(
                degrees("place-lat", 49.3, 51.7),
                degrees("place-lon", 7.7, 10.3),
                text("place-label"));
    }

    private double degrees(String name, double least, double most) {
        try {
            var value = Double.parseDouble(form.of(name).replace(',', '.'));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        wrong(name, "draft.error.place");
        return least;
    }

    private List<Profile.Step> steps() {
        return PARAGRAPHS
                .splitAsStream(form.of("steps"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .map(
                        paragraph -> {
                            var end = paragraph.indexOf('\n');
                            return end < 0
                                    ? new Profile.Step(paragraph, null)
                                    : new Profile.Step(
                                            paragraph.substring(0, end).strip(),
                                            paragraph.substring(end + 1).strip());
                        })
                .toList();
    }

    private Profile.@Nullable Cost cost() {
        var from = euros("cost-from", form.of("cost-from"));
        var to = euros("cost-to", form.of("cost-to"));
        var note = text("cost-note");
        if (from != null && to != null && from > to) {
            wrong("cost-to", "draft.error.order");
        }
        return from == null && to == null && note == null ? null : new Profile.Cost(from, to, note);
    }

    private Profile.Funding funding(String line) {
        var parts = BAR.split(line, -1);
        var from = part(parts, 2);
        var to = part(parts, 3);
        if (parts.length > 4
                || (from != null && !MONTH.matcher(from).matches())
                || (to != null && !MONTH.matcher(to).matches())) {
            wrong("funding", "draft.error.funding");
        }
        var amount = part(parts, 1);
        return new Profile.Funding(
                parts[0], amount == null ? null : euros("funding", amount), from, to);
    }

    private Profile.Link link(String line) {
        var parts = BAR.split(line, -1);
        var url = parts[parts.length - 1];
        if (parts.length > 2 || !url.startsWith("https://")) {
            wrong("links", "draft.error.links");
        }
        return new Profile.Link(parts[0], url);
    }

    private Profile.@Nullable Contact contact() {
        var name = form.of("contact-name");
        var email = form.of("contact-email");
        var function = text("contact-function");
        var phone = text("contact-phone");
        if (name.isEmpty() && email.isEmpty() && function == null && phone == null) {
            return null;
        }
        if (name.isEmpty()) {
            wrong("contact-name", "draft.error.contact-name");
        }
        if (!EMAIL.matcher(email).matches()) {
            wrong("contact-email", "error.email.shape");
        }
        return new Profile.Contact(name, function, email, phone);
    }

    private List<Profile.Picture> pictures() {
        return form.pictures().stream()
                .map(
                        at -> {
                            var name = "picture-" + at;
                            if (form.of(name + "-alt").isEmpty()) {
                                wrong(name + "-alt", "draft.error.alt");
                            }
                            return new Profile.Picture(
                                    form.of(name),
                                    form.of(name + "-alt"),
                                    text(name + "-caption"),
                                    text(name + "-credit"));
                        })
                .toList();
    }

    /** As people write it: 25.000 or 25 000 or 25000. */
    private @Nullable Long euros(String name, String typed) {
        var digits = typed.replaceAll("[.\\s€]", "");
        if (digits.isEmpty()) {
            return null;
        }
        if (!digits.matches("[0-9]{1,11}")) {
            wrong(name, "draft.error.euros");
            return null;
        }
        return Long.valueOf(digits);
    }

    private List<String> lines(String name) {
        return form.of(name).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private @Nullable String text(String name) {
        var typed = form.of(name);
        return typed.isEmpty() ? null : typed;
    }

    private static @Nullable String part(String[] parts, int at) {
        return at < parts.length && !parts[at].isEmpty() ? parts[at] : null;
    }

    private void wrong(String field, String code, Object... facts) {
        if (errors.stream().noneMatch(error -> error.field().equals(field))) {
            errors.add(FieldError.of(field, code, facts));
        }
    }
}
