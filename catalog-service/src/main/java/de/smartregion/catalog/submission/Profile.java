package de.smartregion.catalog.submission;

import com.fasterxml.jackson.annotation.JsonIgnore;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is told about a project; the record is its wire format. A draft may be incomplete ({@link
 * #missing}), but nothing in it is longer, or of another shape, than a published one may have.
 *
 * <p>Blank text is absent, a list is never null, line ends are those of Unix.
 */
record Profile(
        @Size(max = LINE) @Pattern(regexp = ONE_LINE, message = "{submission.one-line}")
                @Nullable String title,
        @Size(max = LINE) @Pattern(regexp = ONE_LINE, message = "{submission.one-line}")
                @Nullable String titleEnglish,
        @Size(max = SUMMARY) @Pattern(regexp = TEXT, message = "{submission.text}")
                @Nullable String summary,
        @Size(max = SUMMARY) @Pattern(regexp = TEXT, message = "{submission.text}")
                @Nullable String summaryEnglish,
        @Size(max = DESCRIPTION) @Pattern(regexp = TEXT, message = "{submission.text}")
                @Nullable String description,
        @Size(max = MANY) List<@NotNull @RegionKey String> municipalities,
        @Size(max = 10) List<@NotNull Field> fields,
        @Size(max = PARAGRAPH) @Pattern(regexp = TEXT, message = "{submission.text}")
                @Nullable String citizenBenefit,
        @Size(max = PARAGRAPH) @Pattern(regexp = TEXT, message = "{submission.text}")
                @Nullable String transferability,
        @Size(max = MANY) List<@NotNull @Valid Step> steps,
        @Size(max = MANY)
                List<
                                @NotBlank @Size(max = 500)
                                @Pattern(regexp = ONE_LINE, message = "{submission.one-line}")
                                String>
                        successFactors,
        @Size(max = 1000) @Pattern(regexp = TEXT, message = "{submission.text}")
                @Nullable String technology,
        @Size(max = LINE) @Pattern(regexp = ONE_LINE, message = "{submission.one-line}")
                @Nullable String licence,
        @Size(max = MANY)
                List<
                                @NotBlank @Size(max = LINE)
                                @Pattern(regexp = ONE_LINE, message = "{submission.one-line}")
                                String>
                        partners,
        @Valid @Nullable Cost cost,
        @Size(max = 10) List<@NotNull @Valid Funding> funding,
        @Nullable Stage stage,
        @Size(max = MANY) List<@NotNull @Valid Link> links,
        @Valid @Nullable Contact contact,
        @Size(max = 10) List<@NotNull @Valid Picture> pictures,
        @Valid @Nullable Place place,
        @Nullable Boolean example) {

    static final int LINE = 200;
    static final int SUMMARY = 400;
    static final int PARAGRAPH = 4000;
    static final int DESCRIPTION = 20_000;
    static final int MANY = 30;

    /** Characters no XML can carry, control characters, and those that turn the direction. */
    private static final String UNREADABLE =
            "\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF";

    static final String ONE_LINE = "[^" + UNREADABLE + "]*";
    static final String TEXT = "(?:[^" + UNREADABLE + "]|[\\n\\t])*+";
    static final String HTTPS = "(?i)https://[^\\s\\p{Cc}/?#][^\\s\\p{Cc}]*";
    static final String EMAIL = "[^\\s@\\p{Cc}]{1,64}@[^\\s@\\p{Cc}]+\\.[^\\s@\\p{Cc}.]+";
    static final String MONTH = "(19|20|21)\\d{2}-(0[1-9]|1[0-2])";

    static final Profile EMPTY =
            new Profile(
                    null, null, null, null, null, null, null, null, null, null, null, null, null,
                    null, null, null, null, null, null, null, null, null);

    record Step(
            @NotBlank
                    @Size(max = LINE)
                    @Pattern(regexp = ONE_LINE, message = "{submission.one-line}")
                    String title,
            @Size(max = 2000) @Pattern(regexp = TEXT, message = "{submission.text}")
                    @Nullable String text) {
        Step {
            text = absentIfBlank(text);
        }
    }

    /** In whole euros. */
    record Cost(
            @Min(0) @Max(MOST) @Nullable Long from,
            @Min(0) @Max(MOST) @Nullable Long to,
            @Size(max = 500) @Pattern(regexp = TEXT, message = "{submission.text}")
                    @Nullable String note) {
        static final long MOST = 10_000_000_000L;

        Cost {
            note = absentIfBlank(note);
        }

        @AssertTrue(message = "{submission.order}")
        @JsonIgnore
        boolean isInOrder() {
            return from == null || to == null || from <= to;
        }
    }

    /** {@code from} and {@code to}: months. */
    record Funding(
            @NotBlank
                    @Size(max = LINE)
                    @Pattern(regexp = ONE_LINE, message = "{submission.one-line}")
                    String programme,
            @Min(0) @Max(Cost.MOST) @Nullable Long amount,
            @Pattern(regexp = MONTH, message = "{submission.month}") @Nullable String from,
            @Pattern(regexp = MONTH, message = "{submission.month}") @Nullable String to) {
        Funding {
            from = absentIfBlank(from);
            to = absentIfBlank(to);
        }

        @AssertTrue(message = "{submission.order}")
        @JsonIgnore
        boolean isInOrder() {
            return from == null || to == null || from.compareTo(to) <= 0;
        }
    }

    record Link(
            @NotBlank
                    @Size(max = LINE)
                    @Pattern(regexp = ONE_LINE, message = "{submission.one-line}")
                    String label,
            @NotNull @Size(max = 500) @Pattern(regexp = HTTPS, message = "{submission.https}")
                    String url) {}

    /** Published, with the consent of whoever it names. */
    record Contact(
            @NotBlank
                    @Size(max = LINE)
                    @Pattern(regexp = ONE_LINE, message = "{submission.one-line}")
                    String name,
            @Size(max = LINE) @Pattern(regexp = ONE_LINE, message = "{submission.one-line}")
                    @Nullable String function,
            @NotNull @Size(max = 254) @Pattern(regexp = EMAIL, message = "{submission.email}")
                    String email,
            @Size(max = 50) @Pattern(regexp = ONE_LINE, message = "{submission.one-line}")
                    @Nullable String phone) {
        Contact {
            function = absentIfBlank(function);
            phone = absentIfBlank(phone);
        }

        @Override
        public String toString() {
            return "contact"; // personal data stays out of logs
        }
    }

    /** {@code picture}: the id it was stored under; {@code alt} for those who cannot see it. */
    record Picture(
            @NotNull
                    @Pattern(regexp = KeptPicture.SHAPE, message = "{submission.picture}")
                    @KeptPicture
                    String picture,
            @NotBlank
                    @Size(max = 500)
                    @Pattern(regexp = ONE_LINE, message = "{submission.one-line}")
                    String alt,
            @Size(max = 500) @Pattern(regexp = ONE_LINE, message = "{submission.one-line}")
                    @Nullable String caption,
            @Size(max = LINE) @Pattern(regexp = ONE_LINE, message = "{submission.one-line}")
                    @Nullable String credit) {
        Picture {
            caption = absentIfBlank(caption);
            credit = absentIfBlank(credit);
        }
    }

    /** Within a box around Hessen. */
    record Place(
            @NotNull @DecimalMin("49.3") @DecimalMax("51.7") Double lat,
            @NotNull @DecimalMin("7.7") @DecimalMax("10.3") Double lon,
            @Size(max = LINE) @Pattern(regexp = ONE_LINE, message = "{submission.one-line}")
                    @Nullable String label) {
        Place {
            label = absentIfBlank(label);
        }
    }

    Profile(
            @Nullable String title,
            @Nullable String titleEnglish,
            @Nullable String summary,
            @Nullable String summaryEnglish,
            @Nullable String description,
            @Nullable List<String> municipalities,
            @Nullable List<Field> fields,
            @Nullable String citizenBenefit,
            @Nullable String transferability,
            @Nullable List<Step> steps,
            @Nullable List<String> successFactors,
            @Nullable String technology,
            @Nullable String licence,
            @Nullable List<String> partners,
            @Nullable Cost cost,
            @Nullable List<Funding> funding,
            @Nullable Stage stage,
            @Nullable List<Link> links,
            @Nullable Contact contact,
            @Nullable List<Picture> pictures,
            @Nullable Place place,
            @Nullable Boolean example) {
        this.title = absentIfBlank(title);
        this.titleEnglish = absentIfBlank(titleEnglish);
        this.summary = absentIfBlank(summary);
        this.summaryEnglish = absentIfBlank(summaryEnglish);
        this.description = absentIfBlank(description);
        this.municipalities = all(municipalities);
        this.fields = all(fields);
        this.citizenBenefit = absentIfBlank(citizenBenefit);
        this.transferability = absentIfBlank(transferability);
        this.steps = all(steps);
        this.successFactors = all(successFactors);
        this.technology = absentIfBlank(technology);
        this.licence = absentIfBlank(licence);
        this.partners = all(partners);
        this.cost = cost;
        this.funding = all(funding);
        this.stage = stage;
        this.links = all(links);
        this.contact = contact;
        this.pictures = all(pictures);
        this.place = place;
        this.example = Boolean.TRUE.equals(example) ? Boolean.TRUE : null;
    }

    /** The names of what must be told before it can be handed in. */
    List<String> missing() {
        var missing = new ArrayList<String>();
        lacks(missing, "title", title == null);
        lacks(missing, "summary", summary == null);
        lacks(missing, "description", description == null);
        lacks(missing, "municipalities", municipalities.isEmpty());
        lacks(missing, "fields", fields.isEmpty());
        lacks(missing, "citizenBenefit", citizenBenefit == null);
        lacks(missing, "transferability", transferability == null);
        lacks(missing, "stage", stage == null);
        lacks(missing, "contact", contact == null);
        return List.copyOf(missing);
    }

    Profile in(String municipality) {
        return new Profile(
                title,
                titleEnglish,
                summary,
                summaryEnglish,
                description,
                List.of(municipality),
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
                contact,
                pictures,
                place,
                example);
    }

    private static void lacks(List<String> missing, String field, boolean isMissing) {
        if (isMissing) {
            missing.add(field);
        }
    }

    private static @Nullable String absentIfBlank(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** Nothing in it is changed; a null in it is for the validation to name. */
    private static <T> List<T> all(@Nullable List<T> given) {
        return given == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(given));
    }

    @Override
    public String toString() {
        return "profile"; // it names a contact
    }
}
