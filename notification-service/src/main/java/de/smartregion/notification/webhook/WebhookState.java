package de.smartregion.notification.webhook;

/** Whether a webhook is called. */
enum WebhookState {
    /** Called as soon as something happens. */
    ACTIVE,
    /** What happens is kept for it, and told when it is active again. */
    PAUSED,
    /** It has answered that it does not want to be called again; nothing is kept for it. */
    ENDED
}
