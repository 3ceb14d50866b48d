package de.smartregion.notification.webhook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;

import de.smartregion.platform.infrastructure.Store;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What is read for webhooks, and what is not. */
class WebhookMessagesTest {

    private static WebhookMessages reading(Webhooks webhooks) {
        return new WebhookMessages(
                webhooks,
                notices -> {
                    throw new IllegalStateException("told " + notices.size());
                });
    }

    private static Message<List<byte[]>> poll(String body) {
        Map<String, Object> headers =
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "e-1",
                        "ce_type", "de.smartregion.events.seat-confirmed.v1",
                        "ce_source", "/events-service",
                        "ce_subject", "forum",
                        "ce_time", "2027-02-01T09:00:00Z");
        return MessageBuilder.withPayload(List.of(body.getBytes(StandardCharsets.UTF_8)))
                .setHeader(KafkaHeaders.BATCH_CONVERTED_HEADERS, List.of(headers))
                .build();
    }

    private static Webhook webhook(Instant made) {
        var form =
                new WebhookForm(
                        "ERP", "https://hooks.example/", List.of("de.smartregion.events.*"));
        return Webhook.made("w", form, made, null);
    }

    @Test
    void whileNobodyListensNothingIsEvenRead() {
        var webhooks = new Webhooks(Store.mongo());
        assertThatCode(() -> reading(webhooks).accept(poll("{not json")))
                .doesNotThrowAnyException();

        webhooks.insert(webhook(Instant.parse("2027-02-01T08:00:00Z")));
        assertThatExceptionOfType(BatchListenerFailedException.class)
                .isThrownBy(() -> reading(webhooks).accept(poll("{not json")))
                .withMessageContaining("cannot be read");
        assertThatExceptionOfType(BatchListenerFailedException.class)
                .isThrownBy(() -> reading(webhooks).accept(poll("{}")))
                .withStackTraceContaining("told 1");
    }

    @Test
    void whatHappenedBeforeIsNotTold() {
        var webhooks = new Webhooks(Store.mongo());
        webhooks.insert(webhook(Instant.parse("2027-02-01T10:00:00Z")));
        assertThatCode(() -> reading(webhooks).accept(poll("{}"))).doesNotThrowAnyException();
    }

    /** As long as it takes, and no record becomes a dead letter for it. */
    @Test
    void whileTheStoreIsAwayTheFirstRecordWaitsForIt() {
        var settings =
                MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString("mongodb://127.0.0.1:1"))
                        .applyToClusterSettings(
                                it -> it.serverSelectionTimeout(50, TimeUnit.MILLISECONDS))
                        .build();
        try (var nowhere = MongoClients.create(settings)) {
            var webhooks = new Webhooks(new MongoTemplate(nowhere, "none"));
            assertThatExceptionOfType(BatchListenerFailedException.class)
                    .isThrownBy(() -> reading(webhooks).accept(poll("{}")))
                    .matches(it -> it.getIndex() == 0)
                    .withCauseInstanceOf(DataAccessResourceFailureException.class);
        }
    }
}
