package de.smartregion.gateway.signin;

/** The provider no longer knows the sign-in of this session, which ends with it. */
public final class SignInOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SignInOver() {
        super("the sign-in is over");
    }
}
