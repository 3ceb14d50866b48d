package de.smartregion.consulting.consultation;

import de.smartregion.platform.security.SignedLinks;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * Which of a case's links a token belongs to: one confirms, one shows and changes, and may be
 * renewed; while there is a poll, those who are asked have one each.
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

    /** What somebody's link lets them answer. */
    record Vote(Offer offer, Poll poll, Ballot ballot) {
        boolean over(Instant now) {
            return !now.isBefore(offer.until());
        }
    }

    static Optional<Vote> vote(@Nullable Consultation consultation, String token) {
        var offer = consultation == null ? null : consultation.offer();
        var poll = offer == null ? null : offer.poll();
        if (offer == null || poll == null) {
            matches(null, token);
            return Optional.empty();
        }
        return poll.ballots().stream()
                .filter(it -> matches(it.hash(), token))
                .findFirst()
                .map(it -> new Vote(offer, poll, it));
    }

    private static boolean matches(@Nullable String hash, String token) {
        return SignedLinks.matches(token, hash == null ? NOBODYS : hash) && hash != null;
    }
}
