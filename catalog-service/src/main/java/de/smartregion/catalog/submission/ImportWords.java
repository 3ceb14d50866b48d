package de.smartregion.catalog.submission;

import org.springframework.context.i18n.LocaleContextHolder;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** What is said of the lines of a file, in the language of who brings it in. */
final class ImportWords {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private ImportWords() {}

    static String of(String key, Object... values) {
        var language = LocaleContextHolder.getLocale();
        var bundle =
                ResourceBundle.getBundle(
                        "de.smartregion.catalog.submission.imports",
                        language,
                        ImportWords.class.getClassLoader(),
                        NO_FALLBACK);
        return new MessageFormat(bundle.getString(key), language).format(values);
    }
}
