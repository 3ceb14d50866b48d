package de.smartregion.catalog.subscription;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An address that somebody could be written to. */
@Target({ElementType.TYPE_USE, ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Deliverable.Written.class)
@interface Deliverable {
    String message() default "{submission.email}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Written implements ConstraintValidator<Deliverable, @Nullable String> {
        @Override
        public boolean isValid(@Nullable String email, ConstraintValidatorContext context) {
            if (email == null) {
                return true;
            }
            try {
                var _ = new EmailAddress(email);
                return true;
            } catch (IllegalArgumentException _) {
                return false;
            }
        }
    }
}
