package de.smartregion.notification.letter;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
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

    /** 132 bits: enough that no two readers meet. */
    private static final int HASH_CHARACTERS = 22;

    EmailAddress {
        value = inAscii(value.strip()).toLowerCase(Locale.ROOT);
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** Names the reader without telling who it is. */
    String hash() {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(value.getBytes(StandardCharsets.US_ASCII));
            var text =
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(Arrays.copyOf(digest, 24));
            return text.substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
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
