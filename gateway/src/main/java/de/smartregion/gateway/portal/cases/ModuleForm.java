package de.smartregion.gateway.portal.cases;

import de.smartregion.gateway.portal.advice.Typed;
import de.smartregion.gateway.portal.consulting.AdviceModule;
import de.smartregion.gateway.portal.consulting.Mode;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the office writes of a module, as typed. */
final class ModuleForm {
    static final List<String> NAMES =
            List.of(
                    "code",
                    "title",
                    "titleEnglish",
                    "description",
                    "descriptionEnglish",
                    "minutes",
                    "bufferBefore",
                    "bufferAfter",
                    "noticeHours",
                    "modes",
                    "fields",
                    "active");

    private static final int LINE = 200;

    private ModuleForm() {}

    sealed interface Meaning {
        record Right(AdviceModule.Change change) implements Meaning {}

        record Wrong(FormErrors errors) implements Meaning {}
    }

    static Typed empty() {
        return new Typed(
                NAMES,
                Map.of(
                        "minutes", "90",
                        "bufferBefore", "15",
                        "bufferAfter", "15",
                        "noticeHours", "48",
                        "modes", "ON_SITE,ONLINE",
                        "active", "true"));
    }

    static Typed of(AdviceModule module) {
        var typed = new LinkedHashMap<String, String>();
        typed.put("code", module.code());
        typed.put("title", module.title());
        put(typed, "titleEnglish", module.titleEnglish());
        put(typed, "description", module.description());
        put(typed, "descriptionEnglish", module.descriptionEnglish());
        put(typed, "minutes", module.minutes());
        put(typed, "bufferBefore", module.bufferBefore());
        put(typed, "bufferAfter", module.bufferAfter());
        put(typed, "noticeHours", module.noticeHours());
        typed.put("modes", names(module.modes()));
        typed.put("fields", names(module.fields()));
        typed.put("active", module.offered() ? "true" : "");
        return new Typed(NAMES, typed);
    }

    static Meaning read(Typed form, boolean fresh) {
        var errors = new ArrayList<FieldError>();
        if (fresh && !ConsultantForm.SLUG.matcher(form.of("code")).matches()) {
            errors.add(FieldError.of("code", "cases.error.id"));
        }
        if (form.of("title").isEmpty() || form.of("title").length() > LINE) {
            errors.add(FieldError.of("title", "desk.error.line"));
        }
        var minutes = ConsultantForm.number("minutes", form, errors);
        var before = ConsultantForm.number("bufferBefore", form, errors);
        var after = ConsultantForm.number("bufferAfter", form, errors);
        var notice = ConsultantForm.number("noticeHours", form, errors);
        var modes =
                Stream.of(Mode.values()).filter(mode -> form.ticked("modes", mode.name())).toList();
        if (modes.isEmpty()) {
            errors.add(FieldError.of("modes", "cases.error.modes"));
        }
        return errors.isEmpty()
                ? new Meaning.Right(
                        new AdviceModule.Change(
                                form.of("title"),
                                form.orNull("titleEnglish"),
                                form.orNull("description"),
                                form.orNull("descriptionEnglish"),
                                minutes,
                                before,
                                after,
                                modes,
                                ConsultantForm.fields(form),
                                notice,
                                form.ticked("active", "true")))
                : new Meaning.Wrong(new FormErrors(errors));
    }

    private static String names(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    private static void put(Map<String, String> typed, String name, @Nullable Object value) {
        if (value != null) {
            typed.put(name, value.toString());
        }
    }
}
