package de.smartregion.platform.event;

/** A record that no retry will make readable; says what is wrong with it and never what it says. */
public final class UnreadableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableEvent(String why) {
        super(why);
    }
}
