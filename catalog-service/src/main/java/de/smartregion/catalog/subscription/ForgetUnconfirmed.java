package de.smartregion.catalog.subscription;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

import java.time.Clock;

/** Erases what nobody has confirmed in time, and of whom nothing is left but a name. */
@Component
class ForgetUnconfirmed implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(ForgetUnconfirmed.class);

    private final Subscribers subscribers;
    private final SubscriptionSettings settings;
    private final Clock clock;

    ForgetUnconfirmed(Subscribers subscribers, SubscriptionSettings settings, Clock clock) {
        this.subscribers = subscribers;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(this::look, settings.look());
    }

    void look() {
        try {
            forget();
            remove();
        } catch (RuntimeException e) { // the next look does what is left
            log.warn("left unconfirmed subscriptions for the next look: {}", e.toString());
        }
    }

    private void forget() {
        while (true) {
            var some = subscribers.overdue(clock.instant());
            for (var subscriber : some) {
                subscribers.decide(subscriber, Subscriber::forgetUnconfirmed);
            }
            if (some.size() < Subscribers.SOME) {
                return;
            }
        }
    }

    private void remove() {
        var after = "";
        while (true) {
            var some = subscribers.left(after);
            some.forEach(subscribers::remove);
            if (some.size() < Subscribers.SOME) {
                return;
            }
            after = some.getLast().id();
        }
    }
}
