package de.smartregion.notification.call;

import java.util.List;

/** All that calls need to know of webhooks. */
public interface Receivers {

    /** Who may be called now. */
    List<Receiver> ready();

    boolean knows(String webhook);

    /** Nobody calls it, nor will, until somebody of the office wants that again. */
    boolean hasEnded(String webhook);

    /** Where it was called, it has answered that it does not want to be called again. */
    void gone(Receiver receiver);
}
