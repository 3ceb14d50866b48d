package de.smartregion.consulting.consultation;

import java.time.Instant;

/** A later link to a case: for a letter whose reader would soon come too late with the first. */
record Renewal(String hash, Instant until) {
    @Override
    public String toString() {
        return "link until " + until;
    }
}
