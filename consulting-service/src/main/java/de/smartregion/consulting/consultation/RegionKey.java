package de.smartregion.consulting.consultation;

import de.smartregion.consulting.region.Municipalities;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The key of a municipality or a district of Hessen. */
@Target({ElementType.TYPE_USE, ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = RegionKey.Known.class)
@interface RegionKey {
    String message() default "{consultation.municipality}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Known implements ConstraintValidator<RegionKey, @Nullable String> {
        @Override
        public boolean isValid(@Nullable String key, ConstraintValidatorContext context) {
            return key == null || Municipalities.contains(key);
        }
    }
}
