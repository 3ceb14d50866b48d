package de.smartregion.notification.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** What we sign, others can check. */
class SignatureTest {
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final byte[] KEY =
            Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    /** The vector that the libraries of the Standard Webhooks specification are tested with. */
    private static final String PUBLISHED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void thePublishedVectorIsSignedAsPublished() {
        assertThat(Signature.of(List.of(KEY), ID, AT, BODY)).isEqualTo(PUBLISHED);
    }

    @Test
    void whateverIsTouchedIsSignedOtherwise() {
        assertThat(Signature.of(List.of(KEY), ID, AT, BODY + " ")).isNotEqualTo(PUBLISHED);
        assertThat(Signature.of(List.of(KEY), ID + "x", AT, BODY)).isNotEqualTo(PUBLISHED);
        assertThat(Signature.of(List.of(KEY), ID, AT.plusSeconds(1), BODY)).isNotEqualTo(PUBLISHED);
        assertThat(Signature.of(List.of(new byte[32]), ID, AT, BODY)).isNotEqualTo(PUBLISHED);
    }

    @Test
    void whileASecretIsReplacedBothSign() {
        assertThat(Signature.of(List.of(new byte[32], KEY), ID, AT, BODY).split(" ", -1))
                .hasSize(2)
                .contains(PUBLISHED);
    }
}
