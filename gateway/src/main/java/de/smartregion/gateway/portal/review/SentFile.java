package de.smartregion.gateway.portal.review;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one file of a form, as a browser sends it. */
final class SentFile {
    private static final Pattern BOUNDARY =
            Pattern.compile("multipart/form-data;.*boundary=\"?([^\";\\s]{1,100})\"?.*");
    private static final Pattern NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final String LINE = "\r\n";

    private final String name;
    private final byte[] content;

    private SentFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /** Nothing where no file was chosen, or where it is no such form. */
    static Optional<SentFile> in(String type, byte[] form) {
        var boundary = BOUNDARY.matcher(type);
        if (!boundary.matches()) {
            return Optional.empty();
        }
        // One character a byte, so that places in the text are places in the form.
        var text = new String(form, StandardCharsets.ISO_8859_1);
        var delimiter = "--" + boundary.group(1);
        int begin = text.indexOf(delimiter);
        int content = begin < 0 ? -1 : text.indexOf(LINE + LINE, begin);
        int end = content < 0 ? -1 : text.indexOf(LINE + delimiter, content + 2);
        if (end < 0) {
            return Optional.empty();
        }
        var name = NAME.matcher(text.substring(begin, content));
        int from = content + 2 * LINE.length();
        return name.find() && end > from
                ? Optional.of(new SentFile(name.group(1), Arrays.copyOfRange(form, from, end)))
                : Optional.empty();
    }

    byte[] content() {
        return content.clone();
    }

    /** By its name: browsers call a table by many types. */
    String type() {
        return name.toLowerCase(Locale.ROOT).endsWith(".json") ? "application/json" : "text/csv";
    }
}
