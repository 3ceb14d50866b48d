package de.smartregion.catalog.project;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;

import de.smartregion.catalog.project.Profile.Cost;
import de.smartregion.catalog.project.Profile.Picture;
import de.smartregion.catalog.region.Municipalities;
import de.smartregion.platform.web.Markdown;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A project on paper: a tagged PDF (PDF/UA) with its font in it, for everybody who prints or has it
 * read aloud. It fetches nothing from anywhere.
 */
final class Sheet {

    private static final String FONT = "Liberation Sans";

    /** PDFBox brings it along, to be embedded. */
    private static final String FONT_FILE =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.GERMANY)
                    .withZone(ZoneId.of("Europe/Berlin"));

    private static final Map<String, String> FIELDS =
            Map.of(
                    "MOBILITY", "Mobilität",
                    "ENERGY", "Energie",
                    "HEALTH", "Gesundheit",
                    "WASTE", "Abfall",
                    "PARTICIPATION", "Beteiligung",
                    "DATA_PLATFORMS", "Datenplattformen",
                    "ADMINISTRATION", "Verwaltung",
                    "ENVIRONMENT", "Umwelt",
                    "SOCIETY", "Gesellschaft",
                    "BUSINESS", "Wirtschaft");

    private static final Map<String, String> STAGES =
            Map.of(
                    "IDEA", "Idee",
                    "PILOT", "Pilot",
                    "RUNNING", "in Betrieb",
                    "ENDED", "beendet");

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

    private Sheet() {}

    static byte[] of(Project project, PortalSettings portal, PictureFiles pictures) {
        var bytes = new ByteArrayOutputStream();
        try {
            var sheet = new PdfRendererBuilder();
            sheet.usePdfUaAccessibility(true);
            sheet.useFont(
                    () -> Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT_FILE)),
                    FONT);
            // Whatever a text names is not fetched; pictures are in the document.
            sheet.useUriResolver((_, uri) -> uri.startsWith("data:") ? uri : null);
            sheet.withHtmlContent(html(project, portal, pictures), null);
            sheet.toStream(bytes);
            sheet.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String html(Project project, PortalSettings portal, PictureFiles pictures)
            throws IOException {
        var profile = project.profile();
        var html = new StringBuilder();
        html.append("<html lang=\"de\"><head><title>")
                .append(text(profile.title()))
                .append("</title><meta name=\"description\" content=\"")
                .append(text(profile.summary()))
                .append("\"/><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(text(profile.title()))
                .append("</h1>");
        if (profile.example() != null) {
            paragraph(html, "Beispiel: dieses Projekt zeigt, wie der Katalog aussieht.");
        }
        paragraph(html, profile.summary());
        html.append("<table>");
        row(
                html,
                "Kommune",
                joined(profile.municipalities().stream().map(Municipalities::nameOf).toList()));
        row(
                html,
                "Handlungsfelder",
                joined(
                        profile.fields().stream()
                                .map(field -> FIELDS.getOrDefault(field, field))
                                .toList()));
        row(html, "Stand", STAGES.getOrDefault(profile.stage(), profile.stage()));
        row(html, "Kosten", cost(profile.cost()));
        row(
                html,
                "Förderung",
                joined(profile.funding().stream().map(it -> it.programme()).toList()));
        row(html, "Technik", profile.technology());
        row(html, "Lizenz", profile.licence());
        row(html, "Partner", joined(profile.partners()));
        row(html, "Zuletzt bestätigt", date(project.confirmedAt()));
        html.append("</table>");
        for (var told : profile.pictures().stream().limit(MOST_PICTURES).toList()) {
            var file = pictures.find(told.picture());
            if (file.isPresent()) {
                picture(html, told, file.get());
            }
        }
        html.append("<h2>Beschreibung</h2>").append(Markdown.html(profile.description()));
        section(html, "Nutzen", profile.citizenBenefit());
        section(html, "Was es anderswo braucht", profile.transferability());
        if (!profile.steps().isEmpty()) {
            html.append("<h2>Schritte</h2><ol>");
            for (var step : profile.steps()) {
                html.append("<li>").append(text(step.title()));
                if (step.text() != null) {
                    html.append(": ").append(text(step.text()));
                }
                html.append("</li>");
            }
            html.append("</ol>");
        }
        if (!profile.successFactors().isEmpty()) {
            html.append("<h2>Was zum Erfolg beitrug</h2><ul>");
            profile.successFactors()
                    .forEach(it -> html.append("<li>").append(text(it)).append("</li>"));
            html.append("</ul>");
        }
        var contact = project.publicContact();
        if (contact != null) {
            html.append("<h2>Kontakt</h2>");
            paragraph(html, contact.name());
            paragraph(html, contact.function());
            paragraph(html, contact.email());
            paragraph(html, contact.phone());
        }
        paragraph(html, portal.page(project.id()));
        return html.append("</body></html>").toString();
    }

    /** The bytes stand in the document itself: nothing is fetched. */
    private static void picture(StringBuilder html, Picture told, PictureFiles.File file)
            throws IOException {
        html.append("<div class=\"picture\"><img alt=\"")
                .append(text(told.alt()))
                .append("\" src=\"data:")
                .append(file.contentType())
                .append(";base64,")
                .append(Base64.getEncoder().encodeToString(file.content().getContentAsByteArray()))
                .append("\"/>");
        paragraph(html, told.caption());
        paragraph(html, told.credit() == null ? null : "Bild: " + told.credit());
        html.append("</div>");
    }

    private static void section(StringBuilder html, String title, String told) {
        html.append("<h2>").append(title).append("</h2>");
        told.lines().filter(line -> !line.isBlank()).forEach(line -> paragraph(html, line));
    }

    private static void paragraph(StringBuilder html, @Nullable String told) {
        if (told != null) {
            html.append("<p>").append(text(told)).append("</p>");
        }
    }

    private static void row(StringBuilder html, String name, @Nullable String told) {
        if (told != null && !told.isEmpty()) {
            html.append("<tr><th scope=\"row\">")
                    .append(name)
                    .append("</th><td>")
                    .append(text(told))
                    .append("</td></tr>");
        }
    }

    private static @Nullable String cost(@Nullable Cost cost) {
        if (cost == null) {
            return null;
        }
        var from = cost.from() == null ? "" : euros(cost.from());
        var to = cost.to() == null ? "" : euros(cost.to());
        return from.isEmpty() || to.isEmpty() ? from + to : from + " bis " + to;
    }

    private static String euros(long amount) {
        return String.format(Locale.GERMANY, "%,d €", amount);
    }

    private static String date(Instant at) {
        return DATE.format(at);
    }

    private static String joined(List<String> items) {
        return items.stream().collect(Collectors.joining(", "));
    }

    /** By number: XML knows few names. */
    private static String text(String text) {
        return HtmlUtils.htmlEscapeDecimal(text, "UTF-8");
    }
}
