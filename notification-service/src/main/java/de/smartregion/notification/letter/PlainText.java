package de.smartregion.notification.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text that somebody typed, made harmless for one line of a letter: it can end no line, turn no
 * direction, hide nothing.
 */
public final class PlainText {

    /**
     * Line ends, other control characters, bidirectional and invisible marks, halves of characters.
     */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private static final Pattern INVISIBLE =
            Pattern.compile(
                    "[\\u061C\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB\\p{Cs}]");

    /**
     * How an encoded word begins in a mail header: a client would decode it into whatever it hides.
     */
    private static final String ENCODED_WORD = "=?";

    private static final int LONGEST = 1000;

    private PlainText() {}

    /** One line. */
    public static String of(String typed) {
        var cut = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        var visible = INVISIBLE.matcher(CONTROL.matcher(cut).replaceAll(" ")).replaceAll("");
        return visible.replace(ENCODED_WORD, "= ?").strip();
    }

    /** All of its lines that say something; long ones in pieces. */
    public static List<String> lines(String typed) {
        var lines = new ArrayList<String>();
        for (var line : typed.split("\\R", -1)) {
            for (int from = 0; from < line.length(); from += LONGEST) {
                var harmless = of(line.substring(from, Math.min(line.length(), from + LONGEST)));
                if (!harmless.isEmpty()) {
                    lines.add(harmless);
                }
            }
        }
        return lines;
    }
}
