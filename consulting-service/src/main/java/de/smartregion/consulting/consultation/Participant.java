package de.smartregion.consulting.consultation;

import io.swagger.v3.oas.annotations.media.Schema;

/** Somebody else of the municipality who comes along. */
@Schema(name = "ConsultationCompanion")
record Participant(String name, String email) {
    @Override
    public String toString() {
        return "participant"; // personal data stays out of logs
    }
}
