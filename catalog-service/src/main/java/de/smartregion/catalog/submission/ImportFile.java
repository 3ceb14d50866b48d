package de.smartregion.catalog.submission;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.smartregion.platform.web.ProblemException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
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
                lines.add(ImportLine.unreadable(number, "", "", "is not a project"));
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
        var lines = new ArrayList<ImportLine>();
        try (var rows =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofNamedCsvRecord(text)) {
            for (var row : rows) {
                lines.add(line(row));
            }
        } catch (CsvParseException _) {
            throw unreadable("It is not a table.");
        } catch (IOException _) {
            throw unreadable("It cannot be read.");
        }
        return lines.stream();
    }

    private static String text(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw unreadable("It is not in UTF-8.");
        }
    }

    private static ImportLine line(NamedCsvRecord row) {
        int number = (int) row.getStartingLineNumber();
        var id = cell(row, ImportLine.EXTERNAL_ID);
        if (row.getFieldCount() != row.getHeader().size()) {
            return ImportLine.unreadable(
                    number, id == null ? "" : id, "", "has not as many cells as the header");
        }
        var profile = JSON.createObjectNode();
        for (var name : TEXTS) {
            put(profile, name, cell(row, name));
        }
        for (var name : LISTS) {
            var cell = cell(row, name);
            if (cell != null) {
                var array = profile.putArray(name);
                items(cell).forEach(array::add);
            }
        }
        parts(profile, "steps", cell(row, "steps"), "title", "text");
        parts(profile, "links", cell(row, "links"), "label", "url");
        parts(profile, "funding", cell(row, "funding"), "programme", "amount", "from", "to");
        group(profile, "cost", row, "from", "costFrom", "to", "costTo", "note", "costNote");
        group(
                profile,
                "contact",
                row,
                "name",
                "contactName",
                "function",
                "contactFunction",
                "email",
                "contactEmail",
                "phone",
                "contactPhone");
        group(profile, "place", row, "lat", "lat", "lon", "lon", "label", "place");
        put(profile, "example", cell(row, "example"));
        return line(number, id == null ? "" : id, profile);
    }

    private static ImportLine line(int number, String id, ObjectNode profile) {
        if (!KEY.matcher(id).matches()) {
            return ImportLine.unreadable(
                    number, "", ImportLine.EXTERNAL_ID, "1 to 100 visible ASCII characters");
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
            return ImportLine.unreadable(number, id, path.toString(), "cannot be read");
        } catch (JacksonException _) {
            return ImportLine.unreadable(number, id, "", "cannot be read");
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
    private static void group(
            ObjectNode profile, String name, NamedCsvRecord row, String... names) {
        var object = JSON.createObjectNode();
        for (int i = 0; i < names.length; i += 2) {
            put(object, names[i], cell(row, names[i + 1]));
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

    private static @Nullable String cell(NamedCsvRecord row, String name) {
        return row.findField(name).filter(it -> !it.isBlank()).map(String::strip).orElse(null);
    }

    private static ProblemException unreadable(String why) {
        return new ProblemException(SubmissionProblem.IMPORT_UNREADABLE, why);
    }
}
