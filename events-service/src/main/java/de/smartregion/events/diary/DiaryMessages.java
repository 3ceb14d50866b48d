package de.smartregion.events.diary;

import de.smartregion.events.diary.Diaries.Change;
import de.smartregion.events.diary.DiaryEntry.Attendance;
import de.smartregion.events.diary.DiaryEntry.Kind;
import de.smartregion.events.diary.DiaryEntry.Status;
import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.EventBatch;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What rosters tell: every fact about a registration is its whole page of the diary. */
final class DiaryMessages implements Consumer<Message<List<byte[]>>> {

    private static final Logger log = LoggerFactory.getLogger(DiaryMessages.class);

    private final Diaries diaries;
    private final Owners owners;

    DiaryMessages(Diaries diaries, Owners owners) {
        this.diaries = diaries;
        this.owners = owners;
    }

    @Override
    public void accept(Message<List<byte[]>> poll) {
        EventBatch.from(poll).each(this::about, diaries::write);
    }

    private List<Change> about(CloudEvent event) {
        return switch (event.type()) {
            case "de.smartregion.events.registration-received.v1" -> {
                var facts = event.dataAs(Facts.class);
                boolean waits = Boolean.TRUE.equals(facts.waiting());
                yield page(event, facts, waits ? Status.WAITING_UNCONFIRMED : Status.HELD);
            }
            case "de.smartregion.events.seat-confirmed.v1", "de.smartregion.events.moved-up.v1" ->
                    page(event, event.dataAs(Facts.class), Status.SEATED);
            case "de.smartregion.events.placed-on-waiting-list.v1" ->
                    page(event, event.dataAs(Facts.class), Status.WAITING);
            case "de.smartregion.events.registration-changed.v1" -> {
                var facts = event.dataAs(Facts.class);
                yield page(event, facts, changed(facts));
            }
            case "de.smartregion.events.seat-moved.v1" -> {
                var facts = event.dataAs(Facts.class);
                yield page(event, facts, facts.hadSeat() ? Status.SEATED : Status.WAITING);
            }
            case "de.smartregion.events.registration-cancelled.v1" ->
                    page(event, event.dataAs(Facts.class), Status.CANCELLED);
            case "de.smartregion.events.gathering-called-off.v1" ->
                    page(event, event.dataAs(Facts.class), Status.CALLED_OFF);
            case "de.smartregion.events.registration-expired.v1" ->
                    List.of(
                            new Change.Expiry(
                                    event.dataAs(Expired.class).registration(), event.time()));
            default -> List.of(); // other facts are nobody's
        };
    }

    private static Status changed(Facts facts) {
        if (facts.hadSeat()) {
            return Status.SEATED;
        }
        boolean confirmed = facts.manageToken() != null;
        if (facts.position() == null) {
            return Status.HELD;
        }
        return confirmed ? Status.WAITING : Status.WAITING_UNCONFIRMED;
    }

    private List<Change> page(CloudEvent event, Facts facts, Status status) {
        var owner = owners.of(facts.email()).orElse(null);
        if (owner == null) {
            log.warn("nobody owns registration {}", facts.registration());
            return List.of();
        }
        boolean ended = status == Status.CANCELLED || status == Status.CALLED_OFF;
        return List.of(
                new Change.Page(
                        new DiaryEntry(
                                facts.registration(),
                                owner,
                                status,
                                ended ? null : facts.position(),
                                facts.confirmBy(),
                                facts.seats(),
                                facts.attendance(),
                                facts.gathering(),
                                facts.title(),
                                facts.titleEnglish(),
                                facts.kind(),
                                facts.startsAt(),
                                facts.endsAt(),
                                facts.place(),
                                facts.onlineAddress(),
                                facts.host(),
                                status == Status.SEATED || (ended && facts.hadSeat()),
                                facts.revision()
                                        + (facts.changes() == null ? 0 : facts.changes())
                                        + (ended ? 1 : 0),
                                event.time())));
    }

    /** What all facts about a registration carry, and what only some do. */
    record Facts(
            String registration,
            String email,
            Attendance attendance,
            int seats,
            String gathering,
            String title,
            @Nullable String titleEnglish,
            Kind kind,
            Instant startsAt,
            Instant endsAt,
            @Nullable String place,
            @Nullable String onlineAddress,
            String host,
            long revision,
            @Nullable Integer changes,
            @Nullable Boolean waiting,
            @Nullable Boolean seated,
            @Nullable Integer position,
            @Nullable Instant confirmBy,
            @Nullable String manageToken) {

        boolean hadSeat() {
            return Boolean.TRUE.equals(seated);
        }

        @Override
        public String toString() {
            return "facts of registration " + registration; // personal data stays out of logs
        }
    }

    record Expired(String registration) {}
}
