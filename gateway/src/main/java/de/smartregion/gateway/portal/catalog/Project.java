package de.smartregion.gateway.portal.catalog;

import de.smartregion.gateway.portal.events.Field;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * A project as a page shows it: published, or as it would be.
 *
 * @param overdue nobody has confirmed it for a year
 * @param reuses how many want to do it, too
 * @param recommended in how many consultations
 */
public record Project(
        String id,
        @Nullable String status,
        int revision,
        @Nullable Instant publishedAt,
        @Nullable Instant changedAt,
        @Nullable Instant confirmedAt,
        boolean overdue,
        @Nullable String archivedReason,
        @Nullable String replacedBy,
        int reuses,
        @Nullable Integer recommended,
        String title,
        @Nullable String titleEnglish,
        @Nullable String summary,
        @Nullable String summaryEnglish,
        @Nullable String descriptionHtml,
        List<Area> municipalities,
        List<Field> fields,
        @Nullable String citizenBenefit,
        @Nullable String transferability,
        List<Profile.Step> steps,
        List<String> successFactors,
        @Nullable String technology,
        @Nullable String licence,
        List<String> partners,
        Profile.@Nullable Cost cost,
        @Nullable String costRange,
        List<Profile.Funding> funding,
        @Nullable Stage stage,
        List<Profile.Link> links,
        Profile.@Nullable Contact contact,
        List<Profile.Picture> pictures,
        Profile.@Nullable Place place,
        boolean example) {
    /** An answer without these is none: the service counts as away. */
    public Project {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        municipalities = Lists.of(municipalities);
        fields = Lists.of(fields);
        steps = Lists.of(steps);
        successFactors = Lists.of(successFactors);
        partners = Lists.of(partners);
        funding = Lists.of(funding);
        links = Lists.of(links);
        pictures = Lists.of(pictures);
    }

    /** As it would look, published. */
    public static Project preview(Submission submission, Function<String, Area> areas) {
        var it = submission.profile();
        var title = it.title();
        return new Project(
                submission.project(),
                null,
                submission.revision(),
                null,
                null,
                null,
                false,
                null,
                null,
                0,
                null,
                title == null ? "–" : title,
                it.titleEnglish(),
                it.summary(),
                it.summaryEnglish(),
                submission.descriptionHtml(),
                it.municipalities().stream().map(areas).toList(),
                it.fields(),
                it.citizenBenefit(),
                it.transferability(),
                it.steps(),
                it.successFactors(),
                it.technology(),
                it.licence(),
                it.partners(),
                it.cost(),
                null,
                it.funding(),
                it.stage(),
                it.links(),
                it.contact(),
                it.pictures(),
                it.place(),
                Boolean.TRUE.equals(it.example()));
    }

    public boolean archived() {
        return "ARCHIVED".equals(status);
    }

    public String titleIn(Locale reader) {
        return titleEnglish != null && english(reader) ? titleEnglish : title;
    }

    /** The language of the title, which a page has to name when it is not its own. */
    public String titleLanguage(Locale reader) {
        return titleEnglish != null && english(reader) ? "en" : "de";
    }

    public @Nullable String summaryIn(Locale reader) {
        return summaryEnglish != null && english(reader) ? summaryEnglish : summary;
    }

    public String summaryLanguage(Locale reader) {
        return summaryEnglish != null && english(reader) ? "en" : "de";
    }

    public boolean of(@Nullable String municipality) {
        return municipalities.stream().anyMatch(area -> area.key().equals(municipality));
    }

    private static boolean english(Locale reader) {
        return reader.getLanguage().equals("en");
    }
}
