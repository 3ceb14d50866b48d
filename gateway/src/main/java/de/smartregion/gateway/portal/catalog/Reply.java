package de.smartregion.gateway.portal.catalog;

import java.util.List;

/** What the catalogue answers when somebody changes something. */
public sealed interface Reply<T> {
    record Done<T>(T value, String version) implements Reply<T> {}

    record Unknown<T>() implements Reply<T> {}

    /** Somebody else changed it meanwhile. */
    record Outdated<T>() implements Reply<T> {}

    /** Fields the service did not accept, by their paths. */
    record Unaccepted<T>(List<String> fields) implements Reply<T> {}

    /**
     * Nothing was changed.
     *
     * @param missing what it lacks, where that is why
     */
    record Refused<T>(Refusal why, List<String> missing) implements Reply<T> {}

    /** The reasons why; the names are the service's problem types. */
    enum Refusal {
        SUBMISSION_INCOMPLETE,
        SUBMISSION_UNDER_REVIEW,
        SUBMISSION_NOT_SUBMITTED,
        SUBMISSION_PUBLISHED,
        SUBMISSION_WITHDRAWN,
        SUBMISSION_DECLINED,
        NOT_YOUR_SUBMISSION,
        CHANGE_PENDING,
        TOO_MANY_COMMENTS,
        LINK_EXPIRED,
        IDEMPOTENCY_KEY_REUSED,
        PROJECT_ARCHIVED,
        NOT_DUE,
        SUCCESSOR_NOT_FOUND,
        PARTNER_UNKNOWN,
        OWN_PROJECT,
        NO_VERIFIED_ADDRESS,
        ADDRESS_REQUIRED,
        TOO_MANY_SUBSCRIPTIONS,
        NOT_A_PICTURE,
        PICTURE_TOO_LARGE,
        PICTURE_TOO_SMALL,
        IMPORT_TOO_LARGE,
        IMPORT_UNREADABLE
    }
}
