package de.smartregion.events.registration;

import de.smartregion.platform.web.IdempotencyKey;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import java.util.function.Function;

/**
 * What somebody filled in: it may be wrong in several places, and each is named. What is required
 * may be absent until it was validated.
 *
 * @param municipality official key: eight digits, or five for a district
 * @param companions how many people come along
 */
@RegistrationForm.Legible
record RegistrationForm(
        @NotNull String name,
        @NotNull String email,
        @NotNull String municipality,
        @Nullable String function,
        @Min(0) @Max(49) @Nullable Integer companions,
        @Schema(allowableValues = {"ON_SITE", "ONLINE"})
                @NotNull
                @Pattern(regexp = "ON_SITE|ONLINE")
                String attendance,
        @Schema(
                        allowableValues = {"de", "en"},
                        defaultValue = "de")
                @Pattern(regexp = "de|en")
                @Nullable String language,
        @NotNull @AssertTrue Boolean privacyAccepted,
        @Schema(description = "Put on by the office: nothing to confirm. Staff only.")
                @Nullable Boolean confirmed) {

    boolean byOffice() {
        return Boolean.TRUE.equals(confirmed);
    }

    /** Only for a form without violations. */
    Attendee attendee(@Nullable IdempotencyKey key, Entrance entrance) {
        return new Attendee(
                Person.of(
                        new PlainText(name),
                        new EmailAddress(email),
                        language == null
                                ? Language.DE
                                : Language.valueOf(language.toUpperCase(Locale.ROOT)),
                        municipality,
                        function == null || function.isBlank() ? null : new PlainText(function)),
                Attendance.valueOf(attendance),
                1 + (companions == null ? 0 : companions),
                key == null ? null : key.fingerprint(this),
                entrance);
    }

    @Override
    public String toString() {
        return "registration form"; // personal data stays out of logs
    }

    /** The values themselves know what they accept. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Reading.class)
    @interface Legible {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** Public because the validator makes it. */
    public static final class Reading implements ConstraintValidator<Legible, RegistrationForm> {

        @Override
        public boolean isValid(RegistrationForm form, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            var function = form.function();
            boolean name = reads("name", form.name(), PlainText::new, context);
            boolean email = reads("email", form.email(), EmailAddress::new, context);
            boolean role =
                    function == null
                            || function.isBlank()
                            || reads("function", function, PlainText::new, context);
            return reads("municipality", form.municipality(), Reading::known, context)
                    && name
                    && email
                    && role;
        }

        private static String known(String key) {
            if (!Municipalities.contains(key)) {
                throw new IllegalArgumentException("no such municipality");
            }
            return key;
        }

        private static boolean reads(
                String field,
                @Nullable String value,
                Function<String, ?> reader,
                ConstraintValidatorContext context) {
            if (value == null) {
                return true; // @NotNull says so
            }
            try {
                var _ = reader.apply(value);
                return true;
            } catch (IllegalArgumentException _) {
                context.buildConstraintViolationWithTemplate("{registration." + field + "}")
                        .addPropertyNode(field)
                        .addConstraintViolation();
                return false;
            }
        }
    }
}
