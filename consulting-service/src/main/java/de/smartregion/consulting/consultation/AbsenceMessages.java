package de.smartregion.consulting.consultation;

import de.smartregion.platform.event.CloudEvent;

import org.springframework.messaging.Message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;

/** What consultants tell: who is away has appointments that need somebody else. */
final class AbsenceMessages implements Consumer<Message<byte[]>> {

    private static final int A_DATE = "2026-01-01".length();

    private final ProposeInstead proposeInstead;
    private final OfferFreedSlots offerFreedSlots;

    AbsenceMessages(ProposeInstead proposeInstead, OfferFreedSlots offerFreedSlots) {
        this.proposeInstead = proposeInstead;
        this.offerFreedSlots = offerFreedSlots;
    }

    @Override
    public void accept(Message<byte[]> message) {
        var event = CloudEvent.from(message);
        switch (event.type()) {
            case "de.smartregion.consulting.consultant-absent.v1" -> {
                var absent = event.dataAs(Absent.class);
                proposeInstead.propose(
                        absent.consultant(),
                        absent.absence(),
                        begin(absent.from()),
                        end(absent.until()));
            }
            case "de.smartregion.consulting.absence-ended.v1" -> {
                var ended = event.dataAs(Ended.class);
                proposeInstead.takeBack(ended.absence());
                proposeInstead.compare(ended.consultant()); // there may be other reasons
                offerFreedSlots.offer();
            }
            case "de.smartregion.consulting.consultant-changed.v1" -> {
                proposeInstead.compare(event.dataAs(Changed.class).consultant());
                offerFreedSlots.offer();
            }
            default -> {} // other facts change nobody's time
        }
    }

    private static Instant begin(String from) {
        return from.length() == A_DATE
                ? LocalDate.parse(from).atStartOfDay(Spot.ZONE).toInstant()
                : Instant.parse(from);
    }

    /** A date includes its day. */
    private static Instant end(String until) {
        return until.length() == A_DATE
                ? LocalDate.parse(until).plusDays(1).atStartOfDay(Spot.ZONE).toInstant()
                : Instant.parse(until);
    }

    record Absent(String consultant, String absence, String from, String until) {}

    record Ended(String consultant, String absence) {}

    record Changed(String consultant) {}
}
