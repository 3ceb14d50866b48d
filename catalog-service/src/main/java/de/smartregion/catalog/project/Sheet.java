package de.smartregion.catalog.project;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;

import de.smartregion.catalog.project.Profile.Cost;
import de.smartregion.catalog.project.Profile.Funding;
import de.smartregion.catalog.project.Profile.Link;
import de.smartregion.catalog.project.Profile.Picture;
import de.smartregion.catalog.project.Profile.Place;
import de.smartregion.catalog.region.Municipalities;
import de.smartregion.platform.web.Markdown;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * A project on paper: a tagged PDF (PDF/UA) with its font in it, for everybody who prints or has it
 * read aloud. It fetches nothing from anywhere.
 */
final class Sheet {

    private static final String FONT = "Liberation Sans";

    /** PDFBox brings it along, to be embedded. */
    private static final String FONT_FILE =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final String STYLE =
            """
            @page { size: A4; margin: 2cm; }
            body { font-family: 'Liberation Sans'; font-size: 11pt; line-height: 1.4; }
            h1 { font-size: 20pt; margin: 0 0 6pt 0; }
            h2 { font-size: 14pt; margin: 14pt 0 4pt 0; }
            h3, h4, h5, h6 { font-size: 12pt; margin: 10pt 0 3pt 0; }
            p { margin: 0 0 6pt 0; }
            .picture { margin: 10pt 0; page-break-inside: avoid; }
            .picture img { max-width: 17cm; max-height: 9cm; }
            .picture p { font-size: 9pt; }
            th, td { text-align: left; vertical-align: top; padding: 2pt 8pt 2pt 0; }
            """;

    /** A sheet is two pages, not an album. */
    private static final int MOST_PICTURES = 2;

    private final Locale language;
    private final Words words;
    private final StringBuilder html = new StringBuilder();

    private Sheet(Locale language) {
        this.language = language;
        this.words = Words.in(language);
    }

    /**
     * @param language of its labels, and of title and summary where they are told in it; what else
     *     is told is German
     */
    static byte[] of(
            Project project, PortalSettings portal, PictureFiles pictures, Locale language) {
        var bytes = new ByteArrayOutputStream();
        try {
            var sheet = new PdfRendererBuilder();
            sheet.usePdfUaAccessibility(true);
            sheet.useFont(
                    () -> Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT_FILE)),
                    FONT);
            // Whatever a text names is not fetched; pictures are in the document.
            sheet.useUriResolver((_, uri) -> uri.startsWith("data:") ? uri : null);
            sheet.withHtmlContent(
                    XmlText.of(new Sheet(language).html(project, portal, pictures)), null);
            sheet.toStream(bytes);
            sheet.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String html(Project project, PortalSettings portal, PictureFiles pictures)
            throws IOException {
        var profile = project.profile();
        var title = inEnglish(profile.titleEnglish(), profile.title());
        var summary = inEnglish(profile.summaryEnglish(), profile.summary());
        html.append("<html lang=\"")
                .append(language.getLanguage())
                .append("\"><head><title>")
                .append(text(title))
                .append("</title><meta name=\"description\" content=\"")
                .append(text(summary))
                .append("\"/><style>")
                .append(STYLE)
                .append("</style></head><body>");
        element("h1", title, title.equals(profile.title()));
        if (profile.example() != null) {
            element("p", word("example"), false);
        }
        element("p", summary, summary.equals(profile.summary()));
        html.append("<table>");
        row(
                "municipalities",
                joined(profile.municipalities().stream().map(Municipalities::nameOf).toList()));
        row("place", place(profile.place()));
        row("fields", joined(profile.fields().stream().map(it -> word("field." + it)).toList()));
        row("stage", word("stage." + profile.stage()));
        row("cost", cost(profile.cost()));
        row("cost.note", profile.cost() == null ? null : profile.cost().note());
        profile.funding().forEach(it -> row("funding", funding(it)));
        row("technology", profile.technology());
        row("licence", profile.licence());
        row("partners", joined(profile.partners()));
        row("confirmed", date(project.confirmedAt()));
        html.append("</table>");
        for (var told : profile.pictures().stream().limit(MOST_PICTURES).toList()) {
            var file = pictures.find(told.picture());
            if (file.isPresent()) {
                picture(told, file.get());
            }
        }
        heading("description");
        html.append("<div").append(german()).append('>');
        html.append(Markdown.html(profile.description())).append("</div>");
        section("benefit", profile.citizenBenefit());
        section("transfer", profile.transferability());
        list(
                "steps",
                "ol",
                profile.steps().stream()
                        .map(it -> it.text() == null ? it.title() : it.title() + ": " + it.text())
                        .map(Sheet::text)
                        .toList());
        list("success", "ul", profile.successFactors().stream().map(Sheet::text).toList());
        list("links", "ul", profile.links().stream().map(Sheet::link).toList());
        var contact = project.publicContact();
        if (contact != null) {
            heading("contact");
            paragraph(contact.name());
            paragraph(contact.function());
            paragraph(contact.email());
            paragraph(contact.phone());
        }
        paragraph(portal.page(project.id()));
        return html.append("</body></html>").toString();
    }

    private String inEnglish(@Nullable String english, String german) {
        return english != null && isEnglish() ? english : german;
    }

    private boolean isEnglish() {
        return language.getLanguage().equals("en");
    }

    /** Said where the sheet itself speaks another language. */
    private String german() {
        return isEnglish() ? " lang=\"de\"" : "";
    }

    private String word(String key) {
        return words.of(key);
    }

    private void heading(String key) {
        element("h2", word(key), false);
    }

    private void element(String name, String told, boolean isGerman) {
        html.append('<').append(name).append(isGerman ? german() : "").append('>');
        html.append(text(told)).append("</").append(name).append('>');
    }

    /** The bytes stand in the document itself: nothing is fetched. */
    private void picture(Picture told, PictureFiles.File file) throws IOException {
        html.append("<div class=\"picture\"><img alt=\"")
                .append(text(told.alt()))
                .append("\" src=\"data:")
                .append(file.contentType())
                .append(";base64,")
                .append(Base64.getEncoder().encodeToString(file.content().getContentAsByteArray()))
                .append("\"/>");
        paragraph(told.caption());
        paragraph(told.credit() == null ? null : word("credit") + " " + told.credit());
        html.append("</div>");
    }

    private void section(String key, String told) {
        heading(key);
        told.lines().filter(line -> !line.isBlank()).forEach(this::paragraph);
    }

    private void list(String key, String kind, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        heading(key);
        html.append('<').append(kind).append(german()).append('>');
        items.forEach(it -> html.append("<li>").append(it).append("</li>"));
        html.append("</").append(kind).append('>');
    }

    /** On paper an address is read, not clicked. */
    private static String link(Link link) {
        return text(link.label())
                + ": <a href=\""
                + text(link.url())
                + "\">"
                + text(link.url())
                + "</a>";
    }

    private void paragraph(@Nullable String told) {
        if (told != null) {
            element("p", told, true);
        }
    }

    private void row(String key, @Nullable String told) {
        if (told != null && !told.isEmpty()) {
            html.append("<tr><th scope=\"row\">")
                    .append(text(word(key)))
                    .append("</th><td>")
                    .append(text(told))
                    .append("</td></tr>");
        }
    }

    private @Nullable String cost(@Nullable Cost cost) {
        return cost == null ? null : range(cost.from(), cost.to(), this::euros);
    }

    private String funding(Funding funding) {
        var parts = new ArrayList<String>();
        parts.add(funding.programme());
        if (funding.amount() != null) {
            parts.add(euros(funding.amount()));
        }
        var period = range(funding.from(), funding.to(), this::month);
        if (period != null) {
            parts.add(period);
        }
        return joined(parts);
    }

    private <T> @Nullable String range(
            @Nullable T from, @Nullable T to, Function<T, String> written) {
        if (from == null) {
            return to == null ? null : word("to") + " " + written.apply(to);
        }
        return to == null
                ? word("from") + " " + written.apply(from)
                : written.apply(from) + " " + word("until") + " " + written.apply(to);
    }

    private static @Nullable String place(@Nullable Place place) {
        if (place == null) {
            return null;
        }
        var at = place.lat() + ", " + place.lon();
        return place.label() == null ? at : place.label() + " (" + at + ")";
    }

    private String euros(long amount) {
        return String.format(language, "%,d €", amount);
    }

    private String month(String month) {
        return DateTimeFormatter.ofPattern("MMMM uuuu", language).format(YearMonth.parse(month));
    }

    private String date(Instant at) {
        return DateTimeFormatter.ofPattern(isEnglish() ? "d MMMM uuuu" : "d. MMMM uuuu", language)
                .withZone(BERLIN)
                .format(at);
    }

    private static String joined(List<String> items) {
        return String.join(", ", items);
    }

    /** By number: XML knows few names. */
    private static String text(String text) {
        return HtmlUtils.htmlEscapeDecimal(text, "UTF-8");
    }
}
