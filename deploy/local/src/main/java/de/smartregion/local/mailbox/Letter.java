package de.smartregion.local.mailbox;

import java.time.Instant;
import java.util.List;

/** What a list shows of a letter that has arrived; the letter itself is a file. */
record Letter(
        long number,
        Instant received,
        String from,
        List<String> to,
        String subject,
        String messageId,
        long size) {

    Letter {
        to = List.copyOf(to);
    }

    boolean isFor(String address) {
        return to.stream().anyMatch(address::equalsIgnoreCase);
    }
}
