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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Gatherings learn what is recommended from the message of its owner's contract. */
class ConsultationMessagesTest {

    private static final EventContract CONSULTING =
            EventContract.in(Path.of("../consulting-service/contracts"));
    private static final Message<byte[]> RELEASED =
            CONSULTING.example("de.smartregion.consulting.report-released.v1");
    private static final Message<byte[]> CORRECTED =
            CONSULTING.example("de.smartregion.consulting.report-corrected.v1");
    private static final Instant TOLD = CloudEvent.from(RELEASED).time();
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
    void aCorrectedReportIsReadFromItsOwnersContract() {
        messages.accept(RELEASED);
        messages.accept(CORRECTED);
        assertThat(recommended(FORUM)).isZero();
    }

    @Test
    void theLatestReportCountsInWhateverOrderTheyAreTold() {
        var told =
                List.of(
                        RELEASED, // names the first one
                        corrected(1, List.of(FORUM), List.of()),
                        corrected(2, List.of(), List.of("other")),
                        corrected(3, List.of("other"), List.of("other", FORUM)),
                        corrected(4, List.of("other", FORUM), List.of("other")));
        var random = new Random(5);
        for (int i = 0; i < 30; i++) {
            var consultation = "c" + i;
            var order = new ArrayList<>(told);
            order.addAll(told); // delivered twice
            Collections.shuffle(order, random);
            order.forEach(
                    it -> messages.accept(told(it, say -> say.put("consultation", consultation))));
            assertThat(recommended(FORUM)).isZero();
            assertThat(recommended("other")).isEqualTo(i + 1);
        }
    }

    /** So much later, what was named before and is named now. */
    private static Message<byte[]> corrected(int minutes, List<String> before, List<String> now) {
        return MessageBuilder.fromMessage(
                        told(
                                CORRECTED,
                                report -> {
                                    before.forEach(report.putArray("formerGatherings")::add);
                                    now.forEach(report.putArray("gatherings")::add);
                                }))
                .setHeader("ce_time", TOLD.plus(Duration.ofMinutes(minutes)).toString())
                .build();
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

    static Message<byte[]> recommending(String gathering, String consultation) {
        return told(
                report -> {
                    report.put("consultation", consultation);
                    report.putArray("gatherings").add(gathering);
                });
    }

    private int recommended(String gathering) {
        return GatheringView.of(gatherings.find(gathering).orElseThrow(), false).recommended();
    }

    private static Message<byte[]> told(Consumer<ObjectNode> change) {
        return told(RELEASED, change);
    }

    private static Message<byte[]> told(Message<byte[]> message, Consumer<ObjectNode> change) {
        var report = (ObjectNode) JsonMapper.builder().build().readTree(message.getPayload());
        change.accept(report);
        return MessageBuilder.withPayload(report.toString().getBytes(StandardCharsets.UTF_8))
                .copyHeaders(message.getHeaders())
                .build();
    }
}
