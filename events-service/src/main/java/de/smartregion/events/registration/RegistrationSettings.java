package de.smartregion.events.registration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * @param hold how long a seat is kept for somebody who has not confirmed
 * @param reach how long after a gathering its registrations can still be looked at by link
 * @param queue how many may ask for one gathering at once before the next ones are sent away
 * @param batch how many decisions go into one write; bounds its size
 * @param attempts how often a write is decided again when another instance was faster
 * @param patience how long somebody waits for an answer
 * @param idle after how long a roster nobody asks for is forgotten
 * @param sweep how often deadlines are looked after
 */
@ConfigurationProperties("smartregion.registration")
record RegistrationSettings(
        @DefaultValue("48h") Duration hold,
        @DefaultValue("90d") Duration reach,
        @DefaultValue("2000") int queue,
        @DefaultValue("250") int batch,
        @DefaultValue("12") int attempts,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("10m") Duration idle,
        @DefaultValue("1s") Duration sweep) {

    RegistrationSettings {
        positive("hold", hold);
        positive("reach", reach);
        positive("patience", patience);
        positive("idle", idle);
        positive("sweep", sweep);
        if (queue < 1 || batch < 1 || attempts < 1) {
            throw new IllegalArgumentException(
                    "smartregion.registration: queue, batch and attempts are at least 1");
        }
    }

    private static void positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    "smartregion.registration." + name + " must be longer than nothing");
        }
    }
}
