package de.smartregion.events.gathering;

import de.smartregion.platform.event.CloudEvent;

import org.springframework.messaging.Message;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What consultations recommend: a gathering's page says how many do. */
final class ConsultationMessages implements Consumer<Message<byte[]>> {

    private final Gatherings gatherings;

    ConsultationMessages(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    @Override
    public void accept(Message<byte[]> message) {
        var event = CloudEvent.from(message);
        switch (event.type()) {
            case "de.smartregion.consulting.report-released.v1" -> {
                var report = event.dataAs(Released.class);
                var named = Set.copyOf(report.gatherings());
                for (var former : gatherings.recommendedBy(report.consultation())) {
                    if (!named.contains(former.id())) {
                        recommended(former.id(), report.consultation(), false);
                    }
                }
                named.forEach(gathering -> recommended(gathering, report.consultation(), true));
            }
            default -> {} // other facts recommend nothing
        }
    }

    /** Where it names a gathering there is none of, there is nothing to count. */
    private void recommended(String id, String consultation, boolean named) {
        while (true) {
            var gathering = gatherings.find(id).orElse(null);
            if (gathering == null) {
                return;
            }
            var changed = gathering.recommended(consultation, named);
            if (changed.equals(gathering)
                    || gatherings.save(gathering, changed, List.of()).isPresent()) {
                return;
            }
            // Somebody was faster: decide again on what they left.
        }
    }

    /** The last one that was told counts; it may name other gatherings than the one before. */
    record Released(String consultation, List<String> gatherings) {
        Released {
            gatherings = List.copyOf(gatherings);
        }
    }
}
