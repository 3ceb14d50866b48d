package de.smartregion.gateway.portal.drafts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps in which a project is written down, each saved by itself. */
enum Step {
    WAS,
    NUTZEN,
    UMSETZUNG,
    KONTAKT;

    /** In the order of the form. */
    List<String> fields() {
        return switch (this) {
            case WAS ->
                    List.of(
                            "title",
                            "summary",
                            "municipalities",
                            "fields",
                            "stage",
                            "description",
                            "titleEnglish",
                            "summaryEnglish",
                            "place-label",
                            "place-lat",
                            "place-lon");
            case NUTZEN -> List.of("citizenBenefit", "transferability", "successFactors");
            case UMSETZUNG ->
                    List.of(
                            "steps",
                            "technology",
                            "licence",
                            "partners",
                            "cost-from",
                            "cost-to",
                            "cost-note",
                            "funding");
            case KONTAKT ->
                    List.of(
                            "contact-name",
                            "contact-function",
                            "contact-email",
                            "contact-phone",
                            "links",
                            "pictures");
        };
    }

    /** As the address says it. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int number() {
        return Arrays.asList(values()).indexOf(this) + 1;
    }

    static Optional<Step> at(String path) {
        return Arrays.stream(values()).filter(step -> step.path().equals(path)).findFirst();
    }

    /** The step where a field of the profile is typed. */
    static Step of(String field) {
        return Arrays.stream(values())
                .filter(
                        step ->
                                step.fields().stream()
                                        .anyMatch(
                                                it ->
                                                        it.equals(field)
                                                                || it.startsWith(field + "-")))
                .findFirst()
                .orElse(WAS);
    }

    Optional<Step> next() {
        return Arrays.stream(values()).skip(number()).findFirst();
    }
}
