package de.smartregion.gateway.portal.events;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** A person's own registrations, one page of them. */
public record Diary(List<Entry> items, int page, int size, long total) {
    public Diary {
        items = List.copyOf(items);
    }

    /** A registration, and what it is for. */
    public record Entry(
            String registration,
            Registration.Status status,
            @Nullable Integer position,
            @Nullable Instant confirmBy,
            int seats,
            Attendance attendance,
            Occasion gathering) {
        /** Nothing is left to decide once it has ended, is over, or is called off. */
        public boolean changeable(Instant now) {
            return status.live() && !gathering.cancelled() && now.isBefore(gathering.endsAt());
        }
    }

    /** The gathering it is for. */
    public record Occasion(
            String id,
            Text title,
            Kind kind,
            Instant startsAt,
            Instant endsAt,
            @Nullable String place,
            String status) {
        public boolean cancelled() {
            return status.equals("CANCELLED");
        }
    }

    public int pages() {
        return (int) Math.max(1, Math.ceilDiv(total, Math.max(1, size)));
    }

    @Override
    public String toString() {
        return "diary"; // personal data stays out of logs
    }
}
