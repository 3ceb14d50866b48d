package de.smartregion.catalog.submission;

import de.smartregion.platform.web.ProblemException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the office brings in: a JSON array of profiles, or a table. Both name each project by an
 * {@code externalId}. In a table, several things in one cell stand on lines of their own.
 */
final class ImportFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");
    private static final Pattern LINES = Pattern.compile("\\s*\\R\\s*");
    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");

    private static final List<String> TEXTS =
            List.of(
                    "title",
                    "titleEnglish",
                    "summary",
                    "summaryEnglish",
                    "description",
                    "citizenBenefit",
                    "transferability",
                    "technology",
                    "licence",
                    "stage");
    private static final List<String> LISTS =
            List.of("municipalities", "fields", "successFactors", "partners");

    private ImportFile() {}

    static Stream<ImportLine> json(byte[] body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (JacksonException _) {
            throw unreadable("It is not JSON.");
        }
        if (!tree.isArray()) {
            throw unreadable("It is not a list.");
        }
        var lines = new ArrayList<ImportLine>();
        for (var item : tree) {
            int number = lines.size() + 1;
            if (item instanceof ObjectNode object) {
                var id = object.remove(ImportLine.EXTERNAL_ID);
                lines.add(line(number, id == null || !id.isString() ? "" : id.asString(), object));
            } else {
                lines.add(ImportLine.unreadable(number, "", "", ImportWords.of("project")));
            }
        }
        return lines.stream();
    }

    static Stream<ImportLine> csv(byte[] body) {
        var text = text(body);
        int end = text.indexOf('\n');
        var header = end < 0 ? text : text.substring(0, end);
        char separator =
                header.chars().filter(it -> it == ';').count()
                                > header.chars().filter(it -> it == ',').count()
                        ? ';'
                        : ',';
        var rows = ImportRows.of(text, separator);
        if (rows.isEmpty() || rows.getFirst().cells() == null) {
            throw unreadable("It is not a table.");
        }
        var columns = rows.getFirst().cells().stream().map(String::strip).toList();
        return rows.stream().skip(1).map(row -> line(row, columns));
    }

    private static String text(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw unreadable("It is not in UTF-8.");
        }
    }

    private static ImportLine line(ImportRows.Row row, List<String> columns) {
        if (row.cells() == null) {
            return ImportLine.unreadable(row.line(), "", "", ImportWords.of("quote"));
        }
        var cells = new Cells(columns, row.cells());
        var id = cells.get(ImportLine.EXTERNAL_ID);
        if (row.cells().size() != columns.size()) {
            return ImportLine.unreadable(
                    row.line(),
                    id == null ? "" : id,
                    "",
                    row.line() == row.last()
                            ? ImportWords.of("cells")
                            : ImportWords.of("cells.until", row.last()));
        }
        var profile = JSON.createObjectNode();
        for (var name : TEXTS) {
            put(profile, name, cells.get(name));
        }
        for (var name : LISTS) {
            var cell = cells.get(name);
            if (cell != null) {
                var array = profile.putArray(name);
                items(cell).forEach(array::add);
            }
        }
        parts(profile, "steps", cells.get("steps"), "title", "text");
        parts(profile, "links", cells.get("links"), "label", "url");
        parts(profile, "funding", cells.get("funding"), "programme", "amount", "from", "to");
        group(profile, "cost", cells, "from", "costFrom", "to", "costTo", "note", "costNote");
        group(
                profile,
                "contact",
                cells,
                "name",
                "contactName",
                "function",
                "contactFunction",
                "email",
                "contactEmail",
                "phone",
                "contactPhone");
        group(profile, "place", cells, "lat", "lat", "lon", "lon", "label", "place");
        put(profile, "example", cells.get("example"));
        return line(row.line(), id == null ? "" : id, profile);
    }

    private static ImportLine line(int number, String id, ObjectNode profile) {
        if (!KEY.matcher(id).matches()) {
            return ImportLine.unreadable(number, "", ImportLine.EXTERNAL_ID, ImportWords.of("key"));
        }
        try {
            return ImportLine.read(number, id, JSON.treeToValue(profile, Profile.class));
        } catch (DatabindException e) {
            var path = new StringBuilder();
            e.getPath()
                    .forEach(
                            step -> {
                                if (step.getPropertyName() != null) {
                                    path.append(path.isEmpty() ? "" : ".")
                                            .append(step.getPropertyName());
                                }
                            });
            return ImportLine.unreadable(number, id, path.toString(), ImportWords.of("unreadable"));
        } catch (JacksonException _) {
            return ImportLine.unreadable(number, id, "", ImportWords.of("unreadable"));
        }
    }

    private static Stream<String> items(String cell) {
        return LINES.splitAsStream(cell).map(String::strip).filter(it -> !it.isEmpty());
    }

    /** One thing per line, its parts between bars. */
    private static void parts(
            ObjectNode profile, String name, @Nullable String cell, String... parts) {
        if (cell == null) {
            return;
        }
        var array = profile.putArray(name);
        items(cell)
                .forEach(
                        item -> {
                            var cells = BAR.split(item, parts.length);
                            var object = array.addObject();
                            for (int i = 0; i < cells.length; i++) {
                                put(object, parts[i], cells[i]);
                            }
                        });
    }

    /** {@code names}: of the property, of the column, and so on. */
    private static void group(ObjectNode profile, String name, Cells cells, String... names) {
        var object = JSON.createObjectNode();
        for (int i = 0; i < names.length; i += 2) {
            put(object, names[i], cells.get(names[i + 1]));
        }
        if (!object.isEmpty()) {
            profile.set(name, object);
        }
    }

    private static void put(ObjectNode object, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            object.put(name, value.strip());
        }
    }

    /** Of one row, by the names of their columns. */
    private record Cells(List<String> columns, List<String> cells) {
        @Nullable String get(String column) {
            int at = columns.indexOf(column);
            return at < 0 || at >= cells.size() || cells.get(at).isBlank()
                    ? null
                    : cells.get(at).strip();
        }
    }

    private static ProblemException unreadable(String why) {
        return new ProblemException(SubmissionProblem.IMPORT_UNREADABLE, why);
    }
}
