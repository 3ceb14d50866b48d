package de.smartregion.notification.call;

import java.net.URI;
import java.util.List;

/**
 * Who is called.
 *
 * @param keys that a call is signed with, all of them: more than one while a secret is replaced
 */
public record Receiver(String webhook, URI address, List<byte[]> keys) {
    public Receiver {
        keys = List.copyOf(keys);
    }

    @Override
    public String toString() {
        return "receiver of " + webhook; // secrets stay out of logs, and addresses may hold some
    }
}
