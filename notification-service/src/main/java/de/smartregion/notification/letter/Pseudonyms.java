package de.smartregion.notification.letter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names readers without telling who they are: an address gives the same name each time, and without
 * the key nobody finds it by trying addresses.
 */
final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";

    /** 132 bits: enough that no two readers meet. */
    private static final int CHARACTERS = 22;

    private final SecretKeySpec key;

    Pseudonyms(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    String of(EmailAddress reader) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var code = mac.doFinal(reader.value().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(code)
                    .substring(0, CHARACTERS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
