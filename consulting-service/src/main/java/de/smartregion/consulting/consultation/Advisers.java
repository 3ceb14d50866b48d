package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Agenda.Adviser;
import de.smartregion.consulting.agenda.Agenda.Candidate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whom to ask for a start, and in which order. */
@Component
class Advisers {

    private final Agenda agenda;

    Advisers(Agenda agenda) {
        this.agenda = agenda;
    }

    /**
     * Who was named, and nobody else; otherwise who has the case already, then everybody who fits
     * and is free, the best first.
     *
     * @param moving who has it may shift it over itself
     */
    Set<String> inOrder(
            Consultation consultation,
            Instant start,
            @Nullable String named,
            @Nullable Appointment moving,
            Party by) {
        if (named != null) {
            return Set.of(named);
        }
        var need = consultation.request().need(moving, by);
        var ranked =
                Assignment.ranked(agenda.candidates(need, start), Candidate::free).stream()
                        .map(Candidate::consultant)
                        .toList();
        var order = new LinkedHashSet<String>();
        var assigned = consultation.assignment();
        if (moving != null) {
            order.add(moving.consultant());
        } else if (assigned != null && ranked.contains(assigned.consultant())) {
            order.add(assigned.consultant());
        }
        order.addAll(ranked);
        return order;
    }

    /** Somebody who does not fit is named by the office alone, and with a note: once is enough. */
    boolean mayBeNamed(
            Consultation consultation,
            Instant start,
            @Nullable String named,
            @Nullable Appointment moving,
            Actor by,
            @Nullable String note) {
        var assigned = consultation.assignment();
        return named == null
                || (assigned != null && named.equals(assigned.consultant()))
                || agenda.candidates(consultation.request().need(moving), start).stream()
                        .filter(it -> it.consultant().equals(named))
                        .anyMatch(it -> it.fits() || (by.isOffice() && note != null));
    }

    Optional<Adviser> named(String consultant) {
        return agenda.adviser(consultant);
    }

    /** For the office. */
    List<Candidate> candidates(Consultation consultation, @Nullable Instant start) {
        return agenda.candidates(consultation.request().need(null, Party.STAFF), start);
    }
}
