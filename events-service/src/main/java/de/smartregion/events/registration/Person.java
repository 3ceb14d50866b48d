package de.smartregion.events.registration;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import java.util.Objects;

/**
 * Who registered, as the roster keeps it.
 *
 * @param municipality official key: eight digits, or five for a district
 */
record Person(
        @Field("n") String name,
        @Field("e") String email,
        @Field("l") Language language,
        @Field("m") String municipality,
        @Field("f") @Nullable String function) {

    // Checked at the door (EmailAddress, PlainText, Municipalities) and not again at every reading:
    // a stricter rule tomorrow must not make yesterday's roster unreadable.
    Person {
        Objects.requireNonNull(name);
        Objects.requireNonNull(email);
        Objects.requireNonNull(language);
        Objects.requireNonNull(municipality);
    }

    static Person of(
            PlainText name,
            EmailAddress email,
            Language language,
            String municipality,
            @Nullable PlainText function) {
        return new Person(
                name.value(),
                email.value(),
                language,
                municipality,
                function == null ? null : function.value());
    }

    Person with(Language other, @Nullable String otherFunction) {
        return new Person(name, email, other, municipality, otherFunction);
    }

    @Override
    public String toString() {
        return "person";
    }
}
