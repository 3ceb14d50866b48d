package de.smartregion.catalog.subscription;

import de.smartregion.catalog.subscription.Subscriber.Decision;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells everybody whom it interests, one write each. Whoever takes over after a crash goes through
 * all of them again; who was told is told nothing twice.
 */
@Component
class TellSubscribers {

    private static final Logger log = LoggerFactory.getLogger(TellSubscribers.class);

    private final Subscribers subscribers;
    private final SubscriberLinks links;
    private final SubscriptionSettings settings;
    private final Counter told;

    TellSubscribers(
            Subscribers subscribers,
            SubscriberLinks links,
            SubscriptionSettings settings,
            MeterRegistry meters) {
        this.subscribers = subscribers;
        this.links = links;
        this.settings = settings;
        this.told =
                Counter.builder("smartregion.subscriptions.told")
                        .description("news told to subscribers, one for each letter")
                        .register(meters);
    }

    void tell(News news) {
        int letters = 0;
        var after = "";
        while (true) {
            var some = subscribers.interested(news.interests(), after);
            for (var subscriber : some) {
                letters += tell(news, subscriber);
            }
            if (some.size() < Subscribers.SOME) {
                break;
            }
            after = some.getLast().id();
        }
        told.increment(letters);
        log.info("told {} subscribers that {} is {}", letters, news.project(), news.what());
    }

    private int tell(News news, Subscriber whom) {
        var end = links.end(whom.id());
        var decision =
                subscribers.decide(
                        whom,
                        (subscriber, now) -> subscriber.tell(news, end, now, settings.memory()));
        return decision instanceof Decision.Changed ? 1 : 0;
    }
}
