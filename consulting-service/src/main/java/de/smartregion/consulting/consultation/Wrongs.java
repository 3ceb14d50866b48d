package de.smartregion.consulting.consultation;

import de.smartregion.platform.web.CommonProblem;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

import java.util.List;
import java.util.ResourceBundle;

/** Bad input that only the calendar knows to be bad: answered like any other, field by field. */
final class Wrongs {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** One field that is wrong; a contract. */
    record Wrong(String field, String message) {}

    private Wrongs() {}

    static ResponseEntity<ProblemDetail> of(String field) {
        return of(List.of(field));
    }

    static ResponseEntity<ProblemDetail> of(List<String> fields) {
        var problem = CommonProblem.INVALID_INPUT.detail("See errors, field by field.");
        problem.setProperty(
                "errors",
                fields.stream()
                        .map(it -> new Wrong(it, message(it.replaceFirst("\\[.*", ""))))
                        .toList());
        return ResponseEntity.badRequest().body(problem);
    }

    private static String message(String word) {
        return ResourceBundle.getBundle(
                        "ValidationMessages",
                        LocaleContextHolder.getLocale(),
                        Wrongs.class.getClassLoader(),
                        NO_FALLBACK)
                .getString("consultation." + (word.equals("windows") ? "order" : word));
    }
}
