package de.smartregion.gateway.portal.events;

import java.util.List;

/** How full a gathering is at this moment. */
public record Seats(String gathering, State registration, List<Share> pools) {
    /** What the events service says about registering. */
    public enum State {
        OPEN,
        NOT_YET,
        CLOSED,
        CANCELLED,
        FULL
    }

    /** The seats of one pool: newcomers queue when nothing is free or somebody waits already. */
    public record Share(Attendance attendance, int seats, int free, int waiting) {
        public boolean queued() {
            return free <= 0 || waiting > 0;
        }
    }

    public Seats {
        pools = List.copyOf(pools);
    }

    public boolean queued() {
        return pools.stream().allMatch(Share::queued);
    }
}
