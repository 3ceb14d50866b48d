package de.smartregion.gateway.portal.events;

/** The service was not asked: who sent the form brought no proof of work, and too many did so. */
public final class ProofMissing extends ServiceAway {
    private static final long serialVersionUID = 1;

    ProofMissing() {
        super(new IllegalStateException("no proof of work"));
    }
}
