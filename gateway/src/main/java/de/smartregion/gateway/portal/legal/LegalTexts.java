package de.smartregion.gateway.portal.legal;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The office's own texts for the legal pages, read at start: {@code impressum.html} in German,
 * {@code impressum.en.html} in English, and so for the others. Of their HTML only what a text needs
 * is kept, in the looks of the portal: whoever writes them can break no page and run no script.
 */
@Component
class LegalTexts {
    /** The files, and where their pages are. */
    static final List<String> NAMES = List.of("impressum", "datenschutz", "barrierefreiheit");

    private static final String NAMED = "eigen-";
    private static final long LARGEST = 256 * 1024;

    private static final Safelist KEPT =
            Safelist.none()
                    .addTags("h2", "h3", "h4", "p", "br", "strong", "em", "ul", "ol", "li")
                    .addTags("address", "a", "dl", "dt", "dd", "span", "abbr")
                    .addTags("table", "caption", "thead", "tbody", "tr", "th", "td")
                    .addAttributes("a", "href")
                    .addAttributes("abbr", "title")
                    .addAttributes("th", "scope")
                    .addAttributes(":all", "lang", "id")
                    .addProtocols("a", "href", "https", "http", "mailto", "tel", "#")
                    .preserveRelativeLinks(true);

    /** What KERN calls them. */
    private static final Map<String, String> LOOKS =
            Map.of(
                    "h2", "kern-heading-small",
                    "h3", "kern-title",
                    "h4", "kern-title kern-title--small",
                    "p", "kern-body",
                    "address", "kern-body portal-address",
                    "ul", "kern-list kern-list--bullet portal-list",
                    "ol", "kern-list kern-list--numbered portal-list",
                    "dl", "kern-body",
                    "a", "kern-link kern-link--no-visited-state");

    private final Map<String, LegalText> texts = new HashMap<>();

    /**
     * @param language of the text, which may not be the reader's
     */
    record LegalText(String html, String language) {}

    LegalTexts(LegalSettings settings) {
        var folder = settings.texts();
        if (folder != null) {
            for (var name : NAMES) {
                read(folder.resolve(name + ".html"), name, "de");
                read(folder.resolve(name + ".en.html"), name, "en");
            }
        }
    }

    /** In the reader's language if there is one, else in the other. */
    Optional<LegalText> of(String name, Locale reader) {
        var language = reader.getLanguage().equals("en") ? "en" : "de";
        var other = language.equals("en") ? "de" : "en";
        return Optional.ofNullable(texts.get(key(name, language)))
                .or(() -> Optional.ofNullable(texts.get(key(name, other))));
    }

    private void read(Path file, String name, String language) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException("too large for a text: " + file);
            }
            var html = cleaned(Files.readString(file));
            if (Jsoup.parseBodyFragment(html).text().isBlank()) {
                throw new IllegalArgumentException("no text is in " + file);
            }
            texts.put(key(name, language), new LegalText(html, language));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String cleaned(String html) {
        // Links are kept as they are written, but there must be something to resolve them against.
        var written = Jsoup.parse(html, "https://portal.invalid/");
        written.select("script, style, noscript, template, iframe, object, form, title").remove();
        written.select("h1").tagName("h2"); // the page has one
        var clean = new Cleaner(KEPT).clean(written);
        LOOKS.forEach((tag, look) -> clean.select(tag).attr("class", look));
        // The page has names of its own.
        clean.select("[id]").forEach(named -> named.attr("id", NAMED + named.id()));
        clean.select("a[href^=#]")
                .forEach(link -> link.attr("href", "#" + NAMED + link.attr("href").substring(1)));
        clean.outputSettings(new Document.OutputSettings().prettyPrint(false));
        return clean.body().html();
    }

    private static String key(String name, String language) {
        return name + "." + language;
    }
}
