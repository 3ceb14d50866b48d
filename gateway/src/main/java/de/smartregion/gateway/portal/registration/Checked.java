package de.smartregion.gateway.portal.registration;

import de.smartregion.gateway.portal.events.Application;

import java.util.List;

/** What a {@link RegistrationForm} means. */
public sealed interface Checked {
    record Right(Application application) implements Checked {}

    record Wrong(List<FieldError> errors) implements Checked {}
}
