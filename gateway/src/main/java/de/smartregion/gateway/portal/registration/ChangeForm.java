package de.smartregion.gateway.portal.registration;

import de.smartregion.gateway.portal.events.Attendance;
import de.smartregion.gateway.portal.events.Change;
import de.smartregion.gateway.portal.events.Gathering;
import de.smartregion.gateway.portal.events.Registration;
import de.smartregion.gateway.portal.events.Wish;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a registration is to be, as it was typed. */
public record ChangeForm(String companions, String function, String attendance, String language) {
    private static final Set<String> FIELDS = Set.of("companions", "function", "attendance");
    private static final int LONGEST_FUNCTION = 100;

    /** What a {@link ChangeForm} means. */
    public sealed interface Meaning {
        record Right(Wish wish) implements Meaning {}

        record Wrong(FormErrors errors) implements Meaning {}
    }

    public static ChangeForm of(Registration registration) {
        var function = registration.function();
        return new ChangeForm(
                Integer.toString(Math.max(0, registration.seats() - 1)),
                function == null ? "" : function,
                registration.attendance().name(),
                "en".equals(registration.language()) ? "en" : "de");
    }

    /** Every field may be missing; spaces around what was typed mean nothing. */
    public static ChangeForm typed(Map<String, String> fields) {
        return new ChangeForm(
                fields.getOrDefault("companions", "").strip(),
                fields.getOrDefault("function", "").strip(),
                fields.getOrDefault("attendance", ""),
                fields.getOrDefault("language", "").equals("en") ? "en" : "de");
    }

    public Meaning check(Gathering gathering) {
        var errors = new ArrayList<FieldError>();
        if (function.codePointCount(0, function.length()) > LONGEST_FUNCTION) {
            errors.add(FieldError.of("function", "error.function.long", LONGEST_FUNCTION));
        }
        var chosen = chosen(gathering);
        if (chosen == null) {
            errors.add(FieldError.of("attendance", "error.attendance.missing"));
        }
        var group = group(gathering, errors);
        return chosen == null || !errors.isEmpty()
                ? new Meaning.Wrong(new FormErrors(errors))
                : new Meaning.Right(
                        new Wish(group, function.isEmpty() ? null : function, chosen, language));
    }

    /** Why it was not done, at the field it is about; null where no field is. */
    public static @Nullable FormErrors refused(Change.Refusal why) {
        return switch (why) {
            case NO_SEATS_FOR_CHANGE -> one("companions", "error.change." + why);
            case GROUP_TOO_LARGE -> one("companions", "error.companions." + why);
            case ATTENDANCE_NOT_OFFERED -> one("attendance", "error.attendance." + why);
            case GATHERING_OVER,
                    GATHERING_CANCELLED,
                    REGISTRATION_CANCELLED,
                    REGISTRATION_EXPIRED ->
                    null;
        };
    }

    public static FormErrors unaccepted(List<String> fields) {
        return new FormErrors(
                fields.stream()
                        .map(field -> FIELDS.contains(field) ? field : "companions")
                        .distinct()
                        .map(field -> FieldError.of(field, "error.general"))
                        .toList());
    }

    private static FormErrors one(String field, String code) {
        return new FormErrors(List.of(FieldError.of(field, code)));
    }

    /** Where only one kind of attendance is offered there is nothing to choose. */
    private @Nullable Attendance chosen(Gathering gathering) {
        var offered = gathering.attendances();
        if (offered.size() == 1) {
            return offered.getFirst().attendance();
        }
        return offered.stream()
                .map(pool -> pool.attendance())
                .filter(each -> each.name().equals(attendance))
                .findFirst()
                .orElse(null);
    }

    private int group(Gathering gathering, List<FieldError> errors) {
        if (companions.isEmpty()) {
            return 0;
        }
        try {
            var group = Integer.parseInt(companions);
            var most = Math.max(0, gathering.largestGroup() - 1);
            if (group < 0 || group > most) {
                errors.add(FieldError.of("companions", "error.companions.range", most));
            }
            return group;
        } catch (NumberFormatException _) {
            errors.add(FieldError.of("companions", "error.companions.number"));
            return 0;
        }
    }

    @Override
    public String toString() {
        return "change form"; // personal data stays out of logs
    }
}
