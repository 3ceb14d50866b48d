package de.smartregion.consulting.consultation;

import de.smartregion.platform.web.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What became of a wish to change a case. */
sealed interface Decision {

    record Changed(Consultation consultation, List<ConsultationEvent> events) implements Decision {
        public Changed {
            events = List.copyOf(events);
        }
    }

    /** It is so already. */
    record Unchanged(Consultation consultation) implements Decision {}

    /**
     * Nothing has changed.
     *
     * @param next free starts instead of one that is taken; those that are wrong, where the input
     *     is
     * @param current the version there is, when another was seen
     */
    record Refused(Problem why, List<Instant> next, @Nullable Long current) implements Decision {
        public Refused {
            next = List.copyOf(next);
        }

        Refused(Problem why) {
            this(why, List.of(), null);
        }

        Refused(Problem why, List<Instant> next) {
            this(why, next, null);
        }
    }
}
