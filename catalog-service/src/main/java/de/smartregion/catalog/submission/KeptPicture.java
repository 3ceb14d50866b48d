package de.smartregion.catalog.submission;

import de.smartregion.catalog.picture.KnownPictures;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;

/** The id of a picture that somebody has uploaded, and nobody has forgotten. */
@Target({ElementType.TYPE_USE, ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KeptPicture.Known.class)
@interface KeptPicture {
    String SHAPE = "[A-Za-z0-9_-]{43}";

    String message() default "{submission.picture}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Known implements ConstraintValidator<KeptPicture, @Nullable String> {
        private static final Pattern PICTURE = Pattern.compile(SHAPE);

        private final KnownPictures pictures;

        Known(KnownPictures pictures) {
            this.pictures = pictures;
        }

        @Override
        public boolean isValid(@Nullable String picture, ConstraintValidatorContext context) {
            return picture == null
                    || !PICTURE.matcher(picture).matches() // that is another constraint
                    || pictures.isKept(picture);
        }
    }
}
