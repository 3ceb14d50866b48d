package de.smartregion.gateway.portal.drafts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps in which a project is written down, each saved by itself. */
enum Step {
    WAS(
            "title",
            "titleEnglish",
            "summary",
            "summaryEnglish",
            "municipalities",
            "fields",
            "stage",
            "description",
            "place-label",
            "place-lat",
            "place-lon"),
    NUTZEN("citizenBenefit", "transferability", "successFactors"),
    UMSETZUNG(
            "steps",
            "technology",
            "licence",
            "partners",
            "cost-from",
            "cost-to",
            "cost-note",
            "funding"),
    KONTAKT(
            "contact-name",
            "contact-function",
            "contact-email",
            "contact-phone",
            "links",
            "pictures");

    private final List<String> fields;

    Step(String... fields) {
        this.fields = List.of(fields);
    }

    /** In the order of the form. */
    List<String> fields() {
        return fields;
    }

    /** As the address says it. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Step> at(String path) {
        return Arrays.stream(values()).filter(step -> step.path().equals(path)).findFirst();
    }

    /** The step where a field of the profile is typed. */
    static Step of(String field) {
        return Arrays.stream(values())
                .filter(
                        step ->
                                step.fields.stream()
                                        .anyMatch(
                                                it ->
                                                        it.equals(field)
                                                                || it.startsWith(field + "-")))
                .findFirst()
                .orElse(WAS);
    }

    Optional<Step> next() {
        return ordinal() + 1 < values().length
                ? Optional.of(values()[ordinal() + 1])
                : Optional.empty();
    }
}
