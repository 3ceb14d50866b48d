package de.smartregion.consulting.consultant;

import de.smartregion.platform.web.CommonProblem;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Supplier;

/** Collects fields that are wrong for reasons one field alone cannot know, and names them all. */
public final class Wrong {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final List<String> fields = new ArrayList<>();

    public void unless(boolean right, String field) {
        if (!right) {
            fields.add(field);
        }
    }

    /** What is made of the input; nothing, and the field is wrong, if nothing can be made of it. */
    <T> Optional<T> made(String field, Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (IllegalArgumentException _) {
            fields.add(field);
            return Optional.empty();
        }
    }

    /** 400 naming every field, if there is any. */
    public void refuse() {
        if (fields.isEmpty()) {
            return;
        }
        var message =
                ResourceBundle.getBundle(
                                "de.smartregion.platform.web.messages",
                                LocaleContextHolder.getLocale(),
                                CommonProblem.class.getClassLoader(),
                                NO_FALLBACK)
                        .getString("invalid");
        var problem = CommonProblem.INVALID_INPUT.detail("See errors, field by field.");
        problem.setProperty(
                "errors",
                fields.stream().map(it -> Map.of("field", it, "message", message)).toList());
        throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
    }
}
