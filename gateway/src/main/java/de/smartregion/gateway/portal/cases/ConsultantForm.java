package de.smartregion.gateway.portal.cases;

import de.smartregion.gateway.portal.advice.Phone;
import de.smartregion.gateway.portal.advice.Typed;
import de.smartregion.gateway.portal.consulting.Consultant;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the office writes of a consultant, as typed. */
final class ConsultantForm {
    static final List<String> NAMES =
            List.of(
                    "id",
                    "name",
                    "email",
                    "phone",
                    "subject",
                    "home",
                    "districts",
                    "fields",
                    "modules",
                    "languages",
                    "yearlyCapacity",
                    "perDay",
                    "perWeek",
                    "minutesPerDay",
                    "minutesPerWeek",
                    "active");

    /** As ids of ours are written. */
    static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{1,63}");

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@.]+");
    private static final int LINE = 200;

    private ConsultantForm() {}

    sealed interface Meaning {
        record Right(Consultant.Change change) implements Meaning {}

        record Wrong(FormErrors errors) implements Meaning {}
    }

    static Typed empty() {
        return new Typed(
                NAMES,
                Map.of(
                        "languages", "de",
                        "yearlyCapacity", "40",
                        "perDay", "2",
                        "perWeek", "5",
                        "active", "true"));
    }

    static Typed of(Consultant consultant) {
        var typed = new LinkedHashMap<String, String>();
        typed.put("id", consultant.id());
        typed.put("name", consultant.name());
        put(typed, "email", consultant.email());
        put(typed, "phone", consultant.phone());
        put(typed, "subject", consultant.subject());
        put(typed, "home", consultant.home());
        typed.put("districts", String.join(",", consultant.districts()));
        typed.put(
                "fields",
                consultant.fields().stream().map(Enum::name).collect(Collectors.joining(",")));
        typed.put("modules", String.join(",", consultant.modules()));
        typed.put("languages", String.join(",", consultant.languages()));
        put(typed, "yearlyCapacity", consultant.yearlyCapacity());
        put(typed, "perDay", consultant.perDay());
        put(typed, "perWeek", consultant.perWeek());
        put(typed, "minutesPerDay", consultant.minutesPerDay());
        put(typed, "minutesPerWeek", consultant.minutesPerWeek());
        typed.put("active", consultant.working() ? "true" : "");
        return new Typed(NAMES, typed);
    }

    static Meaning read(Typed form, boolean fresh) {
        var errors = new ArrayList<FieldError>();
        if (fresh && !SLUG.matcher(form.of("id")).matches()) {
            errors.add(FieldError.of("id", "cases.error.id"));
        }
        if (form.of("name").isEmpty() || form.of("name").length() > LINE) {
            errors.add(FieldError.of("name", "desk.error.line"));
        }
        if (!EMAIL.matcher(form.of("email")).matches()) {
            errors.add(FieldError.of("email", "error.email.shape"));
        }
        if (!Phone.isOneOrNone(form.of("phone"))) {
            errors.add(FieldError.of("phone", "advice.error.phone.form"));
        }
        if (!form.of("home").matches("\\d{5}")) {
            errors.add(FieldError.of("home", "cases.error.home"));
        }
        if (form.all("languages").isEmpty()) {
            errors.add(FieldError.of("languages", "consultants.error.languages"));
        }
        var yearly = number("yearlyCapacity", form, errors);
        var day = number("perDay", form, errors);
        var week = number("perWeek", form, errors);
        var minutesOfDay = minutes("minutesPerDay", form, errors);
        var minutesOfWeek = minutes("minutesPerWeek", form, errors);
        return errors.isEmpty()
                ? new Meaning.Right(
                        new Consultant.Change(
                                form.orNull("subject"),
                                form.of("name"),
                                form.of("email"),
                                fields(form),
                                form.all("modules"),
                                form.all("districts"),
                                form.of("home"),
                                form.all("languages"),
                                yearly,
                                day,
                                week,
                                minutesOfDay,
                                minutesOfWeek,
                                form.of("phone"),
                                null,
                                null,
                                null,
                                null,
                                form.ticked("active", "true")))
                : new Meaning.Wrong(new FormErrors(errors));
    }

    static List<Field> fields(Typed form) {
        return Stream.of(Field.values())
                .filter(field -> form.ticked("fields", field.name()))
                .toList();
    }

    /** What the service did not accept, at the fields of a form. */
    static FormErrors unaccepted(List<String> names, List<String> paths) {
        var here =
                paths.stream()
                        .map(path -> path.replaceFirst("[\\[.].*", ""))
                        .map(name -> names.contains(name) ? name : names.get(1))
                        .toList();
        return new FormErrors(
                names.stream()
                        .filter(here::contains)
                        .map(name -> FieldError.of(name, "error.general"))
                        .toList());
    }

    /** None where there is no such limit. */
    private static @Nullable Integer minutes(String name, Typed form, List<FieldError> errors) {
        return form.of(name).isEmpty() ? null : Integer.valueOf(number(name, form, errors));
    }

    static int number(String name, Typed form, List<FieldError> errors) {
        try {
            var number = Integer.parseInt(form.of(name));
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        errors.add(FieldError.of(name, "cases.error.number"));
        return 0;
    }

    private static void put(Map<String, String> typed, String name, @Nullable Object value) {
        if (value != null) {
            typed.put(name, value.toString());
        }
    }
}
