package de.smartregion.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

class PseudonymsTest {
    private static final EmailAddress ADA = new EmailAddress("Ada@Gemeinde.example");

    private final Pseudonyms pseudonyms = with("one key of at least thirty-two bytes");

    @Test
    void aReaderHasOneNameHoweverTheAddressIsWritten() {
        assertThat(pseudonyms.of(ADA))
                .matches("[\\w-]{22}")
                .isEqualTo(pseudonyms.of(new EmailAddress(" ada@gemeinde.EXAMPLE ")))
                .isNotEqualTo(pseudonyms.of(new EmailAddress("bob@gemeinde.example")));
    }

    @Test
    void withoutTheKeyNobodyFindsTheReaderByTrying() throws Exception {
        var digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(ADA.value().getBytes(StandardCharsets.US_ASCII));
        var guessed = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);

        assertThat(pseudonyms.of(ADA))
                .isNotEqualTo(guessed.substring(0, 22))
                .isNotEqualTo(with("another key of thirty-two bytes or more").of(ADA));
    }

    private static Pseudonyms with(String key) {
        return new Pseudonyms(key.getBytes(StandardCharsets.US_ASCII));
    }
}
