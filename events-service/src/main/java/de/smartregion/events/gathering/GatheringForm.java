package de.smartregion.events.gathering;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import de.smartregion.events.gathering.Announcement.Attendance;
import de.smartregion.events.gathering.Announcement.Field;
import de.smartregion.events.gathering.Announcement.Host;
import de.smartregion.events.gathering.Announcement.Kind;
import de.smartregion.events.gathering.Announcement.Place;
import de.smartregion.events.gathering.Announcement.Seats;
import de.smartregion.events.gathering.Announcement.Words;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.util.List;

/** An announcement as somebody typed it: it may be wrong in several places, and each is named. */
@GatheringForm.TimesInOrder
record GatheringForm(
        @NotNull @Nullable Kind kind,
        @NotNull @Valid @Nullable TitleForm title,
        @Valid @Nullable SummaryForm summary,
        @Valid @Nullable DescriptionForm description,
        @Nullable List<@NotNull Field> fields,
        @Size(max = Announcement.MOST_PARTNERS)
                @Nullable
                        List<
                                @NotBlank @Size(max = Announcement.LINE)
                                @Pattern(
                                        regexp = Announcement.ONE_LINE,
                                        message = "{gathering.one-line}")
                                String>
                        partners,
        @NotNull @Nullable Instant startsAt,
        @NotNull @Nullable Instant endsAt,
        @NotNull @Nullable Instant registrationOpensAt,
        @NotNull @Nullable Instant registrationClosesAt,
        @Nullable List<@NotNull @Valid SeatsForm> attendances,
        @Nullable Boolean waitingList,
        @Min(1) @Max(Announcement.LARGEST_GROUP) @Nullable Integer largestGroup,
        @Valid @Nullable PlaceForm place,
        @Size(max = Announcement.PARAGRAPH) @Nullable String onlineAddress,
        @Valid @Nullable HostForm host) {

    record TitleForm(
            @NotBlank
                    @Size(max = Announcement.LINE)
                    @Pattern(regexp = Announcement.ONE_LINE, message = "{gathering.one-line}")
                    @Nullable String de,
            @Size(max = Announcement.LINE)
                    @Pattern(regexp = Announcement.ONE_LINE, message = "{gathering.one-line}")
                    @Nullable String en) {}

    record SummaryForm(
            @NotBlank @Size(max = Announcement.PARAGRAPH) @Nullable String de,
            @Size(max = Announcement.PARAGRAPH) @Nullable String en) {}

    record DescriptionForm(
            @NotBlank @Size(max = Announcement.TEXT) @Nullable String de,
            @Size(max = Announcement.TEXT) @Nullable String en) {}

    record SeatsForm(
            @NotNull @Nullable Attendance attendance,
            @NotNull @Min(1) @Max(Announcement.MOST_SEATS) @Nullable Integer seats) {}

    record PlaceForm(
            @NotBlank
                    @Size(max = Announcement.LINE)
                    @Pattern(regexp = Announcement.ONE_LINE, message = "{gathering.one-line}")
                    @Nullable String name,
            @NotBlank
                    @Size(max = Announcement.LINE)
                    @Pattern(regexp = Announcement.ONE_LINE, message = "{gathering.one-line}")
                    @Nullable String street,
            @NotNull @Pattern(regexp = Announcement.POSTCODE, message = "{gathering.postcode}")
                    @Nullable String postcode,
            @NotBlank
                    @Size(max = Announcement.LINE)
                    @Pattern(regexp = Announcement.ONE_LINE, message = "{gathering.one-line}")
                    @Nullable String town) {}

    record HostForm(
            @NotBlank
                    @Size(max = Announcement.LINE)
                    @Pattern(regexp = Announcement.ONE_LINE, message = "{gathering.one-line}")
                    @Nullable String name,
            @Size(max = Announcement.LINE)
                    @Pattern(regexp = Announcement.EMAIL, message = "{gathering.email}")
                    @Nullable String email) {}

    /** Only for a form without violations. */
    Announcement announcement() {
        return new Announcement(
                requireNonNull(kind),
                words(requireNonNull(title).de(), title.en()),
                summary == null ? null : words(summary.de(), summary.en()),
                description == null ? null : words(description.de(), description.en()),
                fields == null ? List.of() : fields,
                partners == null ? List.of() : partners,
                requireNonNull(startsAt),
                requireNonNull(endsAt),
                requireNonNull(registrationOpensAt),
                requireNonNull(registrationClosesAt),
                attendances == null
                        ? List.of()
                        : attendances.stream()
                                .map(
                                        offered ->
                                                new Seats(
                                                        requireNonNull(offered.attendance()),
                                                        requireNonNull(offered.seats())))
                                .toList(),
                requireNonNullElse(waitingList, true),
                requireNonNullElse(largestGroup, 1),
                place == null
                        ? null
                        : new Place(
                                requireNonNull(place.name()),
                                requireNonNull(place.street()),
                                requireNonNull(place.postcode()),
                                requireNonNull(place.town())),
                onlineAddress,
                host == null ? null : new Host(requireNonNull(host.name()), host.email()));
    }

    @Override
    public String toString() {
        return "form of a gathering"; // the online address is for registered people only
    }

    private static Words words(@Nullable String de, @Nullable String en) {
        return new Words(requireNonNull(de), en);
    }

    /**
     * What one field alone cannot know: the order of the times, an attendance offered twice, a kind
     * of address.
     */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Together.class)
    @interface TimesInOrder {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    static final class Together implements ConstraintValidator<TimesInOrder, GatheringForm> {

        @Override
        public boolean isValid(GatheringForm form, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            boolean valid = true;
            var starts = form.startsAt();
            var ends = form.endsAt();
            var opens = form.registrationOpensAt();
            var closes = form.registrationClosesAt();
            if (starts != null && ends != null && !ends.isAfter(starts.plusSeconds(1))) {
                valid = refuse(context, "endsAt", "{gathering.ends-before-it-starts}");
            } else if (starts != null
                    && ends != null
                    && ends.isAfter(starts.plus(Announcement.LONGEST))) {
                valid = refuse(context, "endsAt", "{gathering.lasts-too-long}");
            }
            if (opens != null && closes != null && !closes.isAfter(opens.plusSeconds(1))) {
                valid =
                        refuse(
                                context,
                                "registrationClosesAt",
                                "{gathering.closes-before-it-opens}");
            } else if (closes != null && ends != null && closes.isAfter(ends)) {
                valid = refuse(context, "registrationClosesAt", "{gathering.closes-after-the-end}");
            }
            var address = form.onlineAddress();
            if (address != null && !address.isBlank() && !Announcement.isHttps(address.strip())) {
                valid = refuse(context, "onlineAddress", "{gathering.https}");
            }
            var offered = form.attendances();
            if (offered != null
                    && offered.stream()
                                    .map(seats -> seats == null ? null : seats.attendance())
                                    .distinct()
                                    .count()
                            != offered.size()) {
                valid = refuse(context, "attendances", "{gathering.offered-twice}");
            }
            return valid;
        }

        private static boolean refuse(
                ConstraintValidatorContext context, String field, String message) {
            context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode(field)
                    .addConstraintViolation();
            return false;
        }
    }
}
