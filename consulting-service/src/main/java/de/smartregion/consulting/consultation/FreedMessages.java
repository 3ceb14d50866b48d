package de.smartregion.consulting.consultation;

import de.smartregion.consulting.consultation.TellOfEarlier.Freed;
import de.smartregion.platform.event.CloudEvent;

import org.springframework.messaging.Message;

import java.util.List;
import java.util.function.Consumer;

/** What days tell: something is free again. */
final class FreedMessages implements Consumer<Message<byte[]>> {

    private final OfferFreedSlots offerFreedSlots;
    private final TellOfEarlier tellOfEarlier;

    FreedMessages(OfferFreedSlots offerFreedSlots, TellOfEarlier tellOfEarlier) {
        this.offerFreedSlots = offerFreedSlots;
        this.tellOfEarlier = tellOfEarlier;
    }

    @Override
    public void accept(Message<byte[]> message) {
        var event = CloudEvent.from(message);
        switch (event.type()) {
            case "de.smartregion.consulting.day-changed.v1" -> {
                var freed = event.dataAs(DayChanged.class).freed();
                if (!freed.isEmpty()) {
                    offerFreedSlots.offer(); // who has nothing comes first
                    tellOfEarlier.tell(freed);
                }
            }
            default -> {} // other facts free nothing
        }
    }

    record DayChanged(List<Freed> freed) {}
}
