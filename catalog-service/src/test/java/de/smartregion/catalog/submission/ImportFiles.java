package de.smartregion.catalog.submission;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables as an office brings them in. */
final class ImportFiles {

    static final String HEADER =
            "externalId;title;summary;description;municipalities;fields;citizenBenefit;"
                    + "transferability;steps;stage;contactName;contactEmail;costTo;example\n";

    private ImportFiles() {}

    /** Every hundredth has no title. */
    static String ofLines(int number, String prefix) {
        return "\uFEFF"
                + HEADER
                + IntStream.rangeClosed(1, number)
                        .mapToObj(i -> row(prefix + i, i % 100 == 0 ? " " : "Titel " + i))
                        .collect(Collectors.joining());
    }

    /** On one line of the file each, so that the number of the line is easily told. */
    static String row(String id, String title) {
        return "%s;%s;Kurz;Lang;06434001;ADMINISTRATION;Nutzen;Bedarf;%s;RUNNING;Stelle;%s;20000;true\n"
                .formatted(
                        id, title, "\"Planen\u2028Umsetzen | mit allen\"", "stelle@stadt.example");
    }
}
