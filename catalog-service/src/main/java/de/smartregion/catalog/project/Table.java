package de.smartregion.catalog.project;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.smartregion.catalog.project.Profile.Cost;
import de.smartregion.catalog.project.Profile.Funding;
import de.smartregion.catalog.project.Profile.Place;
import de.smartregion.catalog.region.Municipalities;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Projects as a table for spreadsheets: UTF-8 with a byte order mark and semicolons, as a German
 * Excel opens it; what could be a formula is text.
 */
final class Table {

    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r].*");

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "title",
                    "titleEnglish",
                    "summary",
                    "summaryEnglish",
                    "description",
                    "municipalities",
                    "municipalityNames",
                    "fields",
                    "citizenBenefit",
                    "transferability",
                    "steps",
                    "successFactors",
                    "technology",
                    "licence",
                    "partners",
                    "costFrom",
                    "costTo",
                    "costNote",
                    "costRange",
                    "funding",
                    "stage",
                    "links",
                    "lat",
                    "lon",
                    "place",
                    "example",
                    "revision",
                    "publishedAt",
                    "changedAt",
                    "confirmedAt",
                    "overdue",
                    "reuses",
                    "page");

    private final StringWriter text = new StringWriter().append('\uFEFF');
    private final CsvWriter rows =
            CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(text);
    private final PortalSettings portal;

    Table(PortalSettings portal) {
        this.portal = portal;
        rows.writeRecord(COLUMNS);
    }

    void add(Project project) {
        var profile = project.profile();
        var cells = new ArrayList<String>();
        cells.add(project.id());
        cells.add(cell(profile.title()));
        cells.add(cell(profile.titleEnglish()));
        cells.add(cell(profile.summary()));
        cells.add(cell(profile.summaryEnglish()));
        cells.add(cell(profile.description()));
        cells.add(lines(profile.municipalities()));
        cells.add(lines(profile.municipalities().stream().map(Municipalities::nameOf).toList()));
        cells.add(lines(profile.fields()));
        cells.add(cell(profile.citizenBenefit()));
        cells.add(cell(profile.transferability()));
        cells.add(
                lines(profile.steps().stream().map(it -> joined(it.title(), it.text())).toList()));
        cells.add(lines(profile.successFactors()));
        cells.add(cell(profile.technology()));
        cells.add(cell(profile.licence()));
        cells.add(lines(profile.partners()));
        Cost cost = profile.cost();
        cells.add(cost == null ? "" : cell(cost.from()));
        cells.add(cost == null ? "" : cell(cost.to()));
        cells.add(cost == null ? "" : cell(cost.note()));
        cells.add(profile.costRange().name());
        cells.add(lines(profile.funding().stream().map(Table::funding).toList()));
        cells.add(profile.stage());
        cells.add(lines(profile.links().stream().map(it -> joined(it.label(), it.url())).toList()));
        Place place = profile.place();
        cells.add(place == null ? "" : cell(place.lat()));
        cells.add(place == null ? "" : cell(place.lon()));
        cells.add(place == null ? "" : cell(place.label()));
        cells.add(profile.example() == null ? "" : "true");
        cells.add(cell(project.revision()));
        cells.add(cell(project.publishedAt()));
        cells.add(cell(project.changedAt()));
        cells.add(cell(project.confirmedAt()));
        cells.add(project.overdue() ? "true" : "");
        cells.add(cell(project.followers().size()));
        cells.add(portal.page(project.id()));
        rows.writeRecord(cells);
    }

    String text() {
        try {
            rows.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String lines(List<String> lines) {
        return cell(lines.stream().collect(Collectors.joining("\n")));
    }

    /** Programme, amount, first and last month: each in its place, as a file is brought in. */
    private static String funding(Funding funding) {
        var parts = new ArrayList<String>();
        parts.add(funding.programme());
        parts.add(funding.amount() == null ? "" : funding.amount().toString());
        parts.add(funding.from() == null ? "" : funding.from());
        parts.add(funding.to() == null ? "" : funding.to());
        while (parts.getLast().isEmpty()) {
            parts.removeLast();
        }
        return String.join(" | ", parts);
    }

    private static String joined(String first, @Nullable Object second) {
        return second == null ? first : first + " | " + second;
    }

    private static String cell(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        return !(value instanceof Number) && FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
