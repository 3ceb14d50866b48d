package de.smartregion.consulting.consultation;

import de.smartregion.platform.security.SignedLinks;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * Which of a case's two links a token belongs to: one confirms, one shows and changes, and may be
 * renewed.
 */
final class ConsultationLinks {

    /** Compared with when there is no case, so that nothing answers faster. */
    private static final String NOBODYS = "A".repeat(43);

    private ConsultationLinks() {}

    static boolean confirms(@Nullable Consultation consultation, String token) {
        return matches(consultation == null ? null : consultation.confirmHash(), token);
    }

    /** The first one, or a later letter's. */
    static boolean manages(@Nullable Consultation consultation, String token) {
        boolean first = matches(consultation == null ? null : consultation.manageHash(), token);
        return first || (consultation != null && renewal(consultation, token).isPresent());
    }

    /** When this one ends, if it is one that manages. */
    static Instant until(Consultation consultation, String token) {
        return renewal(consultation, token)
                .map(Renewal::until)
                .orElseGet(consultation::manageUntil);
    }

    private static Optional<Renewal> renewal(Consultation consultation, String token) {
        return consultation.renewals().stream().filter(it -> matches(it.hash(), token)).findFirst();
    }

    private static boolean matches(@Nullable String hash, String token) {
        return SignedLinks.matches(token, hash == null ? NOBODYS : hash) && hash != null;
    }
}
