package de.smartregion.events.diary;

import de.smartregion.platform.security.Caller;
import de.smartregion.platform.security.SignedLinks;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Names people without telling who they are: an address gives the same name each time, and without
 * the key of our links nobody finds it by trying addresses.
 */
final class Owners {

    private final SignedLinks links;

    Owners(SignedLinks links) {
        this.links = links;
    }

    /** Nobody without a verified address. */
    Optional<String> of(Caller caller) {
        return Optional.ofNullable(caller.email()).flatMap(this::of);
    }

    /** Nothing for what is no address; however its domain is written, it is the same one. */
    Optional<String> of(String email) {
        var address = email.strip().toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        try {
            var domain =
                    IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES)
                            .toLowerCase(Locale.ROOT);
            var written =
                    (address.substring(0, at) + '@' + domain).getBytes(StandardCharsets.UTF_8);
            // Encoded, because an address may hold the bar that parts what is signed.
            var resource = Base64.getUrlEncoder().withoutPadding().encodeToString(written);
            return Optional.of(links.issue("diary", resource, Instant.EPOCH).token());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
