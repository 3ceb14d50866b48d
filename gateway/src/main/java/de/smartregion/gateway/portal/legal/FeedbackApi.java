package de.smartregion.gateway.portal.legal;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The public API of the notification service, as far as the portal uses it. */
@HttpExchange("/api/notifications")
interface FeedbackApi {
    @PostExchange("/feedback")
    void report(@RequestHeader("Idempotency-Key") String key, @RequestBody Feedback feedback);

    record Feedback(String text, @Nullable String page, @Nullable String answerTo) {
        @Override
        public String toString() {
            return "feedback"; // personal data stays out of logs
        }
    }
}
