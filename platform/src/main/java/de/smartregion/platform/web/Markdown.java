package de.smartregion.platform.web;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

import java.util.List;

/**
 * Markdown with tables. HTML in it is text, not markup; what leaves is an explicit list of
 * elements, and links lead to https addresses and mailboxes only.
 */
public final class Markdown {

    /** Deeper is no prose: nesting would cost more than its length. */
    private static final int DEEPEST = 16;

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .maxOpenBlockParsers(DEEPEST)
                    .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .escapeHtml(true)
                    .build();

    /** Headings start below those of the page they stand on. */
    private static final PolicyFactory ALLOWED =
            new HtmlPolicyBuilder()
                    .allowElements(
                            (name, _) ->
                                    switch (name) {
                                        case "h1", "h2" -> "h3";
                                        case "h3" -> "h4";
                                        case "h4" -> "h5";
                                        default -> "h6";
                                    },
                            "h1",
                            "h2",
                            "h3",
                            "h4",
                            "h5",
                            "h6")
                    .allowElements(
                            "p",
                            "br",
                            "hr",
                            "ul",
                            "ol",
                            "li",
                            "strong",
                            "em",
                            "blockquote",
                            "code",
                            "pre",
                            "table",
                            "thead",
                            "tbody",
                            "tr",
                            "th",
                            "td")
                    .allowElements("a")
                    .allowUrlProtocols("https", "mailto")
                    .allowAttributes("href")
                    .onElements("a")
                    .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
                    .toFactory();

    private Markdown() {}

    public static String html(String markdown) {
        return ALLOWED.sanitize(RENDERER.render(PARSER.parse(markdown)));
    }
}
