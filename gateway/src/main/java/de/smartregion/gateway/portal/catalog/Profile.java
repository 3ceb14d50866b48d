package de.smartregion.gateway.portal.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;

import de.smartregion.gateway.portal.events.Field;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a project tells of itself, as it is handed in; a draft may lack anything. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Profile(
        @Nullable String title,
        @Nullable String titleEnglish,
        @Nullable String summary,
        @Nullable String summaryEnglish,
        @Nullable String description,
        List<String> municipalities,
        List<Field> fields,
        @Nullable String citizenBenefit,
        @Nullable String transferability,
        List<Step> steps,
        List<String> successFactors,
        @Nullable String technology,
        @Nullable String licence,
        List<String> partners,
        @Nullable Cost cost,
        List<Funding> funding,
        @Nullable Stage stage,
        List<Link> links,
        @Nullable Contact contact,
        List<Picture> pictures,
        @Nullable Place place,
        @Nullable Boolean example) {
    public Profile {
        municipalities = Lists.of(municipalities);
        fields = Lists.of(fields);
        steps = Lists.of(steps);
        successFactors = Lists.of(successFactors);
        partners = Lists.of(partners);
        funding = Lists.of(funding);
        links = Lists.of(links);
        pictures = Lists.of(pictures);
    }

    /** Only a title, so far. */
    public static Profile titled(String title, List<String> municipalities) {
        return new Profile(
                title,
                null,
                null,
                null,
                null,
                municipalities,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                List.of(),
                null,
                List.of(),
                null,
                null);
    }

    /** One step of doing it. */
    public record Step(String title, @Nullable String text) {}

    /** In whole euros. */
    public record Cost(@Nullable Long from, @Nullable Long to, @Nullable String note) {}

    /** A programme that paid for it; months are written 2026-11. */
    public record Funding(
            String programme, @Nullable Long amount, @Nullable String from, @Nullable String to) {}

    /** A page elsewhere. */
    public record Link(String label, String url) {}

    /** Published, with the consent of whoever it names. */
    public record Contact(
            String name, @Nullable String function, String email, @Nullable String phone) {
        @Override
        public String toString() {
            return "contact"; // personal data stays out of logs
        }
    }

    /** A picture by its id, and what it shows for those who cannot see it. */
    public record Picture(
            String picture, String alt, @Nullable String caption, @Nullable String credit) {}

    /** Where it is. */
    public record Place(double lat, double lon, @Nullable String label) {}
}
