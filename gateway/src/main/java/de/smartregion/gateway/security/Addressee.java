package de.smartregion.gateway.security;

import java.net.IDN;
import java.util.Locale;

/** An e-mail address as the limits remember it; however it is written, it is the same one. */
record Addressee(Digest name) {
    private static final int LONGEST = 508; // what is longer, the service refuses

    static Addressee of(String email) {
        var address = email.strip().toLowerCase(Locale.ROOT);
        return new Addressee(Digest.of(address.length() > LONGEST ? address : normalised(address)));
    }

    /** The service reads domains of all scripts, and so one domain may be written in many ways. */
    private static String normalised(String address) {
        int at = address.lastIndexOf('@');
        try {
            return address.substring(0, at + 1)
                    + IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES)
                            .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return address; // none: the service says so
        }
    }
}
