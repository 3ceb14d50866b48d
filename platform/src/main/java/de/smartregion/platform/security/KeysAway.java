package de.smartregion.platform.security;

import org.springframework.security.core.AuthenticationException;

/** No key of the issuer is known yet, and it does not answer: nobody's token can be judged. */
public final class KeysAway extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    KeysAway(Throwable cause) {
        super("the issuer's keys cannot be read", cause);
    }
}
