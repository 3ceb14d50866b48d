package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Mode;
import de.smartregion.platform.security.SignedLinks;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What was held for whom, told only to who holds it: sealed, so that it says neither which
 * consultant is meant nor anything that could be changed. Kept nowhere.
 */
record HoldTicket(Spot spot, Instant until, String module, Mode mode, @Nullable String place) {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST = 1_000;
    private static final int PARTS = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    String hold() {
        return spot.claim();
    }

    String seal(SignedLinks links) {
        var text =
                String.join(
                        "|",
                        spot.consultant(),
                        spot.claim(),
                        spot.start().toString(),
                        spot.end().toString(),
                        until.toString(),
                        module,
                        mode.name(),
                        place == null ? "" : place);
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var sealed =
                    cipher(Cipher.ENCRYPT_MODE, links, nonce)
                            .doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            ByteBuffer.allocate(NONCE + sealed.length)
                                    .put(nonce)
                                    .put(sealed)
                                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing for what this service did not seal. */
    static Optional<HoldTicket> open(String token, SignedLinks links) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.remaining() <= NONCE) {
                return Optional.empty();
            }
            var nonce = new byte[NONCE];
            bytes.get(nonce);
            var sealed = new byte[bytes.remaining()];
            bytes.get(sealed);
            return read(
                    new String(
                            cipher(Cipher.DECRYPT_MODE, links, nonce).doFinal(sealed),
                            StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<HoldTicket> read(String text) {
        var parts = text.split("\\|", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        return Optional.of(
                new HoldTicket(
                        new Spot(
                                parts[0],
                                parts[1],
                                Instant.parse(parts[2]),
                                Instant.parse(parts[3])),
                        Instant.parse(parts[4]),
                        parts[5],
                        Mode.valueOf(parts[6]),
                        parts[7].isEmpty() ? null : parts[7]));
    }

    /** A key of its own, made of the one for links. */
    private static Cipher cipher(int mode, SignedLinks links, byte[] nonce)
            throws GeneralSecurityException {
        var key =
                Base64.getUrlDecoder()
                        .decode(links.issue("hold-key", "holds", Instant.EPOCH).token());
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    @Override
    public String toString() {
        return "ticket of " + spot.claim();
    }
}
