package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells who comes: only who signed in as a consultant is looked up among them. */
@Component
class Visitors {

    private final Agenda agenda;

    Visitors(Agenda agenda) {
        this.agenda = agenda;
    }

    Visitor of(@Nullable Caller caller, String token) {
        return new Visitor(caller, consultant(caller), token);
    }

    private @Nullable String consultant(@Nullable Caller caller) {
        if (caller == null || !caller.is("consultant")) {
            return null;
        }
        return agenda.adviserOf(caller.subject(), caller.email())
                .map(Agenda.Adviser::consultant)
                .orElse(null);
    }
}
