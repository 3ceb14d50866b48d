package de.smartregion.consulting.consultation;

import de.smartregion.platform.event.CloudEvent;

import org.springframework.messaging.Message;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What days tell: something is free again. */
final class FreedMessages implements Consumer<Message<byte[]>> {

    private final OfferFreedSlots offerFreedSlots;

    FreedMessages(OfferFreedSlots offerFreedSlots) {
        this.offerFreedSlots = offerFreedSlots;
    }

    @Override
    public void accept(Message<byte[]> message) {
        var event = CloudEvent.from(message);
        switch (event.type()) {
            case "de.smartregion.consulting.day-changed.v1" -> {
                if (!event.dataAs(DayChanged.class).freed().isEmpty()) {
                    offerFreedSlots.offer();
                }
            }
            default -> {} // other facts free nothing
        }
    }

    record DayChanged(List<Freed> freed) {}

    record Freed(Instant start, Instant end) {}
}
