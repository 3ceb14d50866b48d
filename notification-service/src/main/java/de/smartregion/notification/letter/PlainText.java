package de.smartregion.notification.letter;

import java.util.regex.Pattern;

/**
 * Text that somebody typed, made harmless for one line of a letter: it can end no line, turn no
 * direction, hide nothing.
 */
final class PlainText {

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

    static String of(String typed) {
        var cut = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        var visible = INVISIBLE.matcher(CONTROL.matcher(cut).replaceAll(" ")).replaceAll("");
        return visible.replace(ENCODED_WORD, "= ?").strip();
    }
}
