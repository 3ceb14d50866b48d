package de.smartregion.gateway.portal.desk;

import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.Finding;
import de.smartregion.gateway.portal.events.FindingDraft;
import de.smartregion.gateway.portal.events.Text;
import de.smartregion.gateway.portal.offers.Meaning;
import de.smartregion.gateway.portal.offers.Typed;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A finding as the fields of its form, and back. */
final class FindingForm {
    /** In the order of the form. */
    static final List<String> NAMES =
            List.of("finding-kind", "title-de", "title-en", "text-de", "text-en", "fields");

    private static final int LINE = 200;
    private static final int TEXT = 20_000;

    private FindingForm() {}

    /** What its forum is about is what it most likely is about. */
    static Typed empty(List<Field> fields) {
        return new Typed(
                NAMES, Map.of("finding-kind", Finding.Kind.RESULT.name(), "fields", named(fields)));
    }

    static Typed of(Finding finding) {
        var typed = new LinkedHashMap<String, String>();
        typed.put("finding-kind", finding.kind().name());
        put(typed, "title", finding.title());
        put(typed, "text", finding.text());
        typed.put("fields", named(finding.fields()));
        return new Typed(NAMES, typed);
    }

    static Meaning<FindingDraft> read(String gathering, Typed form) {
        Set<String> wrong = new HashSet<>();
        var kind = Asked.named(Finding.Kind.class, form.of("finding-kind"));
        if (kind == null) {
            wrong.add("finding-kind");
        }
        for (var language : List.of("-de", "-en")) {
            var title = form.of("title" + language);
            if (title.length() > LINE || title.contains("\n")) {
                wrong.add("title" + language);
            }
            if (form.of("text" + language).length() > TEXT) {
                wrong.add("text" + language);
            }
        }
        for (var name : List.of("title-de", "text-de", "fields")) {
            if (form.of(name).isEmpty()) {
                wrong.add(name);
            }
        }
        return kind == null || !wrong.isEmpty()
                ? new Meaning.Wrong<>(errors(wrong))
                : new Meaning.Right<>(
                        new FindingDraft(
                                gathering,
                                kind,
                                new Text(form.of("title-de"), form.present("title-en")),
                                new Text(form.of("text-de"), form.present("text-en")),
                                Stream.of(Field.values())
                                        .filter(field -> form.chosen("fields", field.name()))
                                        .toList()));
    }

    /** What the service did not accept, at the fields of the form. */
    static FormErrors unaccepted(List<String> paths) {
        return errors(
                paths.stream()
                        .map(path -> path.replaceFirst("\\[.*", "").replace('.', '-'))
                        .map(name -> NAMES.contains(name) ? name : "finding-kind")
                        .collect(Collectors.toSet()));
    }

    private static FormErrors errors(Set<String> wrong) {
        return new FormErrors(
                NAMES.stream()
                        .filter(wrong::contains)
                        .map(name -> FieldError.of(name, "desk.error.finding." + name))
                        .toList());
    }

    private static String named(List<Field> fields) {
        return fields.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    private static void put(Map<String, String> typed, String name, @Nullable Text text) {
        if (text != null) {
            typed.put(name + "-de", text.de().replace("\r\n", "\n"));
            if (text.en() != null) {
                typed.put(name + "-en", text.en().replace("\r\n", "\n"));
            }
        }
    }
}
