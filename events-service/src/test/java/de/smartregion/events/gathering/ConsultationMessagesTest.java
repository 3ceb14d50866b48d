package de.smartregion.events.gathering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.smartregion.platform.contract.EventContract;
import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.UnreadableEvent;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.UnrelayedStores;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** Gatherings learn what is recommended from the message of its owner's contract. */
class ConsultationMessagesTest {

    private static final Message<byte[]> RELEASED =
            EventContract.in(Path.of("../consulting-service/contracts"))
                    .example("de.smartregion.consulting.report-released.v1");
    private static final String FORUM =
            CloudEvent.from(RELEASED).data().path("gatherings").path(0).asString();

    private final MongoTemplate mongo = Store.mongo();
    private final Gatherings gatherings =
            new Gatherings(
                    UnrelayedStores.on(mongo, Clock.fixed(Samples.NOW, ZoneOffset.UTC)), mongo);
    private final ConsultationMessages messages = new ConsultationMessages(gatherings);

    @BeforeEach
    void twoGatherings() {
        gatherings.insert(Gathering.draft(FORUM, Samples.forum(), null));
        gatherings.insert(Gathering.draft("other", Samples.forum(), null));
    }

    @Test
    void everyConsultationCountsOnceHoweverOftenItIsTold() {
        messages.accept(RELEASED);
        messages.accept(RELEASED);
        assertThat(recommended(FORUM)).isOne();

        messages.accept(told(report -> report.put("consultation", "another")));
        assertThat(recommended(FORUM)).isEqualTo(2);
        assertThat(recommended("other")).isZero();
        assertThat(gatherings.find(FORUM))
                .get()
                .extracting(Gathering::revision)
                .as("nobody announced it differently")
                .isEqualTo(0L);
    }

    @Test
    void whatACorrectedReportDoesNotNameAnyMoreDoesNotCount() {
        messages.accept(RELEASED);
        messages.accept(
                told(
                        report ->
                                report.putArray("gatherings")
                                        .add("other")
                                        .add("gone")
                                        .add("other")));
        assertThat(recommended(FORUM)).isZero();
        assertThat(recommended("other")).isOne();

        messages.accept(told(report -> report.putArray("gatherings")));
        assertThat(recommended("other")).isZero();
    }

    @Test
    void otherFactsAreSteppedOverAndUnreadableOnesAreNot() {
        messages.accept(
                MessageBuilder.fromMessage(RELEASED)
                        .setHeader("ce_type", "de.smartregion.consulting.report-praised.v1")
                        .build());
        assertThat(recommended(FORUM)).isZero();
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> messages.accept(told(report -> report.remove("gatherings"))))
                .withMessageContaining("gatherings");
    }

    private int recommended(String gathering) {
        return GatheringView.of(gatherings.find(gathering).orElseThrow(), false).recommended();
    }

    private static Message<byte[]> told(Consumer<ObjectNode> change) {
        var report = (ObjectNode) JsonMapper.builder().build().readTree(RELEASED.getPayload());
        change.accept(report);
        return MessageBuilder.withPayload(report.toString().getBytes(StandardCharsets.UTF_8))
                .copyHeaders(RELEASED.getHeaders())
                .build();
    }
}
