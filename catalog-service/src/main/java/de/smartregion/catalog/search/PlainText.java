package de.smartregion.catalog.search;

import java.util.regex.Pattern;

/** Markdown without its marks: for finding and for snippets, never for showing as a page. */
final class PlainText {

    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\\[]*)\\]\\([^()]*\\)");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z!][^<>]*>");
    private static final Pattern LINE_MARK =
            Pattern.compile("(?m)^[ \\t]*(?:#{1,6}|>|[-*+]|\\d{1,3}[.)])[ \\t]+");
    private static final Pattern MARK = Pattern.compile("[*_`~|]+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private PlainText() {}

    static String of(String markdown) {
        var text = LINK.matcher(markdown).replaceAll("$1");
        text = TAG.matcher(text).replaceAll(" ");
        text = LINE_MARK.matcher(text).replaceAll("");
        text = MARK.matcher(text).replaceAll("");
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
