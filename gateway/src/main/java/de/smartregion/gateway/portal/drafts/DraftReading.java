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
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a step: what it means in the profile that was there, or what is wrong with it. What nobody
 * touched means what it meant, whether or not it could have been typed like that.
 */
final class DraftReading {
    private static final Pattern STEPS = Pattern.compile("\\n(?=# )");
    private static final Pattern NO_HEADING = Pattern.compile("(?md)^\\\\(?=\\\\*#)");
    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern MONTH = Pattern.compile("(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@.]+");

    private final DraftForm form;
    private final DraftForm shown;
    private final Places places;
    private final List<FieldError> errors = new ArrayList<>();

    sealed interface Meaning {
        record Right(Profile profile) implements Meaning {}

        record Wrong(FormErrors errors) implements Meaning {}
    }

    private DraftReading(DraftForm form, DraftForm shown, Places places) {
        this.form = form;
        this.shown = shown;
        this.places = places;
    }

    static Meaning read(DraftForm form, Profile before, Places places) {
        var reading = new DraftReading(form, DraftForm.of(form.step(), before, places), places);
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
                text("title", it.title()),
                text("titleEnglish", it.titleEnglish()),
                text("summary", it.summary()),
                text("summaryEnglish", it.summaryEnglish()),
                text("description", it.description()),
                municipalities(it.municipalities()),
                fields(it.fields()),
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
                place(it.place()),
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
                text("citizenBenefit", it.citizenBenefit()),
                text("transferability", it.transferability()),
                it.steps(),
                each("successFactors", it.successFactors(), line -> line, line -> line),
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
                steps(it.steps()),
                it.successFactors(),
                text("technology", it.technology()),
                text("licence", it.licence()),
                each("partners", it.partners(), line -> line, line -> line),
                cost(it.cost()),
                each("funding", it.funding(), DraftText::funding, this::funding),
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
                each("links", it.links(), DraftText::link, this::link),
                contact(it.contact()),
                pictures(it.pictures()),
                it.place(),
                it.example());
    }

    private List<String> municipalities(List<String> before) {
        var read =
                each(
                        "municipalities",
                        before,
                        key -> DraftText.place(key, places),
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
                                });
        return isUntouched("municipalities") ? read : read.stream().distinct().toList();
    }

    /** In the order they had; new ones after them. */
    private List<Field> fields(List<Field> before) {
        return Stream.concat(before.stream(), Stream.of(Field.values()))
                .filter(form::about)
                .distinct()
                .toList();
    }

    private @Nullable Stage stage() {
        return Arrays.stream(Stage.values())
                .filter(each -> each.name().equals(form.of("stage")))
                .findFirst()
                .orElse(null);
    }

    private Profile.@Nullable Place place(Profile.@Nullable Place before) {
        if (isUntouched("place-lat", "place-lon", "place-label")) {
            return before;
        }
        var lat = form.of("place-lat");
        var lon = form.of("place-lon");
        if (lat.isEmpty() && lon.isEmpty()) {
            if (typed("place-label") != null) {
                wrong("place-lat", "draft.error.place");
            }
            return null;
        }
        return new Profile.Place(
                degrees("place-lat", 49.3, 51.7),
                degrees("place-lon", 7.7, 10.3),
                typed("place-label"));
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

    private List<Profile.Step> steps(List<Profile.Step> before) {
        return items(
                "steps",
                before,
                STEPS.splitAsStream(form.of("steps")).map(String::strip),
                DraftText::step,
                this::step);
    }

    private Profile.Step step(String typed) {
        var lines = typed.split("\n", 2);
        if (!lines[0].startsWith(DraftText.HEADING)) {
            wrong("steps", "draft.error.steps");
        }
        var text = lines.length < 2 ? "" : lines[1].strip();
        return new Profile.Step(
                lines[0].replaceFirst("^# ", "").strip(),
                text.isEmpty() ? null : NO_HEADING.matcher(text).replaceAll(""));
    }

    private Profile.@Nullable Cost cost(Profile.@Nullable Cost before) {
        if (isUntouched("cost-from", "cost-to", "cost-note")) {
            return before;
        }
        var from = euros("cost-from", form.of("cost-from"));
        var to = euros("cost-to", form.of("cost-to"));
        var note = typed("cost-note");
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

    private Profile.@Nullable Contact contact(Profile.@Nullable Contact before) {
        if (isUntouched("contact-name", "contact-function", "contact-email", "contact-phone")) {
            return before;
        }
        var name = form.of("contact-name");
        var email = form.of("contact-email");
        var function = typed("contact-function");
        var phone = typed("contact-phone");
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

    private List<Profile.Picture> pictures(List<Profile.Picture> before) {
        var left = new ArrayList<>(before);
        return form.pictures().stream()
                .map(
                        at -> {
                            var name = "picture-" + at;
                            var typed =
                                    new Profile.Picture(
                                            form.of(name),
                                            form.of(name + "-alt"),
                                            typed(name + "-caption"),
                                            typed(name + "-credit"));
                            if (typed.alt().isEmpty()) {
                                wrong(name + "-alt", "draft.error.alt");
                            }
                            return taken(left, it -> stripped(it).equals(typed)).orElse(typed);
                        })
                .toList();
    }

    private static Profile.Picture stripped(Profile.Picture picture) {
        return new Profile.Picture(
                picture.picture(),
                picture.alt().strip(),
                stripped(picture.caption()),
                stripped(picture.credit()));
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
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

    /** A list with a line for each. */
    private <T> List<T> each(
            String name, List<T> before, Function<T, String> line, Function<String, T> meaning) {
        return items(name, before, form.of(name).lines().map(String::strip), line, meaning);
    }

    /** What is written as before is what it was; anything else is read. */
    private <T> List<T> items(
            String name,
            List<T> before,
            Stream<String> typed,
            Function<T, String> written,
            Function<String, T> meaning) {
        if (isUntouched(name)) {
            return before;
        }
        var left = new ArrayList<>(before);
        return typed.filter(each -> !each.isEmpty())
                .map(
                        each ->
                                taken(left, it -> written.apply(it).strip().equals(each))
                                        .orElseGet(() -> meaning.apply(each)))
                .toList();
    }

    private static <T> Optional<T> taken(List<T> left, Predicate<T> which) {
        var found = left.stream().filter(which).findFirst();
        found.ifPresent(left::remove);
        return found;
    }

    private boolean isUntouched(String... names) {
        return Stream.of(names).allMatch(name -> form.of(name).equals(shown.of(name).strip()));
    }

    private @Nullable String text(String name, @Nullable String before) {
        return isUntouched(name) ? before : typed(name);
    }

    private @Nullable String typed(String name) {
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
