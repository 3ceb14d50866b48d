package de.smartregion.gateway.portal.events;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Who is registered for a gathering, one page of them; who has ended is nobody any more. */
public record Roster(List<Entry> items, int page, int size, long total) {
    public Roster {
        items = List.copyOf(items);
    }

    /**
     * One registration.
     *
     * @param number order of arrival
     */
    public record Entry(
            String registration,
            int number,
            Registration.Status status,
            Attendance attendance,
            int seats,
            @Nullable String name,
            @Nullable String email,
            @Nullable String municipality,
            @Nullable String function) {
        @Override
        public String toString() {
            return "registration " + registration; // personal data stays out of logs
        }
    }

    public int pages() {
        return (int) Math.max(1, Math.ceilDiv(total, Math.max(1, size)));
    }
}
