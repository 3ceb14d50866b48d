package de.smartregion.events.registration;

import de.smartregion.platform.outbox.Names;
import de.smartregion.platform.web.IdempotencyKey;

import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.Locale;
import java.util.Optional;

/** Somebody asks for seats. */
@Component
class RegisterAttendee {

    private static final Logger log = LoggerFactory.getLogger(RegisterAttendee.class);

    private final RosterDesk desk;
    private final MeterRegistry meters;

    RegisterAttendee(RosterDesk desk, MeterRegistry meters) {
        this.desk = desk;
        this.meters = meters;
    }

    /** Under a key, the registration is named after it: asked twice, there is one. */
    Optional<Admission> register(
            String gathering, Attendee attendee, String caller, @Nullable IdempotencyKey key) {
        var id = key == null ? Names.random() : Names.of(gathering, caller, key.value());
        var admission = desk.decide(gathering, seating -> seating.admit(id, attendee));
        admission.ifPresent(
                answer -> {
                    var outcome = outcome(answer);
                    meters.counter("smartregion.registrations", "outcome", outcome).increment();
                    log.debug("answered registration {} for {}: {}", id, gathering, outcome);
                });
        return admission;
    }

    private static String outcome(Admission admission) {
        return switch (admission) {
            case Admission.Admitted it when it.position() > 0 -> "waiting";
            case Admission.Admitted it -> it.confirmBy() == null ? "seated" : "held";
            case Admission.Ended _ -> "ended";
            case Admission.Refused(var why) -> why.name().toLowerCase(Locale.ROOT);
        };
    }
}
