package de.smartregion.catalog.subscription;

import de.smartregion.catalog.subscription.Subscriber.Decision;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.Set;

/** Ends subscriptions, and with the last one forgets who it was. */
@Component
class Unsubscribe {

    private static final Logger log = LoggerFactory.getLogger(Unsubscribe.class);

    private final Subscribers subscribers;

    Unsubscribe(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    /** By the link of a letter. */
    Decision end(String id, String token, Set<String> interests) {
        return end(
                id,
                interests,
                (subscriber, words) ->
                        Subscriber.opens(subscriber, token)
                                ? subscriber.end(words)
                                : new Decision.Refused(SubscriptionProblem.SUBSCRIPTION_NOT_FOUND));
    }

    /** By who signed in with the address. */
    Decision end(String id, String interest) {
        return end(id, Set.of(interest), Subscriber::end);
    }

    private Decision end(String id, Set<String> interests, Ending ending) {
        var decision = subscribers.decide(id, (subscriber, _) -> ending.of(subscriber, interests));
        if (decision instanceof Decision.Changed(var after, _)) {
            log.info("subscriptions of {} ended, {} left", id, after.subscriptions().size());
            if (after.email() == null) {
                subscribers.remove(after); // with something to tell yet: the next look does
            }
        }
        return decision;
    }

    private interface Ending {
        Decision of(Subscriber subscriber, Set<String> interests);
    }
}
