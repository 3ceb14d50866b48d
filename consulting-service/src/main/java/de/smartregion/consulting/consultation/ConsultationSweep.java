package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.TriggerContext;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;

/**
 * Goes on with what somebody began and did not finish, and lets deadlines pass. Every instance
 * looks; the version decides who does it.
 */
@Component
class ConsultationSweep implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(ConsultationSweep.class);

    /** More at once can wait for the next look. */
    private static final int MOST = 100;

    private final Consultations consultations;
    private final SettleConsultation settle;
    private final OfferFreedSlots offerFreedSlots;
    private final Terms terms;
    private final Clock clock;

    ConsultationSweep(
            Consultations consultations,
            SettleConsultation settle,
            OfferFreedSlots offerFreedSlots,
            Terms terms,
            Clock clock) {
        this.consultations = consultations;
        this.settle = settle;
        this.offerFreedSlots = offerFreedSlots;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addTriggerTask(this::look, new Jittered());
        tasks.addFixedDelayTask(this::lookAtWaiting, terms.settings().waiting());
        tasks.addFixedDelayTask(this::lookAtOverlooked, Consultation.A_DAY);
    }

    void look() {
        boolean given = false;
        for (var id : consultations.due(consultations.now(), MOST)) {
            try {
                settle.settle(id);
                if (consultations.decide(id, (it, now) -> it.pass(terms, now))
                        instanceof Decision.Changed(var changed, _)) {
                    log.info("let time pass for consultation {}", id);
                    given |= !changed.freeing().isEmpty();
                    settle.settle(id);
                }
            } catch (RuntimeException e) {
                log.warn("left consultation {} for the next look", id, e);
            }
        }
        if (given) {
            lookAtWaiting();
        }
    }

    /** Also without being told: a day's news may be late, and time itself opens slots. */
    void lookAtWaiting() {
        try {
            offerFreedSlots.offer();
        } catch (RuntimeException e) {
            log.warn("left the waiting list for the next look", e);
        }
    }

    /** At start, and then daily: an instance from before may still decide beside this one. */
    void lookAtOverlooked() {
        lookAtEach(consultations::overlooked, Consultation::lookAgain);
        lookAtEach(consultations::wordless, Consultation::nameWords);
    }

    private void lookAtEach(
            BiFunction<String, Integer, List<String>> some,
            BiFunction<Consultation, Instant, Decision> decision) {
        var ids = some.apply("", MOST);
        while (!ids.isEmpty()) {
            for (var id : ids) {
                try {
                    consultations.decide(id, decision);
                } catch (RuntimeException e) {
                    log.warn("left consultation {} overlooked", id, e);
                }
            }
            ids = some.apply(ids.getLast(), MOST);
        }
    }

    /** Instances started together do not look together. */
    private final class Jittered implements Trigger {
        @Override
        public @Nullable Instant nextExecution(TriggerContext context) {
            var every = terms.settings().sweep().toMillis();
            return clock.instant()
                    .plusMillis(every / 2 + ThreadLocalRandom.current().nextLong(every + 1));
        }
    }
}
