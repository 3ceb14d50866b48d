package de.smartregion.catalog.subscription;

import static de.smartregion.catalog.subscription.SubscriberEvents.EMAIL;
import static de.smartregion.catalog.subscription.SubscriberEvents.END;
import static de.smartregion.catalog.subscription.SubscriberEvents.ENVIRONMENT;
import static de.smartregion.catalog.subscription.SubscriberEvents.HASH;
import static de.smartregion.catalog.subscription.SubscriberEvents.ID;
import static de.smartregion.catalog.subscription.SubscriberEvents.NOON;
import static de.smartregion.catalog.subscription.SubscriberEvents.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.subscription.News.What;
import de.smartregion.catalog.subscription.Subscriber.Decision;
import de.smartregion.catalog.subscription.SubscriberEvent.ProjectNews;
import de.smartregion.platform.security.SignedLinks;
import de.smartregion.platform.security.SignedLinks.Link;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Set;

class SubscriberStoryTest {

    private static final Duration MEMORY = Duration.ofDays(9);

    private final SubscriberLinks links = new SubscriberLinks(new SignedLinks(new byte[32]));

    @Test
    void nothingIsToldBeforeTheLinkOfTheLetterAndEverythingAfterIt() {
        var asked = asked("ENVIRONMENT");
        assertThat(tell(asked, "one")).isInstanceOf(Decision.Unchanged.class);
        assertThat(asked.confirm(ENVIRONMENT, "A".repeat(43), HASH, NOON))
                .isEqualTo(new Decision.Refused(SubscriptionProblem.SUBSCRIPTION_NOT_FOUND));
        var confirmed =
                changed(asked.confirm(ENVIRONMENT, link("ENVIRONMENT").token(), HASH, NOON));
        assertThat(confirmed.confirm(ENVIRONMENT, link("ENVIRONMENT").token(), HASH, NOON))
                .as("a second click")
                .isEqualTo(new Decision.Unchanged(confirmed));
        assertThat(told(tell(confirmed, "one"))).containsExactly(ENVIRONMENT);
    }

    @Test
    void aLinkThatIsOverConfirmsNothingAndWhatWasTypedIsErased() {
        var asked = asked("ENVIRONMENT");
        var late = link("ENVIRONMENT").expires();
        assertThat(asked.confirm(ENVIRONMENT, link("ENVIRONMENT").token(), HASH, late))
                .isEqualTo(new Decision.Refused(SubscriptionProblem.SUBSCRIPTION_NOT_FOUND));
        assertThat(asked.forgetUnconfirmed(late.minusMillis(1)))
                .isEqualTo(new Decision.Unchanged(asked));
        var erased = changed(asked.forgetUnconfirmed(late));
        assertThat(erased.email()).isNull();
        assertThat(erased.subscriptions()).isEmpty();
    }

    @Test
    void askingAgainEndsNothingThatHasBegun() {
        var confirmed =
                changed(
                        asked("ENVIRONMENT")
                                .confirm(ENVIRONMENT, link("ENVIRONMENT").token(), HASH, NOON));
        var again = confirmed.request(EMAIL, wanted("ENVIRONMENT"), link("ENVIRONMENT"));
        assertThat(again.events()).as("the same letter as to a newcomer").hasSize(1);
        var kept = changed(again.subscriber().forgetUnconfirmed(link("ENVIRONMENT").expires()));
        assertThat(told(tell(kept, "one"))).containsExactly(ENVIRONMENT);
    }

    @Test
    void whoAsksAgainSoonMayStillUseTheFirstLetter() {
        var whole = Duration.ofDays(2);
        var asked = asked("ENVIRONMENT");
        var until = asked.confirmUntil(ENVIRONMENT, NOON.plus(Duration.ofHours(1)), whole);
        var again =
                asked.request(
                                EMAIL,
                                wanted("ENVIRONMENT"),
                                links.confirm(ID, Interest.field("ENVIRONMENT"), until))
                        .subscriber();
        var first = link("ENVIRONMENT").token();
        assertThat(changed(again.confirm(ENVIRONMENT, first, HASH, NOON)).active()).hasSize(1);

        var late = NOON.plus(Duration.ofDays(1));
        assertThat(asked.confirmUntil(ENVIRONMENT, late, whole)).isEqualTo(late.plus(whole));
        assertThat(asked.confirmUntil("FIELD~ENERGY", NOON, whole)).isEqualTo(NOON.plus(whole));
    }

    @Test
    void whoTypesSomebodysAddressDoesNotChangeTheLanguageOfTheirLetters() {
        var german = begun("ENVIRONMENT");
        var typed = new Wanted(Interest.field("ENERGY"), null, null, "en");
        assertThat(german.request(EMAIL, typed, link("ENERGY")).subscriber().language())
                .isEqualTo("de");
    }

    @Test
    void oneLetterTellsItHoweverManySubscriptionsItConcernsAndHoweverOftenItIsHeardOf() {
        var both = changed(begun("ENVIRONMENT").begin(EMAIL, wanted("DATA_PLATFORMS"), HASH, NOON));
        var decided = tell(both, "one");
        assertThat(told(decided)).containsExactly(ENVIRONMENT, "FIELD~DATA_PLATFORMS");
        var after = changed(decided);
        assertThat(tell(after, "one")).isEqualTo(new Decision.Unchanged(after));
        assertThat(told(tell(after, "two"))).hasSize(2);
    }

    @Test
    void whatWasBeforeSomebodySubscribedIsNotTold() {
        var later =
                changed(
                        Subscriber.nobody(ID)
                                .begin(EMAIL, wanted("ENVIRONMENT"), HASH, NOON.plusMillis(1)));
        assertThat(tell(later, "one")).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void itIsRememberedWhatWasToldAsLongAsItCanBeHeardOfAgain() {
        var subscriber = changed(tell(begun("ENVIRONMENT"), "one"));
        subscriber = changed(subscriber.tell(news("two"), END, NOON.plus(MEMORY), MEMORY));
        assertThat(subscriber.told()).extracting(Subscriber.Told::cause).containsExactly("two");
    }

    @Test
    void withTheLastSubscriptionTheAddressIsForgotten() {
        var both = changed(begun("ENVIRONMENT").begin(EMAIL, wanted("ENERGY"), HASH, NOON));
        var one = changed(both.end(Set.of("FIELD~ENERGY", "FIELD~WASTE")));
        assertThat(one.active()).extracting(Subscription::interest).containsExactly(ENVIRONMENT);
        assertThat(one.end(Set.of("FIELD~ENERGY"))).isEqualTo(new Decision.Unchanged(one));
        for (var none : List.of(one.end(Set.of(ENVIRONMENT)), both.end(Set.of()))) {
            assertThat(changed(none)).usingRecursiveComparison().isEqualTo(Subscriber.nobody(ID));
        }
    }

    private Subscriber asked(String field) {
        return Subscriber.nobody(ID).request(EMAIL, wanted(field), link(field)).subscriber();
    }

    private static Subscriber begun(String field) {
        return changed(Subscriber.nobody(ID).begin(EMAIL, wanted(field), HASH, NOON));
    }

    private Link link(String field) {
        return links.confirm(ID, Interest.field(field), NOON.plus(Duration.ofDays(2)));
    }

    private static News news(String cause) {
        return SubscriberEvents.news(cause, What.PUBLISHED, null);
    }

    private static Decision tell(Subscriber subscriber, String cause) {
        return subscriber.tell(news(cause), END, NOON, MEMORY);
    }

    private static List<String> told(Decision decision) {
        if (decision instanceof Decision.Changed(_, var events)
                && events.getFirst() instanceof ProjectNews news) {
            assertThat(events).hasSize(1);
            return news.because();
        }
        throw new AssertionError("nothing was told");
    }

    private static Subscriber changed(Decision decision) {
        if (decision instanceof Decision.Changed(var subscriber, _)) {
            return subscriber;
        }
        throw new AssertionError(decision);
    }
}
