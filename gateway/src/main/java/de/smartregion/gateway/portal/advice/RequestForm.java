package de.smartregion.gateway.portal.advice;

import de.smartregion.gateway.portal.consulting.Mode;
import de.smartregion.gateway.portal.consulting.Request;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;
import de.smartregion.gateway.portal.shell.Person;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who asks and what for, as typed; {@link #check} says what it means, or what is wrong with it.
 *
 * @param known whether the account says who asks
 */
record RequestForm(String key, Typed typed, boolean known) {
    static final int WINDOWS = 3;

    private static final int LINE = 200;
    private static final int PHONE = 40;
    private static final int ADDRESS = 300;
    private static final int TEXT = 4_000;
    private static final int PEOPLE = 10;
    private static final Pattern KEY = Pattern.compile("[\\w-]{8,64}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@.]+");
    private static final List<String> NAMES =
            List.of(
                    "from-1",
                    "until-1",
                    "from-2",
                    "until-2",
                    "from-3",
                    "until-3",
                    "address",
                    "name",
                    "email",
                    "function",
                    "phone",
                    "people",
                    "question",
                    "goals",
                    "privacy");

    sealed interface Meaning {
        /** Everything but the time, which may be held. */
        record Right(Request request) implements Meaning {}

        record Wrong(FormErrors errors) implements Meaning {}
    }

    static RequestForm typed(MultiValueMap<String, String> sent, @Nullable Person person) {
        var key = sent.getFirst("key");
        var values = new LinkedMultiValueMap<>(sent);
        var known = Choice.known(person);
        if (known && person != null) {
            values.set("email", person.email());
        }
        return new RequestForm(
                key != null && KEY.matcher(key).matches() ? key : UUID.randomUUID().toString(),
                Typed.of(NAMES, values),
                known);
    }

    static RequestForm empty(@Nullable Person person) {
        var values = new LinkedMultiValueMap<String, String>();
        if (person != null && Choice.known(person)) {
            values.set("name", person.name());
            if (person.function() != null) {
                values.set("function", person.function());
            }
        }
        return typed(values, person);
    }

    /** The same entries as a form of its own. */
    RequestForm renewed() {
        return new RequestForm(UUID.randomUUID().toString(), typed, known);
    }

    public String of(String name) {
        return typed.of(name);
    }

    /**
     * @param timed whether the time is chosen; without one at least one window is needed
     */
    Meaning check(Choice choice, Choice.Meaning.Right chosen, boolean timed) {
        var errors = new ArrayList<FieldError>();
        var windows = timed ? List.<Request.Window>of() : windows(typed, errors);
        if (!timed && windows.isEmpty() && errors.isEmpty()) {
            errors.add(FieldError.of("from-1", "advice.error.windows"));
        }
        if (chosen.need().mode() == Mode.ON_SITE) {
            required("address", ADDRESS, "advice.error.address", errors);
        }
        required("name", LINE, "error.name.missing", errors);
        if (!EMAIL.matcher(of("email")).matches() || of("email").length() > 254) {
            errors.add(FieldError.of("email", "error.email.shape"));
        }
        longest("function", LINE, errors);
        if (chosen.need().mode() == Mode.PHONE) {
            required("phone", PHONE, "advice.error.phone", errors);
        }
        if (!Phone.isOneOrNone(of("phone"))) {
            errors.add(FieldError.of("phone", "advice.error.phone.form"));
        }
        var people = people(typed, errors);
        required("question", TEXT, "advice.error.question", errors);
        longest("goals", TEXT, errors);
        if (!of("privacy").equals("true")) {
            errors.add(FieldError.of("privacy", "draft.error.privacy"));
        }
        if (!errors.isEmpty()) {
            return new Meaning.Wrong(new FormErrors(errors));
        }
        return new Meaning.Right(
                new Request(
                        of("name"),
                        of("email"),
                        chosen.place().key(),
                        typed.orNull("function"),
                        typed.orNull("phone"),
                        people,
                        of("question"),
                        typed.orNull("goals"),
                        chosen.need().fields(),
                        chosen.module().code(),
                        chosen.need().mode(),
                        chosen.need().mode() == Mode.ON_SITE ? of("address") : null,
                        windows,
                        null,
                        absent(choice.project()),
                        absent(choice.gathering()),
                        absent(choice.finding()),
                        choice.language(),
                        true));
    }

    /** What the service did not accept, at the fields of the form. */
    FormErrors unaccepted(List<String> paths) {
        var names =
                paths.stream()
                        .map(path -> path.replaceFirst("[\\[.].*", ""))
                        .map(path -> Map.of("windows", "from-1").getOrDefault(path, path))
                        .map(name -> NAMES.contains(name) ? name : "question")
                        .toList();
        return new FormErrors(
                NAMES.stream()
                        .filter(names::contains)
                        .map(name -> FieldError.of(name, "error.general"))
                        .toList());
    }

    static List<Request.Window> windows(Typed typed, List<FieldError> errors) {
        var windows = new ArrayList<Request.Window>();
        for (int at = 1; at <= WINDOWS; at++) {
            if (typed.of("from-" + at).isEmpty() && typed.of("until-" + at).isEmpty()) {
                continue;
            }
            var from = BerlinTime.moment(typed.of("from-" + at));
            var until = BerlinTime.moment(typed.of("until-" + at));
            if (from == null) {
                errors.add(FieldError.of("from-" + at, "desk.error.moment"));
            }
            if (until == null) {
                errors.add(FieldError.of("until-" + at, "desk.error.moment"));
            }
            if (from != null && until != null) {
                if (until.isAfter(from)) {
                    windows.add(new Request.Window(from, until));
                } else {
                    errors.add(FieldError.of("until-" + at, "advice.error.order"));
                }
            }
        }
        return windows;
    }

    static List<Request.Participant> people(Typed typed, List<FieldError> errors) {
        var people = new ArrayList<Request.Participant>();
        for (var line : typed.lines("people")) {
            var parts = List.of(line.split("\\|", -1));
            var email = parts.size() == 2 ? parts.get(1).strip() : "";
            if (parts.getFirst().isBlank() || !EMAIL.matcher(email).matches()) {
                errors.add(FieldError.of("people", "advice.error.people"));
                return List.of();
            }
            people.add(new Request.Participant(parts.getFirst().strip(), email));
        }
        if (people.size() > PEOPLE) {
            errors.add(FieldError.of("people", "advice.error.people.many", PEOPLE));
        }
        return people;
    }

    private void required(String name, int most, String code, List<FieldError> errors) {
        if (of(name).isEmpty()) {
            errors.add(FieldError.of(name, code));
        } else {
            longest(name, most, errors);
        }
    }

    private void longest(String name, int most, List<FieldError> errors) {
        if (of(name).codePointCount(0, of(name).length()) > most) {
            errors.add(FieldError.of(name, "error.report.long", most));
        }
    }

    private static @Nullable String absent(String value) {
        return value.isEmpty() ? null : value;
    }

    @Override
    public String toString() {
        return "form of a request"; // personal data stays out of logs
    }
}
