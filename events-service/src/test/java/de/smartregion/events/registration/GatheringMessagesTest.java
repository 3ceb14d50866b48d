package de.smartregion.events.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.smartregion.platform.contract.EventContract;
import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.UnreadableEvent;

import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** The roster learns from the messages of their owner's contract. */
class GatheringMessagesTest {

    private static final EventContract CONTRACT = EventContract.in(Path.of("contracts"));
    private static final String PREFIX = "de.smartregion.events.gathering-";

    private final Desks desks = new Desks();
    private final RosterDesk desk = desks.desk();
    private final Consumer<Message<byte[]>> messages = new GatheringMessages(desks.rosters, desk);

    private final Message<byte[]> published = CONTRACT.example(PREFIX + "published.v1");
    private final String gathering = CloudEvent.from(published).data().path("gathering").asString();

    @Test
    void everyMessageOfAGatheringIsRead() {
        messages.accept(published);
        var roster = desks.stored(gathering);
        assertThat(roster.occasion().course()).isEqualTo(Occasion.Course.PLANNED);
        assertThat(roster.pool(Attendance.ON_SITE).seats()).isPositive();
        assertThat(roster.pool(Attendance.ONLINE).seats()).isPositive();

        messages.accept(CONTRACT.example(PREFIX + "changed.v1"));
        assertThat(desks.stored(gathering).occasion().startsAt())
                .isNotEqualTo(roster.occasion().startsAt());

        messages.accept(CONTRACT.example(PREFIX + "cancelled.v1"));
        assertThat(desks.stored(gathering).occasion().course())
                .isEqualTo(Occasion.Course.CALLED_OFF);
    }

    @Test
    void aMoveIsToldToThePeopleOnTheRosterAndSoIsTheEnd() {
        messages.accept(published);
        var occasion = desks.stored(gathering).occasion();
        desks.clock.instant = occasion.opensAt().plus(Duration.ofDays(1));
        var admitted = (Admission.Admitted) Desks.register(desk, gathering, "ada");
        var token =
                RosterStory.TERMS.links().confirm(gathering, "ada", admitted.confirmBy()).token();
        desk.decide(gathering, seating -> seating.confirm("ada", token));

        messages.accept(CONTRACT.example(PREFIX + "changed.v1"));
        messages.accept(CONTRACT.example(PREFIX + "changed.v1"));
        messages.accept(CONTRACT.example(PREFIX + "cancelled.v1"));
        messages.accept(CONTRACT.example(PREFIX + "cancelled.v1"));
        messages.accept(published);
        assertThat(desks.told(gathering).stream().map(Desks.Told::type))
                .containsExactly(
                        "de.smartregion.events.registration-received.v1",
                        "de.smartregion.events.seat-confirmed.v1",
                        "de.smartregion.events.seat-moved.v1",
                        "de.smartregion.events.gathering-called-off.v1");
    }

    @Test
    void aGatheringThatEndedTakesNobodyAnyMore() {
        messages.accept(published);
        var ended = CONTRACT.example(PREFIX + "ended.v1");
        messages.accept(ended);
        assertThat(
                        desks.stored(CloudEvent.from(ended).data().path("gathering").asString())
                                .occasion()
                                .course())
                .isEqualTo(Occasion.Course.OVER);
    }

    @Test
    void aChangeOfAGatheringNobodyHeardOfOpensItsRoster() {
        messages.accept(CONTRACT.example(PREFIX + "changed.v1"));
        assertThat(desks.stored(gathering).registrations()).isEmpty();
        messages.accept(published); // older
        assertThat(desks.stored(gathering).occasion().revision()).isEqualTo(2);
    }

    @Test
    void otherFactsAreSteppedOverAndUnreadableOnesAreNot() {
        messages.accept(changed(published, "ce_type", PREFIX + "praised.v1", _ -> {}));
        assertThat(desks.rosters.find(gathering)).isEmpty();
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(
                        () ->
                                messages.accept(
                                        changed(
                                                published,
                                                "x",
                                                "x",
                                                data -> data.remove("revision"))))
                .withMessageContaining("revision");
        messages.accept(published);
        assertThat(desks.rosters.find(gathering)).isPresent();
    }

    private static Message<byte[]> changed(
            Message<byte[]> message, String header, String value, Consumer<ObjectNode> change) {
        var data = (ObjectNode) JsonMapper.builder().build().readTree(message.getPayload());
        change.accept(data);
        return MessageBuilder.withPayload(data.toString().getBytes(StandardCharsets.UTF_8))
                .copyHeaders(message.getHeaders())
                .setHeader(header, value)
                .build();
    }
}
