package de.smartregion.gateway.portal.advice;

import de.smartregion.gateway.portal.consulting.AdviceModule;
import de.smartregion.gateway.portal.consulting.Mode;
import de.smartregion.gateway.portal.consulting.Need;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.places.Place;
import de.smartregion.gateway.portal.places.Places;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;
import de.smartregion.gateway.portal.shell.Person;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What about, how and where: the first step, which every address of the following ones keeps.
 *
 * @param project the project of the catalogue that it is about
 * @param gathering the gathering that it came from
 * @param finding of a forum, that it is about
 * @param known whether the account says for which municipality
 */
record Choice(
        String module,
        String mode,
        String municipality,
        List<Field> fields,
        String language,
        String project,
        String gathering,
        String finding,
        boolean known) {
    private static final String ID = "[\\w-]{1,64}";
    private static final int LONGEST = 120;

    sealed interface Meaning {
        record Right(AdviceModule module, Need need, Place place) implements Meaning {}

        record Wrong(FormErrors errors) implements Meaning {}
    }

    static Choice of(MultiValueMap<String, String> sent, @Nullable Person person, Locale reader) {
        var known = known(person);
        var typed = first(sent, "municipality");
        var ags = person == null ? null : person.ags();
        var language = first(sent, "language");
        return new Choice(
                first(sent, "module"),
                first(sent, "mode"),
                known && ags != null
                        ? ags
                        : typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed,
                Stream.of(Field.values())
                        .filter(
                                field ->
                                        sent.getOrDefault("field", List.of())
                                                .contains(field.name()))
                        .toList(),
                List.of("de", "en").contains(language) ? language : reader.getLanguage(),
                id(first(sent, "projekt")),
                id(first(sent, "veranstaltung")),
                id(first(sent, "ergebnis")),
                known);
    }

    /** Whether the account says who asks and for whom. */
    static boolean known(@Nullable Person person) {
        return person != null
                && person.municipal()
                && person.ags() != null
                && person.email() != null;
    }

    Choice with(List<Field> more) {
        return new Choice(
                module, mode, municipality, more, language, project, gathering, finding, known);
    }

    public boolean about(Field field) {
        return fields.contains(field);
    }

    /** As a person would write it. */
    public String place(Places places) {
        return places.withKey(municipality).map(Place::name).orElse(municipality);
    }

    Meaning check(List<AdviceModule> modules, Places places) {
        var errors = new ArrayList<FieldError>();
        var chosen =
                modules.stream()
                        .filter(each -> each.code().equals(module))
                        .findFirst()
                        .orElse(null);
        if (chosen == null) {
            errors.add(FieldError.of("module", "advice.error.module"));
        }
        var how = how(chosen);
        if (how == null) {
            errors.add(FieldError.of("mode", "advice.error.mode"));
        } else if (chosen != null && !chosen.offers(how)) {
            errors.add(FieldError.of("mode", "advice.error.mode." + how));
        }
        var place = place(places, errors);
        if (fields.isEmpty()) {
            errors.add(FieldError.of("fields", "advice.error.fields"));
        }
        if (chosen == null || how == null || place == null || !errors.isEmpty()) {
            return new Meaning.Wrong(new FormErrors(errors));
        }
        return new Meaning.Right(
                chosen,
                new Need(
                        chosen.code(),
                        how,
                        how == Mode.ON_SITE ? place.key() : null,
                        fields,
                        language),
                place);
    }

    /** Where there is only one way there is nothing to choose. */
    private @Nullable Mode how(@Nullable AdviceModule chosen) {
        if (mode.isEmpty() && chosen != null && chosen.modes().size() == 1) {
            return chosen.modes().getFirst();
        }
        return Stream.of(Mode.values())
                .filter(each -> each.name().equals(mode))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Place place(Places places, List<FieldError> errors) {
        if (municipality.isEmpty()) {
            errors.add(FieldError.of("municipality", "error.municipality.missing"));
            return null;
        }
        return switch (places.meaning(municipality)) {
            case Places.Meaning.One(var one) -> one;
            case Places.Meaning.Several(var several) -> {
                errors.add(
                        FieldError.of(
                                "municipality",
                                "draft.error.several",
                                municipality,
                                several.getFirst().key()));
                yield null;
            }
            case Places.Meaning.Unknown _ -> {
                errors.add(FieldError.of("municipality", "error.municipality.unknown"));
                yield null;
            }
        };
    }

    /** A page on the way, with more to say in pairs of name and value. */
    public String at(String path, String... more) {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new ArrayList<String>();
        add(address, values, "module", module);
        add(address, values, "mode", mode);
        add(address, values, "municipality", municipality);
        fields.forEach(field -> add(address, values, "field", field.name()));
        add(address, values, "language", language);
        add(address, values, "projekt", project);
        add(address, values, "veranstaltung", gathering);
        add(address, values, "ergebnis", finding);
        for (int i = 0; i < more.length; i += 2) {
            add(address, values, more[i], more[i + 1]);
        }
        return address.encode(StandardCharsets.UTF_8)
                .buildAndExpand(values.toArray())
                .toUriString();
    }

    private static void add(
            UriComponentsBuilder address, List<String> values, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, "{" + name + values.size() + "}");
            values.add(value);
        }
    }

    private static String first(MultiValueMap<String, String> sent, String name) {
        var value = sent.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static String id(String told) {
        return told.matches(ID) ? told : "";
    }
}
