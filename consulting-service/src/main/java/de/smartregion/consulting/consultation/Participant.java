package de.smartregion.consulting.consultation;

/** Somebody else of the municipality who comes along. */
record Participant(String name, String email) {
    @Override
    public String toString() {
        return "participant"; // personal data stays out of logs
    }
}
