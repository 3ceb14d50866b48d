package de.smartregion.gateway.portal.registration;

import de.smartregion.gateway.portal.events.Application;
import de.smartregion.gateway.portal.events.Attendance;
import de.smartregion.gateway.portal.events.Gathering;
import de.smartregion.gateway.portal.places.Place;
import de.smartregion.gateway.portal.places.Places;
import de.smartregion.gateway.portal.shell.Person;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The form as it was typed; {@link #check} says what it means, or what is wrong with it. */
public record RegistrationForm(
        String key,
        String name,
        String email,
        String municipality,
        String suggestion,
        String function,
        String companions,
        String attendance,
        String language,
        boolean privacy) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern KEY = Pattern.compile("[\\w-]{8,64}");
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]+\\.[^@\\s\\p{Cntrl}.]{2,}");

    public static RegistrationForm empty(String language) {
        return typed(Map.of("language", language, "companions", "0"));
    }

    /** Every field may be missing; spaces around what was typed mean nothing. */
    public static RegistrationForm typed(Map<String, String> fields) {
        var key = fields.getOrDefault("key", "");
        return new RegistrationForm(
                KEY.matcher(key).matches() ? key : UUID.randomUUID().toString(),
                fields.getOrDefault("name", "").strip(),
                fields.getOrDefault("email", "").strip(),
                fields.getOrDefault("municipality", "").strip(),
                fields.getOrDefault("suggestion", ""),
                fields.getOrDefault("function", "").strip(),
                fields.getOrDefault("companions", "").strip(),
                fields.getOrDefault("attendance", ""),
                fields.getOrDefault("language", "").equals("en") ? "en" : "de",
                fields.containsKey("privacy"));
    }

    /** An empty form that knows who is signed in. */
    static RegistrationForm of(Person person, Places places, String language) {
        var fields = new HashMap<String, String>();
        fields.put("language", language);
        fields.put("companions", "0");
        fields.put("name", person.name());
        if (person.function() != null) {
            fields.put("function", person.function());
        }
        return typed(fields).by(person, places);
    }

    /** Who writes and for whom stands in the account, whatever was typed. */
    RegistrationForm by(Person person, Places places) {
        var ags = person.ags();
        var address = person.email();
        if (!known(person) || ags == null || address == null) {
            return this;
        }
        return new RegistrationForm(
                key,
                name,
                address,
                places.withKey(ags).map(Place::name).orElse(ags),
                ags,
                function,
                companions,
                attendance,
                language,
                privacy);
    }

    /** Whether the account says who writes and for whom. */
    static boolean known(@Nullable Person person) {
        return person != null
                && person.municipal()
                && person.ags() != null
                && person.email() != null;
    }

    /** The same entries as a form of its own: sent again, it registers anew. */
    public RegistrationForm renewed() {
        return new RegistrationForm(
                UUID.randomUUID().toString(),
                name,
                email,
                municipality,
                suggestion,
                function,
                companions,
                attendance,
                language,
                privacy);
    }

    public Checked check(Gathering gathering, Places places) {
        var errors = new ArrayList<FieldError>();
        person(errors);
        var place = place(places, errors);
        function(errors);
        var chosen = chosenAttendance(gathering, errors);
        var group = group(gathering, errors);
        if (!privacy) {
            errors.add(FieldError.of("privacy", "error.privacy.missing"));
        }
        if (!errors.isEmpty() || place == null || chosen == null) {
            return new Checked.Wrong(errors);
        }
        return new Checked.Right(
                new Application(
                        name,
                        email,
                        place,
                        function.isEmpty() ? null : function,
                        group,
                        chosen,
                        language,
                        true));
    }

    private void person(List<FieldError> errors) {
        if (name.isEmpty()) {
            errors.add(FieldError.of("name", "error.name.missing"));
        } else if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            errors.add(FieldError.of("name", "error.name.long", LONGEST_NAME));
        }
        if (email.isEmpty()) {
            errors.add(FieldError.of("email", "error.email.missing"));
        } else if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            errors.add(FieldError.of("email", "error.email.shape"));
        }
    }

    /** A chosen suggestion counts before what was typed. */
    private @Nullable String place(Places places, List<FieldError> errors) {
        if (!suggestion.isEmpty() && places.withKey(suggestion).isPresent()) {
            return suggestion;
        }
        if (municipality.isEmpty()) {
            errors.add(FieldError.of("municipality", "error.municipality.missing"));
            return null;
        }
        return switch (places.meaning(municipality)) {
            case Places.Meaning.One(var place) -> place.key();
            case Places.Meaning.Several(var these) -> {
                errors.add(
                        FieldError.suggesting("municipality", "error.municipality.several", these));
                yield null;
            }
            case Places.Meaning.Unknown(var near) -> {
                var code =
                        near.isEmpty() ? "error.municipality.unknown" : "error.municipality.near";
                errors.add(FieldError.suggesting("municipality", code, near));
                yield null;
            }
        };
    }

    private void function(List<FieldError> errors) {
        if (function.codePointCount(0, function.length()) > LONGEST_NAME) {
            errors.add(FieldError.of("function", "error.function.long", LONGEST_NAME));
        }
    }

    /** Where only one kind of attendance is offered there is nothing to choose. */
    private @Nullable Attendance chosenAttendance(Gathering gathering, List<FieldError> errors) {
        var offered = gathering.attendances();
        if (offered.size() == 1) {
            return offered.getFirst().attendance();
        }
        for (var pool : offered) {
            if (pool.attendance().name().equals(attendance)) {
                return pool.attendance();
            }
        }
        errors.add(FieldError.of("attendance", "error.attendance.missing"));
        return null;
    }

    private int group(Gathering gathering, List<FieldError> errors) {
        if (gathering.largestGroup() <= 1 || companions.isEmpty()) {
            return 0;
        }
        try {
            var group = Integer.parseInt(companions);
            if (group < 0 || group >= gathering.largestGroup()) {
                errors.add(
                        FieldError.of(
                                "companions",
                                "error.companions.range",
                                gathering.largestGroup() - 1));
            }
            return group;
        } catch (NumberFormatException _) {
            errors.add(FieldError.of("companions", "error.companions.number"));
            return 0;
        }
    }

    @Override
    public String toString() {
        return "registration form"; // personal data stays out of logs
    }
}
