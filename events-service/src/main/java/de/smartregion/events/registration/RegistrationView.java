package de.smartregion.events.registration;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A registration as the bearer of its link sees it. Once it has ended it is nobody's: then nothing
 * about a person is left to show.
 */
record RegistrationView(
        String registration,
        @Schema(
                        allowableValues = {
                            "HELD",
                            "SEATED",
                            "WAITING_UNCONFIRMED",
                            "WAITING",
                            "CANCELLED",
                            "EXPIRED",
                            "CALLED_OFF"
                        })
                Standing status,
        @Nullable Integer position,
        @Nullable Instant confirmBy,
        @Nullable String name,
        @Nullable String email,
        @Nullable String municipality,
        @Nullable String function,
        int seats,
        Attendance attendance,
        @Schema(allowableValues = {"de", "en"}) @Nullable String language,
        GatheringOfRegistration gathering,
        @Nullable String onlineAddress,
        @Nullable String manageToken) {

    record GatheringOfRegistration(
            String id,
            TitleOfGathering title,
            String kind,
            Instant startsAt,
            Instant endsAt,
            @Nullable String place,
            String host) {}

    record TitleOfGathering(String de, @Nullable String en) {}

    static RegistrationView of(Answer.Shown shown) {
        var registration = shown.registration();
        var standing = registration.standing();
        var person = registration.person();
        return new RegistrationView(
                shown.id(),
                standing,
                shown.position() == 0 ? null : shown.position(),
                standing.unconfirmed() ? registration.confirmBy() : null,
                person == null ? null : person.name(),
                person == null ? null : person.email(),
                person == null ? null : person.municipality(),
                person == null ? null : person.function(),
                registration.seats(),
                registration.attendance(),
                person == null ? null : person.language().code(),
                gathering(shown.gathering(), shown.occasion()),
                standing == Standing.SEATED && registration.attendance() == Attendance.ONLINE
                        ? shown.occasion().onlineAddress()
                        : null,
                shown.manageToken());
    }

    private static GatheringOfRegistration gathering(String id, Occasion occasion) {
        return new GatheringOfRegistration(
                id,
                new TitleOfGathering(occasion.title(), occasion.titleEnglish()),
                occasion.kind(),
                occasion.startsAt(),
                occasion.endsAt(),
                occasion.place(),
                occasion.host());
    }

    @Override
    public String toString() {
        return "registration " + registration + " " + status;
    }
}
