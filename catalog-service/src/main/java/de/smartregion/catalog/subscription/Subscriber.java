package de.smartregion.catalog.subscription;

import de.smartregion.catalog.subscription.SubscriberEvent.ProjectNews;
import de.smartregion.catalog.subscription.SubscriberEvent.SubscriptionRequested;
import de.smartregion.platform.security.SignedLinks;
import de.smartregion.platform.security.SignedLinks.Link;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Somebody who is told by e-mail what happens, and of what.
 *
 * <p>Its laws: an address is known as long as something is subscribed to, or asked for, and no
 * longer; of everything there is one subscription at most; what happened is told once, however many
 * subscriptions it concerns, and to nobody who subscribed later.
 *
 * @param linkHash of the link in every letter that ends subscriptions
 * @param told what was told, for as long as it could be heard of again
 */
record Subscriber(
        @Id String id,
        @Nullable String email,
        String language,
        @Nullable String linkHash,
        List<Subscription> subscriptions,
        List<Told> told,
        @Version long version) {

    /** One reader does not collect more; each letter is about one project anyway. */
    static final int MOST = 300;

    /** Compared with when there is none, so that nothing answers faster. */
    private static final String NOBODYS = "A".repeat(43);

    record Told(String cause, Instant at) {}

    /** What became of a wish to change what somebody is told. */
    sealed interface Decision {
        record Changed(Subscriber subscriber, List<SubscriberEvent> events) implements Decision {
            public Changed {
                events = List.copyOf(events);
            }
        }

        record Unchanged(Subscriber subscriber) implements Decision {}

        record Refused(SubscriptionProblem why) implements Decision {}
    }

    Subscriber {
        subscriptions = subscriptions == null ? List.of() : List.copyOf(subscriptions);
        told = told == null ? List.of() : List.copyOf(told);
        if ((email == null) != subscriptions.isEmpty()) {
            throw new IllegalArgumentException("an address is known as long as it is needed");
        }
        if (subscriptions.stream().map(Subscription::interest).distinct().count()
                != subscriptions.size()) {
            throw new IllegalArgumentException("of everything there is one subscription at most");
        }
    }

    static Subscriber nobody(String id) {
        return new Subscriber(id, null, "de", null, List.of(), List.of(), 0);
    }

    /** Who asks again soon gets the same link: the first letter is on its way. */
    Instant confirmUntil(String word, Instant now, Duration whole) {
        var pending = find(word).map(Subscription::confirmBy).orElse(null);
        return pending != null && pending.isAfter(now.plus(whole.dividedBy(2)))
                ? pending
                : now.plus(whole);
    }

    /** Asked for by whoever typed the address: the same happens, whether or not it is known. */
    Decision.Changed request(String address, Wanted wanted, Link confirm) {
        var word = wanted.interest().word();
        var since = find(word).map(Subscription::since).orElse(null);
        var asked =
                new Subscription(
                        word,
                        wanted.title(),
                        wanted.titleEnglish(),
                        wanted.language(),
                        since,
                        confirm.expires(),
                        confirm.hash());
        return new Decision.Changed(
                with(address, email == null ? wanted.language() : language, put(asked)),
                List.of(
                        new SubscriptionRequested(
                                id,
                                word,
                                wanted.interest().kind() == Interest.Kind.FIELD
                                        ? wanted.interest().id()
                                        : null,
                                wanted.title(),
                                wanted.titleEnglish(),
                                address,
                                wanted.language(),
                                confirm.token(),
                                confirm.expires())));
    }

    /** By who signed in with this address: nothing is left to confirm. */
    Decision begin(String address, Wanted wanted, String hash, Instant now) {
        var word = wanted.interest().word();
        if (find(word).filter(Subscription::active).isPresent()) {
            return new Decision.Unchanged(this);
        }
        if (active().size() >= MOST) {
            return new Decision.Refused(SubscriptionProblem.TOO_MANY_SUBSCRIPTIONS);
        }
        var begun =
                new Subscription(
                        word,
                        wanted.title(),
                        wanted.titleEnglish(),
                        wanted.language(),
                        now,
                        null,
                        null);
        return new Decision.Changed(
                with(address, wanted.language(), put(begun)).reachable(hash), List.of());
    }

    /** By the link of a letter. Confirming again answers the same. */
    Decision confirm(String word, String token, String hash, Instant now) {
        var asked = find(word).orElse(null);
        var expected = asked == null ? null : asked.confirmHash();
        var until = asked == null ? null : asked.confirmBy();
        boolean matches = SignedLinks.matches(token, expected == null ? NOBODYS : expected);
        if (asked == null || until == null || !matches || !now.isBefore(until)) {
            return new Decision.Refused(SubscriptionProblem.SUBSCRIPTION_NOT_FOUND);
        }
        if (asked.active()) {
            return new Decision.Unchanged(this);
        }
        if (active().size() >= MOST) {
            return new Decision.Refused(SubscriptionProblem.TOO_MANY_SUBSCRIPTIONS);
        }
        return new Decision.Changed(
                with(email, asked.language(), put(asked.confirmed(now))).reachable(hash),
                List.of());
    }

    /** Whether this is the link of a letter of theirs. */
    static boolean opens(@Nullable Subscriber subscriber, String token) {
        var hash = subscriber == null ? null : subscriber.linkHash();
        return SignedLinks.matches(token, hash == null ? NOBODYS : hash) && hash != null;
    }

    /** These, or all; what only waits to be confirmed, too. */
    Decision end(Set<String> words) {
        var left =
                subscriptions.stream()
                        .filter(it -> !words.isEmpty() && !words.contains(it.interest()))
                        .toList();
        return left.size() == subscriptions.size()
                ? new Decision.Unchanged(this)
                : new Decision.Changed(keeping(left), List.of());
    }

    /** Once, for all subscriptions that it concerns; the letter says for which. */
    Decision tell(News news, Link end, Instant now, Duration memory) {
        var because =
                subscriptions.stream()
                        .filter(it -> news.interests().contains(it.interest()))
                        .filter(it -> it.activeAt(news.at()))
                        .map(Subscription::interest)
                        .toList();
        var address = email;
        if (address == null
                || because.isEmpty()
                || told.stream().anyMatch(it -> it.cause().equals(news.cause()))) {
            return new Decision.Unchanged(this);
        }
        var remembered =
                Stream.concat(
                                told.stream().filter(it -> it.at().isAfter(now.minus(memory))),
                                Stream.of(new Told(news.cause(), now)))
                        .toList();
        return new Decision.Changed(
                new Subscriber(
                        id, address, language, end.hash(), subscriptions, remembered, version),
                List.of(
                        new ProjectNews(
                                id,
                                news.what().name(),
                                news.project(),
                                news.title(),
                                news.titleEnglish(),
                                news.changed(),
                                news.reason(),
                                because,
                                address,
                                language,
                                end.token())));
    }

    /** What nobody has confirmed in time was never asked for. */
    Decision forgetUnconfirmed(Instant now) {
        var left =
                subscriptions.stream()
                        .map(it -> it.withoutOverdueLink(now))
                        .filter(Objects::nonNull)
                        .toList();
        return left.equals(subscriptions)
                ? new Decision.Unchanged(this)
                : new Decision.Changed(keeping(left), List.of());
    }

    List<Subscription> active() {
        return subscriptions.stream().filter(Subscription::active).toList();
    }

    Optional<Subscription> find(String word) {
        return subscriptions.stream().filter(it -> it.interest().equals(word)).findFirst();
    }

    private List<Subscription> put(Subscription subscription) {
        var all = new ArrayList<>(subscriptions);
        all.removeIf(it -> it.interest().equals(subscription.interest()));
        all.add(subscription);
        return all;
    }

    private Subscriber keeping(Collection<Subscription> left) {
        return left.isEmpty()
                ? new Subscriber(id, null, language, null, List.of(), List.of(), version)
                : new Subscriber(id, email, language, linkHash, List.copyOf(left), told, version);
    }

    private Subscriber with(@Nullable String address, String in, List<Subscription> all) {
        return new Subscriber(id, address, in, linkHash, all, told, version);
    }

    private Subscriber reachable(String hash) {
        return new Subscriber(id, email, language, hash, subscriptions, told, version);
    }

    @Override
    public String toString() {
        return "subscriber " + id; // personal data stays out of logs
    }
}
