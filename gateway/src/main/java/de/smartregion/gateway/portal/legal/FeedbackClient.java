package de.smartregion.gateway.portal.legal;

import de.smartregion.gateway.portal.events.ServiceAway;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Hands on to the office what people tell it; nobody is named by a token. */
final class FeedbackClient {
    private static final Logger log = LoggerFactory.getLogger(FeedbackClient.class);

    private final FeedbackApi api;

    FeedbackClient(FeedbackApi api) {
        this.api = api;
    }

    /** False where the service does not accept what the form did. */
    boolean report(FeedbackForm form) {
        try {
            api.report(
                    form.key(),
                    new FeedbackApi.Feedback(
                            form.text(), told(form.page()), told(form.answerTo())));
            return true;
        } catch (HttpClientErrorException.BadRequest _) {
            return false;
        } catch (RestClientException failed) {
            log.warn(
                    "notification service gave no answer to feedback: {}",
                    failed.getClass().getSimpleName());
            throw new ServiceAway(failed);
        }
    }

    private static @Nullable String told(String typed) {
        return typed.isEmpty() ? null : typed;
    }
}
