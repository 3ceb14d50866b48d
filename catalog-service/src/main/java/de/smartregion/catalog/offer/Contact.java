package de.smartregion.catalog.offer;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

/** Whom to ask: a function with its mailbox, or somebody who agreed to be named. */
@Schema(
        name = "OfferContact",
        requiredProperties = {"name", "email"})
record Contact(String name, String email, @Nullable String phone) {

    static final String EMAIL = "[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+\\.[^@\\s\\p{Cntrl}]+";

    Contact {
        name = name.strip();
        email = email.strip();
        phone = phone == null || phone.isBlank() ? null : phone.strip();
        if (name.isEmpty() || !email.matches(EMAIL)) {
            throw new IllegalArgumentException("a contact has a name and an e-mail address");
        }
    }

    @Override
    public String toString() {
        return "contact"; // personal data stays out of logs
    }
}
