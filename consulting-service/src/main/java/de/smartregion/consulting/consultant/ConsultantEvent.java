package de.smartregion.consulting.consultant;

import de.smartregion.platform.event.DomainEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What happened to somebody who advises. */
sealed interface ConsultantEvent extends DomainEvent {

    /** Also who is new: the revision is 1 then. Secret addresses and hours are not told. */
    record ConsultantChanged(
            String consultant,
            long revision,
            @Nullable String subject,
            String name,
            String email,
            List<String> fields,
            List<String> modules,
            List<String> districts,
            String home,
            List<String> languages,
            int yearlyCapacity,
            boolean active)
            implements ConsultantEvent {

        static ConsultantChanged of(Consultant consultant, long revision) {
            return new ConsultantChanged(
                    consultant.id(),
                    revision,
                    consultant.subject(),
                    consultant.name(),
                    consultant.email(),
                    consultant.fields().stream().map(Enum::name).toList(),
                    consultant.modules(),
                    consultant.districts(),
                    consultant.home(),
                    consultant.languages(),
                    consultant.yearlyCapacity(),
                    consultant.active());
        }

        @Override
        public String toString() {
            return "consultant " + consultant + " changed"; // personal data stays out of logs
        }
    }

    /** Why is not told. */
    record ConsultantAbsent(String consultant, String absence, Instant from, Instant until)
            implements ConsultantEvent {}

    record AbsenceEnded(String consultant, String absence) implements ConsultantEvent {}

    @Override
    default String type() {
        return switch (this) {
            case ConsultantChanged _ -> "de.smartregion.consulting.consultant-changed.v1";
            case ConsultantAbsent _ -> "de.smartregion.consulting.consultant-absent.v1";
            case AbsenceEnded _ -> "de.smartregion.consulting.absence-ended.v1";
        };
    }
}
