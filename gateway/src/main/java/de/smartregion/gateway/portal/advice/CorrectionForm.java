package de.smartregion.gateway.portal.advice;

import de.smartregion.gateway.portal.consulting.Case;
import de.smartregion.gateway.portal.consulting.Mode;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What of a request is put right, as it was typed. */
record CorrectionForm(Typed typed) {
    private static final int LINE = 200;
    private static final int PHONE = 40;
    private static final int ADDRESS = 300;
    private static final int TEXT = 4_000;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withZone(ZoneId.of("Europe/Berlin"));
    private static final List<String> NAMES =
            List.of(
                    "mode",
                    "address",
                    "phone",
                    "function",
                    "people",
                    "question",
                    "goals",
                    "from-1",
                    "until-1",
                    "from-2",
                    "until-2",
                    "from-3",
                    "until-3");

    sealed interface Meaning {
        record Right(Case.Correction correction) implements Meaning {}

        record Wrong(FormErrors errors) implements Meaning {}
    }

    static CorrectionForm typed(MultiValueMap<String, String> sent) {
        return new CorrectionForm(Typed.of(NAMES, sent));
    }

    /** As it stands. */
    static CorrectionForm of(Case stored) {
        var values = new LinkedMultiValueMap<String, String>();
        values.set("mode", stored.mode().name());
        values.set("address", text(stored.address()));
        values.set("phone", text(stored.phone()));
        values.set("function", text(stored.function()));
        values.set(
                "people",
                stored.people().stream()
                        .map(each -> each.name() + " | " + each.email())
                        .collect(Collectors.joining("\n")));
        values.set("question", text(stored.question()));
        values.set("goals", text(stored.goals()));
        for (int at = 0; at < stored.windows().size(); at++) {
            values.set("from-" + (at + 1), moment(stored.windows().get(at).from()));
            values.set("until-" + (at + 1), moment(stored.windows().get(at).until()));
        }
        return typed(values);
    }

    public String of(String name) {
        return typed.of(name);
    }

    Meaning check() {
        var errors = new ArrayList<FieldError>();
        var mode =
                Arrays.stream(Mode.values())
                        .filter(each -> each.name().equals(of("mode")))
                        .findFirst()
                        .orElse(null);
        if (mode == null) {
            errors.add(FieldError.of("mode", "advice.error.mode"));
        }
        if (mode == Mode.ON_SITE && of("address").isEmpty()) {
            errors.add(FieldError.of("address", "advice.error.address"));
        }
        longest("address", ADDRESS, errors);
        if (mode == Mode.PHONE && of("phone").isEmpty()) {
            errors.add(FieldError.of("phone", "advice.error.phone"));
        } else if (!Phone.isOneOrNone(of("phone")) || of("phone").length() > PHONE) {
            errors.add(FieldError.of("phone", "advice.error.phone.form"));
        }
        longest("function", LINE, errors);
        var people = RequestForm.people(typed, errors);
        if (of("question").isEmpty()) {
            errors.add(FieldError.of("question", "advice.error.question"));
        }
        longest("question", TEXT, errors);
        longest("goals", TEXT, errors);
        var windows = RequestForm.windows(typed, errors);
        if (mode == null || !errors.isEmpty()) {
            return new Meaning.Wrong(new FormErrors(errors));
        }
        return new Meaning.Right(
                new Case.Correction(
                        typed.orNull("function"),
                        typed.orNull("phone"),
                        people,
                        of("question"),
                        typed.orNull("goals"),
                        mode,
                        mode == Mode.ON_SITE ? of("address") : null,
                        windows));
    }

    /** What the service did not accept, at the fields of the form. */
    FormErrors unaccepted(List<String> paths) {
        var names =
                paths.stream()
                        .map(path -> path.replaceFirst("[\\[.].*", ""))
                        .map(path -> path.equals("windows") ? "from-1" : path)
                        .map(name -> NAMES.contains(name) ? name : "question")
                        .toList();
        return new FormErrors(
                NAMES.stream()
                        .filter(names::contains)
                        .map(
                                name ->
                                        FieldError.of(
                                                name,
                                                name.equals("mode")
                                                        ? "advice.error.mode.not"
                                                        : "error.general"))
                        .toList());
    }

    private void longest(String name, int most, List<FieldError> errors) {
        if (of(name).codePointCount(0, of(name).length()) > most) {
            errors.add(FieldError.of(name, "error.report.long", most));
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String moment(Instant at) {
        return MOMENT.format(at);
    }

    @Override
    public String toString() {
        return "correction"; // personal data stays out of logs
    }
}
