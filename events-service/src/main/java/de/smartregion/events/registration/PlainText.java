package de.smartregion.events.registration;

import java.text.Normalizer;

/**
 * One line as a person writes it: nothing invisible, nothing that turns the reading direction, no
 * line break.
 */
record PlainText(String value) {

    static final int LONGEST = 100; // characters as people count them

    PlainText {
        value = cleaned(value);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("nothing to read in it");
        }
        if (value.codePointCount(0, value.length()) > LONGEST) {
            throw new IllegalArgumentException("longer than " + LONGEST + " characters");
        }
    }

    private static String cleaned(String written) {
        if (written.length() > 20 * LONGEST) {
            throw new IllegalArgumentException("longer than " + LONGEST + " characters");
        }
        var line = new StringBuilder(written.length());
        Normalizer.normalize(written, Normalizer.Form.NFC)
                .codePoints()
                .forEach(c -> append(line, c));
        return line.toString().strip();
    }

    private static void append(StringBuilder line, int character) {
        switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> {
                if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            }
            case Character.FORMAT -> {} // bidi overrides, zero-width characters, soft hyphens
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
                    throw new IllegalArgumentException("not readable as text");
            default -> line.appendCodePoint(character);
        }
    }

    @Override
    public String toString() {
        return "text about a person";
    }
}
