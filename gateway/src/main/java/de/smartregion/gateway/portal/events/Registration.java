package de.smartregion.gateway.portal.events;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A registration as the person who holds its link may see it; once ended it names nobody. */
public record Registration(
        String registration,
        Status status,
        @Nullable Integer position,
        @Nullable Instant confirmBy,
        @Nullable String name,
        @Nullable String email,
        @Nullable String municipality,
        @Nullable String function,
        int seats,
        Attendance attendance,
        @Nullable String language,
        Occasion gathering,
        @Nullable String onlineAddress,
        @Nullable String manageToken) {

    public enum Status {
        HELD,
        WAITING_UNCONFIRMED,
        SEATED,
        WAITING,
        CANCELLED,
        EXPIRED,
        CALLED_OFF;

        public boolean unconfirmed() {
            return this == HELD || this == WAITING_UNCONFIRMED;
        }

        /** Neither cancelled nor expired nor called off. */
        public boolean live() {
            return unconfirmed() || confirmed();
        }

        public boolean confirmed() {
            return this == SEATED || this == WAITING;
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
            String host) {}

    /** Only a web address becomes a link; anything else is shown as text. */
    public boolean linked() {
        return onlineAddress != null
                && (onlineAddress.startsWith("https://") || onlineAddress.startsWith("http://"));
    }

    @Override
    public String toString() {
        return "registration " + registration; // personal data stays out of logs
    }
}
