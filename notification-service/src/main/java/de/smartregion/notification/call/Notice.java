package de.smartregion.notification.call;

import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.UnreadableEvent;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What one webhook is told: that something happened, and to what. Never what the event carries: it
 * names people, and whoever may know them asks the service with a token of their own.
 */
public record Notice(
        String webhook, String event, String source, String type, String subject, Instant time) {

    static final String TEST = "de.smartregion.notification.webhook-test.v1";

    /** It names a call in headers and paths; a full stop would make two signatures one. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Notice {
        if (!NAME.matcher(event).matches()) {
            throw new UnreadableEvent("ce_id is no plain name");
        }
    }

    public static Notice of(String webhook, CloudEvent event) {
        return new Notice(
                webhook, event.id(), event.source(), event.type(), event.subject(), event.time());
    }

    /** Nothing happened; somebody wants to know whether the receiver hears. */
    static Notice test(String webhook, Instant now) {
        return new Notice(
                webhook, UUID.randomUUID().toString(), "/notification-service", TEST, webhook, now);
    }

    /** Of the call that tells it: named after both, so that a second telling finds the first. */
    String name() {
        return event + ":" + webhook;
    }

    /** A CloudEvent in structured mode, without data. */
    public String body() {
        var event = new LinkedHashMap<String, String>();
        event.put("specversion", "1.0");
        event.put("id", this.event);
        event.put("source", source);
        event.put("type", type);
        event.put("subject", subject);
        event.put("time", time.toString());
        return JSON.writeValueAsString(event);
    }
}
