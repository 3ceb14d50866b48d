package de.smartregion.gateway.signin;

/** The provider does not answer, and the token at hand is stale. */
public final class ProviderAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProviderAway(Throwable cause) {
        super("the provider gives no token", cause);
    }
}
