package de.smartregion.events.diary;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

import java.time.Instant;

/**
 * One registration as its owner reads it; nothing in it says who that is.
 *
 * @param id of the registration
 * @param owner by {@link Owners}
 * @param position on the waiting list, as it was told last
 * @param entered whether there was a seat, and with it something for a calendar
 * @param sequence rises with every change of the gathering and of the registration
 * @param toldAt when the last of this was told
 */
record DiaryEntry(
        @Id String id,
        String owner,
        Status status,
        @Nullable Integer position,
        @Nullable Instant confirmBy,
        int seats,
        Attendance attendance,
        String gathering,
        String title,
        @Nullable String titleEnglish,
        Kind kind,
        Instant startsAt,
        Instant endsAt,
        @Nullable String place,
        @Nullable String onlineAddress,
        String host,
        boolean entered,
        long sequence,
        Instant toldAt) {

    enum Status {
        HELD,
        SEATED,
        WAITING_UNCONFIRMED,
        WAITING,
        CANCELLED,
        EXPIRED,
        CALLED_OFF
    }

    enum Attendance {
        ON_SITE,
        ONLINE
    }

    enum Kind {
        WEBINAR,
        FORUM,
        CONGRESS,
        EXCHANGE
    }

    @Override
    public String toString() {
        return "registration " + id + " " + status; // the online address is for its owner only
    }
}
