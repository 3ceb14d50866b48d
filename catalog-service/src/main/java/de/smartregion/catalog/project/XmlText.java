package de.smartregion.catalog.project;

import java.util.regex.Pattern;

/** What XML forbids stands in texts that were kept before it was refused. */
final class XmlText {

    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\p{Cs}\\uFFFE\\uFFFF\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]");

    private XmlText() {}

    static String of(String text) {
        return FORBIDDEN.matcher(text).replaceAll("\uFFFD");
    }
}
