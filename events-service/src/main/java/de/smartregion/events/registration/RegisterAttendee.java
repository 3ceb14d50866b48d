package de.smartregion.events.registration;

import de.smartregion.platform.web.IdempotencyKey;

import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Somebody asks for seats. */
@Component
class RegisterAttendee {

    private static final Logger log = LoggerFactory.getLogger(RegisterAttendee.class);

    private static final int ID_BYTES = 16;

    private final RosterDesk desk;
    private final MeterRegistry meters;
    private final SecureRandom random = new SecureRandom();

    RegisterAttendee(RosterDesk desk, MeterRegistry meters) {
        this.desk = desk;
        this.meters = meters;
    }

    /** Under a key, the registration is named after it: asked twice, there is one. */
    Optional<Admission> register(
            String gathering, Attendee attendee, String caller, @Nullable IdempotencyKey key) {
        var id = key == null ? randomId() : idOf(gathering, caller, key);
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
            case Admission.Admitted it -> it.position() == 0 ? "held" : "waiting";
            case Admission.Ended _ -> "ended";
            case Admission.Refused(var why) -> why.name().toLowerCase(Locale.ROOT);
        };
    }

    private String randomId() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return encoded(bytes);
    }

    private static String idOf(String gathering, String caller, IdempotencyKey key) {
        try {
            var name = gathering + '\n' + caller + '\n' + key.value();
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return encoded(Arrays.copyOf(hash, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
