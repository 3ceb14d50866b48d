package de.smartregion.events.registration;

import com.fasterxml.jackson.annotation.JsonInclude;

import de.smartregion.platform.event.DomainEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What happens on a roster. Each record is the wire format; most carry a person, and none prints
 * one.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface RosterEvent extends DomainEvent {

    String gathering();

    /** Somebody asks for seats; the letter asks to confirm. */
    record RegistrationReceived(
            String registration,
            String name,
            String email,
            String language,
            Attendance attendance,
            int seats,
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
            boolean waiting,
            @Nullable Integer position,
            Instant confirmBy,
            String confirmToken)
            implements RosterEvent {

        RegistrationReceived(
                Concerned about,
                boolean waiting,
                @Nullable Integer position,
                Instant confirmBy,
                String confirmToken) {
            this(
                    about.id(),
                    about.person().name(),
                    about.person().email(),
                    about.person().language().code(),
                    about.registration().attendance(),
                    about.registration().seats(),
                    about.gathering(),
                    about.occasion().title(),
                    about.occasion().titleEnglish(),
                    about.occasion().kind(),
                    about.occasion().startsAt(),
                    about.occasion().endsAt(),
                    about.occasion().place(),
                    about.onlineAddress(),
                    about.occasion().host(),
                    about.occasion().revision(),
                    waiting,
                    position,
                    confirmBy,
                    confirmToken);
        }

        @Override
        public String toString() {
            return type() + " of " + registration;
        }
    }

    /** The seats are the person's. */
    record SeatConfirmed(
            String registration,
            String name,
            String email,
            String language,
            Attendance attendance,
            int seats,
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
            String manageToken)
            implements RosterEvent {

        SeatConfirmed(Concerned about, String manageToken) {
            this(
                    about.id(),
                    about.person().name(),
                    about.person().email(),
                    about.person().language().code(),
                    about.registration().attendance(),
                    about.registration().seats(),
                    about.gathering(),
                    about.occasion().title(),
                    about.occasion().titleEnglish(),
                    about.occasion().kind(),
                    about.occasion().startsAt(),
                    about.occasion().endsAt(),
                    about.occasion().place(),
                    about.onlineAddress(),
                    about.occasion().host(),
                    about.occasion().revision(),
                    manageToken);
        }

        @Override
        public String toString() {
            return type() + " of " + registration;
        }
    }

    /** The person confirmed, and waits. */
    record PlacedOnWaitingList(
            String registration,
            String name,
            String email,
            String language,
            Attendance attendance,
            int seats,
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
            int position,
            String manageToken)
            implements RosterEvent {

        PlacedOnWaitingList(Concerned about, int position, String manageToken) {
            this(
                    about.id(),
                    about.person().name(),
                    about.person().email(),
                    about.person().language().code(),
                    about.registration().attendance(),
                    about.registration().seats(),
                    about.gathering(),
                    about.occasion().title(),
                    about.occasion().titleEnglish(),
                    about.occasion().kind(),
                    about.occasion().startsAt(),
                    about.occasion().endsAt(),
                    about.occasion().place(),
                    about.onlineAddress(),
                    about.occasion().host(),
                    about.occasion().revision(),
                    position,
                    manageToken);
        }

        @Override
        public String toString() {
            return type() + " of " + registration;
        }
    }

    /** A confirmed person who waited has seats now. */
    record MovedUp(
            String registration,
            String name,
            String email,
            String language,
            Attendance attendance,
            int seats,
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
            String manageToken)
            implements RosterEvent {

        MovedUp(Concerned about, String manageToken) {
            this(
                    about.id(),
                    about.person().name(),
                    about.person().email(),
                    about.person().language().code(),
                    about.registration().attendance(),
                    about.registration().seats(),
                    about.gathering(),
                    about.occasion().title(),
                    about.occasion().titleEnglish(),
                    about.occasion().kind(),
                    about.occasion().startsAt(),
                    about.occasion().endsAt(),
                    about.occasion().place(),
                    about.onlineAddress(),
                    about.occasion().host(),
                    about.occasion().revision(),
                    manageToken);
        }

        @Override
        public String toString() {
            return type() + " of " + registration;
        }
    }

    /** Ended by the person or the office. */
    record RegistrationCancelled(
            String registration,
            String name,
            String email,
            String language,
            Attendance attendance,
            int seats,
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
            String by,
            boolean seated,
            @Nullable Integer changes)
            implements RosterEvent {

        RegistrationCancelled(Concerned about, String by, boolean seated) {
            this(
                    about.id(),
                    about.person().name(),
                    about.person().email(),
                    about.person().language().code(),
                    about.registration().attendance(),
                    about.registration().seats(),
                    about.gathering(),
                    about.occasion().title(),
                    about.occasion().titleEnglish(),
                    about.occasion().kind(),
                    about.occasion().startsAt(),
                    about.occasion().endsAt(),
                    about.occasion().place(),
                    about.onlineAddress(),
                    about.occasion().host(),
                    about.occasion().revision(),
                    by,
                    seated,
                    about.registration().changes());
        }

        @Override
        public String toString() {
            return type() + " of " + registration;
        }
    }

    /**
     * Other seats, another way to attend, another language; a position only while the person waits.
     */
    record RegistrationChanged(
            String registration,
            String name,
            String email,
            String language,
            Attendance attendance,
            int seats,
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
            boolean seated,
            @Nullable Integer position,
            @Nullable String manageToken,
            @Nullable Integer changes)
            implements RosterEvent {

        RegistrationChanged(
                Concerned about,
                boolean seated,
                @Nullable Integer position,
                @Nullable String manageToken) {
            this(
                    about.id(),
                    about.person().name(),
                    about.person().email(),
                    about.person().language().code(),
                    about.registration().attendance(),
                    about.registration().seats(),
                    about.gathering(),
                    about.occasion().title(),
                    about.occasion().titleEnglish(),
                    about.occasion().kind(),
                    about.occasion().startsAt(),
                    about.occasion().endsAt(),
                    about.occasion().place(),
                    about.onlineAddress(),
                    about.occasion().host(),
                    about.occasion().revision(),
                    seated,
                    position,
                    manageToken,
                    about.registration().changes());
        }

        @Override
        public String toString() {
            return type() + " of " + registration;
        }
    }

    /**
     * Somebody asked for seats with the address of a registration that lives; nothing came of it.
     * The token is the one the person can use: to manage, or still to confirm.
     */
    record RegistrationRepeated(
            String registration,
            String name,
            String email,
            String language,
            Attendance attendance,
            int seats,
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
            @Nullable String manageToken,
            @Nullable String confirmToken,
            @Nullable Instant confirmBy)
            implements RosterEvent {

        RegistrationRepeated(
                Concerned about,
                @Nullable String manageToken,
                @Nullable String confirmToken,
                @Nullable Instant confirmBy) {
            this(
                    about.id(),
                    about.person().name(),
                    about.person().email(),
                    about.person().language().code(),
                    about.registration().attendance(),
                    about.registration().seats(),
                    about.gathering(),
                    about.occasion().title(),
                    about.occasion().titleEnglish(),
                    about.occasion().kind(),
                    about.occasion().startsAt(),
                    about.occasion().endsAt(),
                    about.occasion().place(),
                    about.onlineAddress(),
                    about.occasion().host(),
                    about.occasion().revision(),
                    manageToken,
                    confirmToken,
                    confirmBy);
        }

        @Override
        public String toString() {
            return type() + " of " + registration;
        }
    }

    /** The gathering has another time or place. */
    record SeatMoved(
            String registration,
            String name,
            String email,
            String language,
            Attendance attendance,
            int seats,
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
            boolean seated,
            String manageToken,
            @Nullable Integer changes)
            implements RosterEvent {

        SeatMoved(Concerned about, boolean seated, String manageToken) {
            this(
                    about.id(),
                    about.person().name(),
                    about.person().email(),
                    about.person().language().code(),
                    about.registration().attendance(),
                    about.registration().seats(),
                    about.gathering(),
                    about.occasion().title(),
                    about.occasion().titleEnglish(),
                    about.occasion().kind(),
                    about.occasion().startsAt(),
                    about.occasion().endsAt(),
                    about.occasion().place(),
                    about.onlineAddress(),
                    about.occasion().host(),
                    about.occasion().revision(),
                    seated,
                    manageToken,
                    about.registration().changes());
        }

        @Override
        public String toString() {
            return type() + " of " + registration;
        }
    }

    /** The gathering does not take place; told to everybody on the roster. */
    record GatheringCalledOff(
            String registration,
            String name,
            String email,
            String language,
            Attendance attendance,
            int seats,
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
            boolean seated,
            @Nullable String reason,
            @Nullable Integer changes)
            implements RosterEvent {

        GatheringCalledOff(Concerned about, boolean seated, @Nullable String reason) {
            this(
                    about.id(),
                    about.person().name(),
                    about.person().email(),
                    about.person().language().code(),
                    about.registration().attendance(),
                    about.registration().seats(),
                    about.gathering(),
                    about.occasion().title(),
                    about.occasion().titleEnglish(),
                    about.occasion().kind(),
                    about.occasion().startsAt(),
                    about.occasion().endsAt(),
                    about.occasion().place(),
                    about.onlineAddress(),
                    about.occasion().host(),
                    about.occasion().revision(),
                    seated,
                    reason,
                    about.registration().changes());
        }

        @Override
        public String toString() {
            return type() + " of " + registration;
        }
    }

    /** Not confirmed in time; no letter, and nothing about the person. */
    record RegistrationExpired(
            String gathering, String registration, Attendance attendance, int seats)
            implements RosterEvent {}

    /** A pool has no free seat left; told once until seats are added. */
    record RosterFull(
            String gathering,
            String title,
            String kind,
            Instant startsAt,
            Attendance attendance,
            int seats,
            int waiting)
            implements RosterEvent {}

    /**
     * Whom an event concerns.
     *
     * @param seated a confirmed seat: only then the online address is told
     */
    record Concerned(
            String gathering,
            Occasion occasion,
            String id,
            Registration registration,
            Person person,
            boolean seated) {

        @Nullable String onlineAddress() {
            return seated && registration.attendance() == Attendance.ONLINE
                    ? occasion.onlineAddress()
                    : null;
        }
    }

    @Override
    default String type() {
        return switch (this) {
            case RegistrationReceived _ -> "de.smartregion.events.registration-received.v1";
            case SeatConfirmed _ -> "de.smartregion.events.seat-confirmed.v1";
            case PlacedOnWaitingList _ -> "de.smartregion.events.placed-on-waiting-list.v1";
            case MovedUp _ -> "de.smartregion.events.moved-up.v1";
            case RegistrationCancelled _ -> "de.smartregion.events.registration-cancelled.v1";
            case RegistrationExpired _ -> "de.smartregion.events.registration-expired.v1";
            case RegistrationChanged _ -> "de.smartregion.events.registration-changed.v1";
            case RegistrationRepeated _ -> "de.smartregion.events.registration-repeated.v1";
            case SeatMoved _ -> "de.smartregion.events.seat-moved.v1";
            case GatheringCalledOff _ -> "de.smartregion.events.gathering-called-off.v1";
            case RosterFull _ -> "de.smartregion.events.roster-full.v1";
        };
    }
}
