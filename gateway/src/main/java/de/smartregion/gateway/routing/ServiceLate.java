package de.smartregion.gateway.routing;

import java.io.IOException;

/** The service took longer than it may. */
final class ServiceLate extends IOException {
    private static final long serialVersionUID = 1;

    ServiceLate(Throwable cause) {
        super("no answer in time", cause);
    }
}
