package de.smartregion.gateway.portal.webhooks;

import java.util.List;

/** What the service answers when somebody changes something. */
sealed interface Reply<T> {
    record Done<T>(T value) implements Reply<T> {}

    /** Fields the service did not accept, by their paths. */
    record Unaccepted<T>(List<String> fields) implements Reply<T> {}

    /** Nothing was changed. */
    record Refused<T>(Refusal why) implements Reply<T> {}

    /** The reasons why; the names are the service's problem types. */
    enum Refusal {
        PRECONDITION_FAILED,
        TOO_MANY_WEBHOOKS,
        WEBHOOK_NOT_ACTIVE,
        SECRET_REPLACED,
        IDEMPOTENCY_KEY_REUSED
    }
}
