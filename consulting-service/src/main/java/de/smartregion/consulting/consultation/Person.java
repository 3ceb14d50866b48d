package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;

/**
 * Who asks for advice.
 *
 * @param subject of the account, if there is one
 */
record Person(
        String name,
        String email,
        @Nullable String function,
        @Nullable String phone,
        @Nullable String subject) {

    /** What is kept of somebody who never confirmed, or asked long ago. */
    static final Person NOBODY = new Person("", "", null, null, null);

    @Override
    public String toString() {
        return "person"; // personal data stays out of logs
    }
}
