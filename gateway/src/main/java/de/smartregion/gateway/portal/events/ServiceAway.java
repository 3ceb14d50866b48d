package de.smartregion.gateway.portal.events;

/** The events service did not answer in time, answered with an error, or is not asked just now. */
public class ServiceAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ServiceAway(Throwable cause) {
        super(cause.getClass().getSimpleName(), cause);
    }
}
