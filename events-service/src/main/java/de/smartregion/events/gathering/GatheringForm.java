package de.smartregion.events.gathering;

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
import java.util.LinkedHashMap;
import java.util.List;

/**
 * An announcement as somebody typed it: it may be wrong in several places, and each is named. What
 * is required may be absent until it was validated.
 */
@GatheringForm.Coherent
record GatheringForm(
        @NotNull Kind kind,
        @NotNull @Valid TitleForm title,
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
        @NotNull Instant startsAt,
        @NotNull Instant endsAt,
        @NotNull Instant registrationOpensAt,
        @NotNull Instant registrationClosesAt,
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
                    String de,
            @Size(max = Announcement.LINE)
                    @Pattern(regexp = Announcement.ONE_LINE, message = "{gathering.one-line}")
                    @Nullable String en) {}

    record SummaryForm(
            @NotBlank @Size(max = Announcement.PARAGRAPH) String de,
            @Size(max = Announcement.PARAGRAPH) @Nullable String en) {}

    record DescriptionForm(
            @NotBlank @Size(max = Announcement.TEXT) String de,
            @Size(max = Announcement.TEXT) @Nullable String en) {}

    record SeatsForm(
            @NotNull Attendance attendance,
            @NotNull @Min(1) @Max(Announcement.MOST_SEATS) Integer seats) {}

    record PlaceForm(
            @NotBlank
                    @Size(max = Announcement.LINE)
                    @Pattern(regexp = Announcement.ONE_LINE, message = "{gathering.one-line}")
                    String name,
            @NotBlank
                    @Size(max = Announcement.LINE)
                    @Pattern(regexp = Announcement.ONE_LINE, message = "{gathering.one-line}")
                    String street,
            @NotNull @Pattern(regexp = Announcement.POSTCODE, message = "{gathering.postcode}")
                    String postcode,
            @NotBlank
                    @Size(max = Announcement.LINE)
                    @Pattern(regexp = Announcement.ONE_LINE, message = "{gathering.one-line}")
                    String town) {}

    record HostForm(
            @NotBlank
                    @Size(max = Announcement.LINE)
                    @Pattern(regexp = Announcement.ONE_LINE, message = "{gathering.one-line}")
                    String name,
            @Size(max = Announcement.LINE)
                    @Pattern(regexp = Announcement.EMAIL, message = "{gathering.email}")
                    @Nullable String email) {}

    /** Only for a form without violations. */
    Announcement announcement() {
        return new Announcement(
                kind,
                new Words(title.de(), title.en()),
                summary == null ? null : new Words(summary.de(), summary.en()),
                description == null ? null : new Words(description.de(), description.en()),
                fields == null ? List.of() : fields,
                partners == null ? List.of() : partners,
                startsAt,
                endsAt,
                registrationOpensAt,
                registrationClosesAt,
                attendances == null
                        ? List.of()
                        : attendances.stream()
                                .map(offered -> new Seats(offered.attendance(), offered.seats()))
                                .toList(),
                requireNonNullElse(waitingList, true),
                requireNonNullElse(largestGroup, 1),
                place == null
                        ? null
                        : new Place(place.name(), place.street(), place.postcode(), place.town()),
                onlineAddress,
                host == null ? null : new Host(host.name(), host.email()));
    }

    @Override
    public String toString() {
        return "form of a gathering"; // the online address is for registered people only
    }

    /**
     * What one field alone cannot know: the order of the times, an attendance offered twice, a kind
     * of address.
     */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Together.class)
    @interface Coherent {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    static final class Together implements ConstraintValidator<Coherent, GatheringForm> {

        @Override
        public boolean isValid(GatheringForm form, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            boolean valid = inTheCalendar(form, context);
            if (valid) {
                valid = inOrder(form, context);
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
            if (seats(offered) > Announcement.MOST_SEATS) {
                valid = refuse(context, "attendances", "{gathering.too-many-seats}");
            }
            return valid;
        }

        private static long seats(@Nullable List<SeatsForm> offered) {
            long seats = 0;
            for (var one : offered == null ? List.<SeatsForm>of() : offered) {
                if (one != null && one.seats() != null) {
                    seats += one.seats();
                }
            }
            return seats;
        }

        private static boolean inTheCalendar(
                GatheringForm form, ConstraintValidatorContext context) {
            boolean valid = true;
            var times = new LinkedHashMap<String, @Nullable Instant>();
            times.put("startsAt", form.startsAt());
            times.put("endsAt", form.endsAt());
            times.put("registrationOpensAt", form.registrationOpensAt());
            times.put("registrationClosesAt", form.registrationClosesAt());
            for (var time : times.entrySet()) {
                if (time.getValue() != null && !Announcement.isInTheCalendar(time.getValue())) {
                    valid = refuse(context, time.getKey(), "{gathering.too-far-away}");
                }
            }
            return valid;
        }

        private static boolean inOrder(GatheringForm form, ConstraintValidatorContext context) {
            boolean valid = true;
            var starts = form.startsAt();
            var ends = form.endsAt();
            var opens = form.registrationOpensAt();
            var closes = form.registrationClosesAt();
            if (starts != null && ends != null && ends.isBefore(starts.plusSeconds(1))) {
                valid = refuse(context, "endsAt", "{gathering.ends-before-it-starts}");
            } else if (starts != null
                    && ends != null
                    && ends.isAfter(starts.plus(Announcement.LONGEST))) {
                valid = refuse(context, "endsAt", "{gathering.lasts-too-long}");
            }
            if (opens != null && closes != null && closes.isBefore(opens.plusSeconds(1))) {
                valid =
                        refuse(
                                context,
                                "registrationClosesAt",
                                "{gathering.closes-before-it-opens}");
            } else if (closes != null && ends != null && closes.isAfter(ends)) {
                valid = refuse(context, "registrationClosesAt", "{gathering.closes-after-the-end}");
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
