package de.smartregion.catalog.subscription;

import de.smartregion.catalog.subscription.Subscriber.Decision;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.Optional;

/**
 * Somebody wants to be told: at once who has proven their address, else by the link of a letter.
 */
@Component
class Subscribe {

    private static final Logger log = LoggerFactory.getLogger(Subscribe.class);

    private final Subscribers subscribers;
    private final SubscriberLinks links;
    private final SubscriptionSettings settings;
    private final Titles titles;

    Subscribe(
            Subscribers subscribers,
            SubscriberLinks links,
            SubscriptionSettings settings,
            Titles titles) {
        this.subscribers = subscribers;
        this.links = links;
        this.settings = settings;
        this.titles = titles;
    }

    Decision subscribe(Interest interest, EmailAddress address, String language, boolean proven) {
        var wanted = wanted(interest, language).orElse(null);
        if (wanted == null) {
            return new Decision.Refused(SubscriptionProblem.INTEREST_NOT_FOUND);
        }
        var id = links.name(address);
        var decision =
                subscribers.decide(
                        id,
                        (subscriber, now) ->
                                proven
                                        ? subscriber.begin(
                                                address.value(), wanted, links.end(id).hash(), now)
                                        : subscriber.request(
                                                address.value(),
                                                wanted,
                                                links.confirm(
                                                        id,
                                                        interest,
                                                        subscriber.confirmUntil(
                                                                interest.word(),
                                                                now,
                                                                settings.confirm()))));
        log.info("subscription to {} {}", interest.word(), proven ? "begun" : "asked for");
        return decision;
    }

    private Optional<Wanted> wanted(Interest interest, String language) {
        return switch (interest.kind()) {
            case FIELD ->
                    interest.isKnownField()
                            ? Optional.of(new Wanted(interest, null, null, language))
                            : Optional.empty();
            case PROJECT ->
                    titles.of(interest.id())
                            .map(it -> new Wanted(interest, it.german(), it.english(), language));
        };
    }
}
