package de.smartregion.events.registration;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One deliverable address: no display name, no list, no line break; the same person writes it the
 * same way.
 */
record EmailAddress(String value) {

    private static final int LONGEST = 254; // RFC 5321: what fits into a path
    private static final Pattern LOCAL =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile(
                    "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})");

    EmailAddress {
        value = normalised(value);
    }

    private static String normalised(String written) {
        // Longer than any address could become shorter by stripping; also bounds the work below.
        if (written.length() > 2 * LONGEST) {
            throw notAnAddress();
        }
        var address = strippedOfSpaces(written);
        int at = address.lastIndexOf('@');
        if (at < 1 || at > 64) {
            throw notAnAddress();
        }
        var local = address.substring(0, at).toLowerCase(Locale.ROOT);
        var normalised = local + '@' + ascii(address.substring(at + 1));
        if (normalised.length() > LONGEST
                || !LOCAL.matcher(local).matches()
                || !DOMAIN.matcher(normalised.substring(at + 1)).matches()) {
            throw notAnAddress();
        }
        return normalised;
    }

    /** Only blanks: whoever sends a line break is told, not corrected. */
    private static String strippedOfSpaces(String written) {
        int from = 0;
        int to = written.length();
        while (from < to && written.charAt(from) == ' ') {
            from++;
        }
        while (to > from && written.charAt(to - 1) == ' ') {
            to--;
        }
        return written.substring(from, to);
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            throw notAnAddress();
        }
    }

    private static IllegalArgumentException notAnAddress() {
        return new IllegalArgumentException("not an e-mail address"); // never which one
    }

    @Override
    public String toString() {
        return "e-mail address";
    }
}
