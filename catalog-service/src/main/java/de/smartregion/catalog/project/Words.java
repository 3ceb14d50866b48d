package de.smartregion.catalog.project;

import java.util.Locale;
import java.util.ResourceBundle;

/** What exports call things. */
final class Words {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle words;

    private Words(ResourceBundle words) {
        this.words = words;
    }

    static Words in(Locale language) {
        return new Words(
                ResourceBundle.getBundle(
                        "de.smartregion.catalog.project.sheet",
                        language,
                        Words.class.getClassLoader(),
                        NO_FALLBACK));
    }

    /** What has no word is called by its name. */
    String of(String key) {
        return words.containsKey(key) ? words.getString(key) : key;
    }
}
