package de.smartregion.notification.letter;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What letters need of the roster's events. An event is flat; each of these reads its part of it.
 */
final class RosterFacts {

    private RosterFacts() {}

    /** Whom the event is about. */
    record Person(
            String registration,
            String name,
            String email,
            String language,
            String attendance,
            int seats) {
        Person {
            name = PlainText.of(name);
        }

        @Override
        public String toString() {
            return "registration " + registration; // personal data stays out of logs
        }
    }

    /** What they registered for. */
    record Occasion(
            String gathering,
            String title,
            @Nullable String titleEnglish,
            String kind,
            Instant startsAt,
            Instant endsAt,
            @Nullable String place,
            @Nullable String onlineAddress,
            String host,
            long revision,
            @Nullable Integer changes) {
        Occasion {
            title = PlainText.of(title);
            titleEnglish = titleEnglish == null ? null : PlainText.of(titleEnglish);
            place = place == null ? null : PlainText.of(place);
            onlineAddress = onlineAddress == null ? null : PlainText.of(onlineAddress);
            host = PlainText.of(host);
        }

        /** Rises with every change of the gathering, and of the registration. */
        long sequence() {
            return revision + (changes == null ? 0 : changes);
        }
    }

    /** What they have to do by when. */
    record Confirmable(
            boolean waiting, @Nullable Integer position, Instant confirmBy, String confirmToken) {
        @Override
        public String toString() {
            return "confirmable until " + confirmBy; // whoever reads the token may act
        }
    }

    /** How they get back to their registration. */
    record Manageable(String manageToken) {
        @Override
        public String toString() {
            return "manageable"; // whoever reads the token may act
        }
    }

    /** What a registration has become; without a token, it is not confirmed. */
    record Changed(boolean seated, @Nullable Integer position, @Nullable String manageToken) {
        @Override
        public String toString() {
            return "changed"; // whoever reads the token may act
        }
    }

    /** How they get to the registration they have: to manage it, or still to confirm it. */
    record Repeated(
            @Nullable String manageToken,
            @Nullable String confirmToken,
            @Nullable Instant confirmBy) {
        @Override
        public String toString() {
            return "repeated"; // whoever reads the token may act
        }
    }

    /** Where they stand. */
    record Queued(int position) {}

    /** Whether they had a seat, and with it a calendar entry. */
    record Seating(boolean seated) {}

    /** Who cancelled: PERSON or STAFF. */
    record Cancellation(String by) {}

    /** Why it does not take place. */
    record CallOff(@Nullable String reason) {
        CallOff {
            reason = reason == null || reason.isBlank() ? null : PlainText.of(reason);
        }
    }

    /** A pool without a free seat. */
    record Full(
            String gathering,
            String title,
            Instant startsAt,
            String attendance,
            int seats,
            int waiting) {
        Full {
            title = PlainText.of(title);
        }
    }
}
