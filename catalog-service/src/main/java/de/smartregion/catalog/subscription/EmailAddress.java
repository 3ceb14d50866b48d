package de.smartregion.catalog.subscription;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** One deliverable address; the same person writes it the same way. */
record EmailAddress(String value) {

    private static final int LONGEST = 254; // RFC 5321: what fits into a path

    private static final Pattern SHAPE =
            Pattern.compile(
                    "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

    EmailAddress {
        var written = value.strip().toLowerCase(Locale.ROOT);
        int at = written.lastIndexOf('@');
        if (at < 1 || written.length() > LONGEST) {
            throw new IllegalArgumentException("not an e-mail address");
        }
        value =
                written.substring(0, at + 1)
                        + IDN.toASCII(written.substring(at + 1), IDN.USE_STD3_ASCII_RULES)
                                .toLowerCase(Locale.ROOT);
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    @Override
    public String toString() {
        return "e-mail address"; // personal data stays out of logs
    }
}
