package de.smartregion.events.registration;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * What a registration is to become, whole: a function that is absent is taken away.
 *
 * @param companions how many people come along
 */
record ChangeForm(
        @NotNull @Min(0) @Max(49) Integer companions,
        @Nullable String function,
        @Schema(allowableValues = {"ON_SITE", "ONLINE"})
                @NotNull
                @Pattern(regexp = "ON_SITE|ONLINE")
                String attendance,
        @Schema(allowableValues = {"de", "en"}) @NotNull @Pattern(regexp = "de|en")
                String language) {

    @Schema(hidden = true)
    @AssertTrue(message = "{registration.function}")
    boolean isFunction() {
        try {
            var _ = told();
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Only for a form without violations. */
    Wish wish() {
        var told = told();
        return new Wish(
                1 + companions,
                Attendance.valueOf(attendance),
                Language.valueOf(language.toUpperCase(Locale.ROOT)),
                told == null ? null : told.value());
    }

    private @Nullable PlainText told() {
        return function == null || function.isBlank() ? null : new PlainText(function);
    }

    @Override
    public String toString() {
        return "change form"; // personal data stays out of logs
    }
}
