package de.smartregion.platform.outbox;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Date;

/** One event waiting in its aggregate; {@code n} rises within the aggregate. */
record OutboxEntry(
        long n, String id, String type, Instant time, @Nullable String traceparent, String data) {

    static OutboxEntry from(Document document) {
        return new OutboxEntry(
                document.get("n", Number.class).longValue(),
                document.getString("id"),
                document.getString("type"),
                document.getDate("time").toInstant(),
                document.getString("traceparent"),
                document.getString("data"));
    }

    Document document() {
        var document =
                new Document("n", n)
                        .append("id", id)
                        .append("type", type)
                        .append("time", Date.from(time));
        if (traceparent != null) {
            document.append("traceparent", traceparent);
        }
        return document.append("data", data);
    }
}
