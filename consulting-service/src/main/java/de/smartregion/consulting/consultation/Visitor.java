package de.smartregion.consulting.consultation;

import de.smartregion.platform.security.Caller;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Who comes to a case: the office, a consultant whose case it is, whoever asked, or the bearer of
 * its link. To everybody else it is not there.
 *
 * @param consultant the id of the consultant who calls, if one does
 * @param token of a link, or an empty one
 */
record Visitor(@Nullable Caller caller, @Nullable String consultant, String token) {

    /** People press a button again. */
    private static final Duration ONCE_MORE = Duration.ofDays(3);

    boolean isOffice() {
        return caller != null && (caller.is("staff") || caller.is("admin"));
    }

    /** Speaks for this municipality, under an address somebody has verified. */
    boolean speaksFor(String municipality, String email) {
        return caller != null
                && caller.is("municipality")
                && municipality.equals(caller.ags())
                && email.equals(caller.email());
    }

    /** Why this visitor may not see it, or nothing. */
    @Nullable ConsultationProblem keptFrom(@Nullable Consultation consultation, Instant now) {
        boolean manages = ConsultationLinks.manages(consultation, token);
        boolean confirms = ConsultationLinks.confirms(consultation, token);
        if (consultation == null) {
            return ConsultationProblem.CONSULTATION_NOT_FOUND;
        }
        if (isOffice() || advises(consultation) || asked(consultation)) {
            return null;
        }
        if (!manages && !confirms) {
            return ConsultationProblem.CONSULTATION_NOT_FOUND;
        }
        var until =
                manages
                        ? ConsultationLinks.until(consultation, token)
                        : confirmsUntil(consultation);
        return now.isBefore(until) ? null : ConsultationProblem.LINK_EXPIRED;
    }

    /** The link that confirms is no other way to the case: it ends soon after it was of use. */
    private static Instant confirmsUntil(Consultation consultation) {
        return consultation.status() == Status.UNCONFIRMED
                ? consultation.manageUntil()
                : consultation.createdAt().plus(ONCE_MORE);
    }

    /** As whom, for somebody who may see it. */
    Party partyOf(Consultation consultation) {
        if (isOffice()) {
            return Party.STAFF;
        }
        return advises(consultation) ? Party.CONSULTANT : Party.PERSON;
    }

    /** Why this visitor may not act on it as one of these, or nothing. */
    @Nullable ConsultationProblem keptFrom(
            @Nullable Consultation consultation, Set<Party> parties, Instant now) {
        var kept = keptFrom(consultation, now);
        if (kept != null || consultation == null) {
            return kept;
        }
        var party = partyOf(consultation);
        if (party == Party.PERSON
                && !asked(consultation)
                && !ConsultationLinks.manages(consultation, token)) {
            return ConsultationProblem.CONSULTATION_UNCONFIRMED; // the other link only confirms
        }
        return parties.contains(party) ? null : ConsultationProblem.NOT_YOURS_TO_DO;
    }

    /** Whether this visitor proves whose address the case has. */
    boolean confirms(Consultation consultation) {
        return asked(consultation) || ConsultationLinks.confirms(consultation, token);
    }

    Actor actorFor(Consultation consultation) {
        var party = partyOf(consultation);
        var name = caller == null ? null : caller.name();
        if (party == Party.PERSON) {
            return new Actor(party, consultation.request().person().name());
        }
        return new Actor(party, name == null ? "Geschäftsstelle" : name);
    }

    /** A consultant speaks of their own time unless they name somebody; others of anybody's. */
    @Nullable String own(Consultation consultation) {
        return partyOf(consultation) == Party.CONSULTANT ? consultant : null;
    }

    /** Whether it is theirs to say who comes along. */
    boolean mayAccompany(Consultation consultation, Appointment appointment) {
        return switch (partyOf(consultation)) {
            case STAFF -> true;
            case CONSULTANT -> appointment.consultant().equals(consultant);
            case PERSON -> false;
        };
    }

    private boolean advises(Consultation consultation) {
        if (consultant == null) {
            return false;
        }
        var assignment = consultation.assignment();
        return (assignment != null && assignment.consultant().equals(consultant))
                || consultation.appointments().stream()
                        .filter(it -> it.state() != Appointment.State.CANCELLED)
                        .anyMatch(it -> it.involves(consultant));
    }

    private boolean asked(Consultation consultation) {
        if (caller == null) {
            return false;
        }
        var person = consultation.request().person();
        return caller.subject().equals(person.subject())
                || (caller.email() != null && caller.email().equals(person.email()));
    }

    @Override
    public String toString() {
        return "visitor"; // personal data and tokens stay out of logs
    }
}
