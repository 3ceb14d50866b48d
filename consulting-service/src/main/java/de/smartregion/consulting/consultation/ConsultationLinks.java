package de.smartregion.consulting.consultation;

import de.smartregion.platform.security.SignedLinks;

import org.jspecify.annotations.Nullable;

/** Which of a case's two links a token belongs to: one confirms, one shows and changes. */
final class ConsultationLinks {

    /** Compared with when there is no case, so that nothing answers faster. */
    private static final String NOBODYS = "A".repeat(43);

    private ConsultationLinks() {}

    static boolean confirms(@Nullable Consultation consultation, String token) {
        return matches(consultation == null ? null : consultation.confirmHash(), token);
    }

    static boolean manages(@Nullable Consultation consultation, String token) {
        return matches(consultation == null ? null : consultation.manageHash(), token);
    }

    private static boolean matches(@Nullable String hash, String token) {
        return SignedLinks.matches(token, hash == null ? NOBODYS : hash) && hash != null;
    }
}
