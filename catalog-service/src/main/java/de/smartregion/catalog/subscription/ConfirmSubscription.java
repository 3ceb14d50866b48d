package de.smartregion.catalog.subscription;

import de.smartregion.catalog.subscription.Subscriber.Decision;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The address was theirs, and they want it. */
@Component
class ConfirmSubscription {

    private static final Logger log = LoggerFactory.getLogger(ConfirmSubscription.class);

    private final Subscribers subscribers;
    private final SubscriberLinks links;

    ConfirmSubscription(Subscribers subscribers, SubscriberLinks links) {
        this.subscribers = subscribers;
        this.links = links;
    }

    Decision confirm(String id, Interest interest, String token) {
        var decision =
                subscribers.decide(
                        id,
                        (subscriber, now) ->
                                subscriber.confirm(
                                        interest.word(), token, links.end(id).hash(), now));
        if (decision instanceof Decision.Changed) {
            log.info("subscription to {} confirmed", interest.word());
        }
        return decision;
    }
}
