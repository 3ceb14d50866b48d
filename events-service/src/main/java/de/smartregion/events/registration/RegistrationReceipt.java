package de.smartregion.events.registration;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What somebody holds after asking: seats or a place in the line, until it is confirmed by the link
 * in the letter; somebody who is known has them at once, and nothing to confirm.
 */
record RegistrationReceipt(
        String registration,
        @Schema(allowableValues = {"HELD", "SEATED", "WAITING"}) String status,
        @Nullable Integer position,
        @Nullable Instant confirmBy,
        int seats,
        Attendance attendance) {

    static RegistrationReceipt of(Admission.Admitted admitted) {
        boolean waits = admitted.position() > 0;
        return new RegistrationReceipt(
                admitted.registration(),
                waits ? "WAITING" : admitted.confirmBy() == null ? "SEATED" : "HELD",
                waits ? admitted.position() : null,
                admitted.confirmBy(),
                admitted.seats(),
                admitted.attendance());
    }
}
