package de.smartregion.notification.letter;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One address that a mail server understands: ASCII, nothing around it, nothing that could end a
 * header.
 */
record EmailAddress(String value) {
    private static final Pattern SHAPE =
            Pattern.compile(
                    "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?");

    EmailAddress {
        value = inAscii(value.strip()).toLowerCase(Locale.ROOT);
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    private static String inAscii(String address) {
        int at = address.lastIndexOf('@');
        return at < 0
                ? address
                : address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
    }

    @Override
    public String toString() {
        return "e-mail address"; // personal data stays out of logs
    }
}
