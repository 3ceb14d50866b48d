package de.smartregion.events.registration;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What somebody holds after asking: seats or a place in the line, until it is confirmed by the link
 * in the letter.
 */
record RegistrationReceipt(
        String registration,
        @Schema(allowableValues = {"HELD", "WAITING"}) String status,
        @Nullable Integer position,
        Instant confirmBy,
        int seats,
        Attendance attendance) {

    static RegistrationReceipt of(Admission.Admitted admitted) {
        boolean waits = admitted.position() > 0;
        return new RegistrationReceipt(
                admitted.registration(),
                waits ? "WAITING" : "HELD",
                waits ? admitted.position() : null,
                admitted.confirmBy(),
                admitted.seats(),
                admitted.attendance());
    }
}
