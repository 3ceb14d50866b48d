package de.smartregion.notification.webhook;

import de.smartregion.platform.web.Problem;

/** What is refused about webhooks. */
enum WebhookProblem implements Problem {
    WEBHOOK_NOT_FOUND(404, "No such webhook"),
    TOO_MANY_WEBHOOKS(409, "There are as many webhooks as there may be"),
    SECRET_REPLACED(409, "The secret told then has been replaced"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request");

    private final int status;
    private final String title;

    WebhookProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
