package de.smartregion.consulting.calendar;

import de.smartregion.consulting.almanac.Stretch;
import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.UnreadableEvent;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** What days tell: the plan follows, in whatever order it comes. */
final class PlanMessages implements Consumer<Message<byte[]>> {

    private final Plan plan;

    PlanMessages(Plan plan) {
        this.plan = plan;
    }

    @Override
    public void accept(Message<byte[]> message) {
        var event = CloudEvent.from(message);
        switch (event.type()) {
            case "de.smartregion.consulting.day-changed.v1" ->
                    plan.hear(event.dataAs(Told.class).day(event.type()), event.time());
            default -> {} // other facts change nothing that is planned
        }
    }

    record Told(String consultant, String date, long version, List<Taken> entries) {

        Day day(String type) {
            try {
                return new Day(
                        new Day.Key(consultant, LocalDate.parse(date)).id(),
                        consultant,
                        date,
                        entries.stream().map(Taken::entry).toList(),
                        null,
                        version);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new UnreadableEvent(type + " breaks a law: " + e.getMessage());
            }
        }
    }

    record Taken(
            String id,
            String module,
            Instant start,
            Instant end,
            Instant blockedFrom,
            Instant blockedUntil,
            @Nullable String place,
            String state,
            @Nullable Instant until,
            @Nullable String instead) {

        Entry entry() {
            return new Entry(
                    id,
                    module,
                    start,
                    end,
                    (int) (Stretch.minute(start) - Stretch.minute(blockedFrom)),
                    (int) (Stretch.minute(blockedUntil) - Stretch.minute(end)),
                    place,
                    Entry.State.valueOf(state),
                    until,
                    null,
                    0,
                    instead);
        }
    }
}
