package de.smartregion.catalog.project;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is published about a project, in the reader's words; complete, because only what is complete
 * is published. Lists are never null.
 */
record Profile(
        String title,
        @Nullable String titleEnglish,
        String summary,
        @Nullable String summaryEnglish,
        String description,
        List<String> municipalities,
        List<String> fields,
        String citizenBenefit,
        String transferability,
        List<Step> steps,
        List<String> successFactors,
        @Nullable String technology,
        @Nullable String licence,
        List<String> partners,
        @Nullable Cost cost,
        List<Funding> funding,
        String stage,
        List<Link> links,
        Contact contact,
        List<Picture> pictures,
        @Nullable Place place,
        @Nullable Boolean example) {

    @Schema(name = "PublishedStep")
    record Step(String title, @Nullable String text) {}

    /** In whole euros. */
    @Schema(name = "PublishedCost")
    record Cost(@Nullable Long from, @Nullable Long to, @Nullable String note) {}

    /** {@code from} and {@code to}: months. */
    @Schema(name = "PublishedFunding")
    record Funding(
            String programme, @Nullable Long amount, @Nullable String from, @Nullable String to) {}

    @Schema(name = "PublishedLink")
    record Link(String label, String url) {}

    /** {@code language}: of letters; absent is German. */
    @Schema(name = "PublishedContact")
    record Contact(
            String name,
            @Nullable String function,
            String email,
            @Nullable String phone,
            @Schema(description = "Of the letters it gets: de or en.") @Nullable String language) {

        Contact writtenTo(@Nullable String in) {
            return new Contact(name, function, email, phone, in);
        }

        String languageOfLetters() {
            return language == null ? "de" : language;
        }

        @Override
        public String toString() {
            return "contact"; // personal data stays out of logs
        }
    }

    @Schema(name = "PublishedPicture")
    record Picture(String picture, String alt, @Nullable String caption, @Nullable String credit) {}

    @Schema(name = "PublishedPlace")
    record Place(double lat, double lon, @Nullable String label) {}

    enum CostRange {
        UNDER_10K,
        UNDER_50K,
        UNDER_250K,
        UNDER_1M,
        OVER_1M,
        UNKNOWN
    }

    Profile {
        if (municipalities.isEmpty() || fields.isEmpty()) {
            throw new IllegalArgumentException("a project is somewhere, and about something");
        }
        municipalities = List.copyOf(municipalities);
        fields = List.copyOf(fields);
        steps = all(steps);
        successFactors = all(successFactors);
        partners = all(partners);
        funding = all(funding);
        links = all(links);
        pictures = all(pictures);
    }

    Profile with(Contact whom) {
        return new Profile(
                title,
                titleEnglish,
                summary,
                summaryEnglish,
                description,
                municipalities,
                fields,
                citizenBenefit,
                transferability,
                steps,
                successFactors,
                technology,
                licence,
                partners,
                cost,
                funding,
                stage,
                links,
                whom,
                pictures,
                place,
                example);
    }

    /** Names of what is not the same there, in the order of the profile. */
    List<String> differencesFrom(Profile other) {
        return Stream.of(Profile.class.getRecordComponents())
                .filter(it -> !Objects.equals(valueOf(it, this), valueOf(it, other)))
                .map(RecordComponent::getName)
                .toList();
    }

    private static @Nullable Object valueOf(RecordComponent component, Profile profile) {
        try {
            return component.getAccessor().invoke(profile);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the most it may cost lies. */
    CostRange costRange() {
        var most = cost == null ? null : cost.to() == null ? cost.from() : cost.to();
        if (most == null) {
            return CostRange.UNKNOWN;
        }
        if (most < 10_000) {
            return CostRange.UNDER_10K;
        }
        if (most < 50_000) {
            return CostRange.UNDER_50K;
        }
        if (most < 250_000) {
            return CostRange.UNDER_250K;
        }
        return most < 1_000_000 ? CostRange.UNDER_1M : CostRange.OVER_1M;
    }

    private static <T> List<T> all(@Nullable List<T> told) {
        return told == null ? List.of() : List.copyOf(told);
    }

    @Override
    public String toString() {
        return "profile"; // it names a contact
    }
}
