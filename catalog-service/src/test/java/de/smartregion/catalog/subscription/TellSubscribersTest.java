package de.smartregion.catalog.subscription;

import static de.smartregion.catalog.subscription.SubscriberEvents.NOON;
import static de.smartregion.catalog.subscription.SubscriberEvents.PROJECT;
import static de.smartregion.catalog.subscription.SubscriberEvents.TITLE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.smartregion.catalog.subscription.Subscriber.Decision;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.UnrelayedStores;
import de.smartregion.platform.outbox.UnrelayedStores.Waiting;
import de.smartregion.platform.security.SignedLinks;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** From what happened to a project to what waits to be told, with a store. */
class TellSubscribersTest {

    private static final String PUBLISHED = "project-published";

    /** Three pages; it holds for five thousand, too, but the embedded store looks through all. */
    private static final int MANY = 2 * Subscribers.SOME + 20;

    private final MongoTemplate mongo = Store.mongo();
    private final SubscriberLinks links = new SubscriberLinks(new SignedLinks(new byte[32]));
    private final SubscriptionSettings settings =
            new SubscriptionSettings(
                    Duration.ofDays(2), Duration.ofDays(9), Duration.ofMinutes(10));
    private final Subscribers subscribers = at(NOON);
    private final ProjectMessages messages = new ProjectMessages(telling(subscribers));

    @Test
    void whoseFieldItIsHearsOfItOnceHoweverOftenItIsTold() {
        var erika = begin("erika@x.example", "FIELD~ENERGY", "FIELD~WASTE", "FIELD~HEALTH");
        var max = begin("max@x.example", "FIELD~MOBILITY", "PROJECT~" + PROJECT);
        messages.accept(published("one", "ENERGY", "WASTE"));
        messages.accept(published("one", "ENERGY", "WASTE"));
        messages.accept(archived("two"));

        var letter = waiting(erika);
        assertThat(letter).hasSize(1);
        assertThat(letter.getFirst().data().path("news").asString()).isEqualTo("PUBLISHED");
        assertThat(letter.getFirst().data().path("because").toString())
                .isEqualTo("[\"FIELD~ENERGY\",\"FIELD~WASTE\"]");
        assertThat(waiting(max)).hasSize(1);
        var archived = waiting(max).getFirst().data();
        assertThat(archived.path("news").asString()).isEqualTo("ARCHIVED");
        assertThat(archived.path("titleEnglish").asString()).isEqualTo("Soil sensors");
    }

    @Test
    void whatIsBroughtInWithManyOthersIsNoNews() {
        var erika = begin("erika@x.example", "FIELD~ENERGY");
        messages.accept(
                message(
                        PUBLISHED,
                        "imported",
                        "{'project':'x','profile':{'title':'X','fields':['ENERGY']},'imported':true}"));
        messages.accept(published("one", "ENERGY"));
        assertThat(waiting(erika)).hasSize(1);
        assertThat(waiting(erika).getFirst().data().path("title").asString()).isEqualTo(TITLE);
    }

    @Test
    void manyAreToldOnceEachSomeAtATimeHoweverOftenTheTellingIsCutShort() {
        var all = new ArrayList<String>();
        for (int i = 0; i < MANY; i++) {
            all.add(begin("somebody-%d@x.example".formatted(i), "PROJECT~" + PROJECT));
        }
        var later = at(NOON.plusMillis(1));
        var stranger = begin(later, "later@x.example", "PROJECT~" + PROJECT);
        var other = begin("other@x.example", "PROJECT~another");

        int told = 0;
        for (int crash : new int[] {MANY / 3, 1, MANY / 2}) {
            var crashing = crashingAfter(crash);
            assertThatThrownBy(() -> tell(crashing)).hasMessage("the power went");
            told += crash;
            assertThat(lettersWaiting()).as("told before").hasSize(told);
        }
        var leaves = all.stream().filter(id -> !lettersWaiting().containsKey(id)).findFirst();
        new Unsubscribe(subscribers).end(leaves.orElseThrow(), "PROJECT~" + PROJECT);
        tell(subscribers);
        tell(subscribers);

        all.remove(leaves.orElseThrow());
        assertThat(lettersWaiting())
                .containsOnlyKeys(all)
                .doesNotContainKeys(stranger, other)
                .allSatisfy((_, letters) -> assertThat(letters).isOne());
    }

    private void tell(Subscribers whom) {
        new ProjectMessages(telling(whom)).accept(archived("one"));
    }

    /** Who tells so many goes down with the next; none ever holds more than a page of them. */
    private Subscribers crashingAfter(int letters) {
        return new Subscribers(UnrelayedStores.on(mongo, clock(NOON)), clock(NOON)) {
            private int left = letters;

            @Override
            Decision decide(Subscriber read, BiFunction<Subscriber, Instant, Decision> decision) {
                return super.decide(
                        read,
                        (subscriber, now) -> {
                            var telling = decision.apply(subscriber, now);
                            if (telling instanceof Decision.Changed && left-- == 0) {
                                throw new IllegalStateException("the power went");
                            }
                            return telling;
                        });
            }

            @Override
            List<Subscriber> interested(Collection<String> interests, String after) {
                var some = super.interested(interests, after);
                assertThat(some).hasSizeLessThanOrEqualTo(SOME);
                return some;
            }
        };
    }

    /** How many each has to be sent, of those who have any. */
    private Map<String, Integer> lettersWaiting() {
        var waiting = new HashMap<String, Integer>();
        for (var each : mongo.findAll(Document.class, subscribers.store().collection())) {
            int letters = each.getList("outbox", Document.class, List.of()).size();
            if (letters > 0) {
                waiting.put(each.getString("_id"), letters);
            }
        }
        return waiting;
    }

    @Test
    void whatNobodyConfirmedIsGoneAfterItsDeadlineAndSoIsWhoEndedTheLast() {
        var subscribe =
                new Subscribe(
                        subscribers,
                        links,
                        settings,
                        _ -> Optional.of(new Titles.Title(TITLE, null)));
        var email = new EmailAddress("never@x.example");
        subscribe.subscribe(Interest.field("ENERGY"), email, "de", false);
        var never = links.name(email);
        var erika = begin("erika@x.example", "FIELD~ENERGY");

        look(NOON.plus(settings.confirm()).minusMillis(1));
        assertThat(document(never)).contains("never@x.example");

        look(NOON.plus(settings.confirm()));
        assertThat(subscribers.find(never))
                .as("a letter waits to be told: only its outbox knows the address")
                .hasValueSatisfying(it -> assertThat(it.email()).isNull());
        publish(never);
        look(NOON.plus(settings.confirm()));
        assertThat(document(never)).isEmpty();

        new Unsubscribe(subscribers).end(erika, "FIELD~ENERGY");
        assertThat(document(erika)).as("at once").isEmpty();
    }

    @Test
    void anAddressIsTheSameHoweverItIsWrittenAndNotAWordOfItIsInItsName() {
        assertThat(links.name(new EmailAddress(" Erika@MÜLLER.example")))
                .isEqualTo(links.name(new EmailAddress("erika@xn--mller-kva.example")))
                .matches("[\\w-]{43}")
                .isNotEqualTo(
                        new SubscriberLinks(
                                        new SignedLinks(
                                                "k".repeat(32).getBytes(StandardCharsets.US_ASCII)))
                                .name(new EmailAddress("erika@xn--mller-kva.example")));
    }

    private String begin(String email, String... interests) {
        return begin(subscribers, email, interests);
    }

    private String begin(Subscribers whom, String email, String... interests) {
        var address = new EmailAddress(email);
        var subscribe =
                new Subscribe(
                        whom, links, settings, _ -> Optional.of(new Titles.Title(TITLE, null)));
        for (var interest : interests) {
            assertThat(subscribe.subscribe(Interest.of(interest), address, "de", true))
                    .isInstanceOf(Decision.Changed.class);
        }
        return links.name(address);
    }

    private void look(Instant now) {
        new ForgetUnconfirmed(at(now), settings, clock(now)).look();
    }

    private Subscribers at(Instant now) {
        return new Subscribers(UnrelayedStores.on(mongo, clock(now)), clock(now));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private TellSubscribers telling(Subscribers whom) {
        return new TellSubscribers(whom, links, settings, new SimpleMeterRegistry());
    }

    private List<Waiting> waiting(String id) {
        return UnrelayedStores.waiting(mongo, subscribers.store(), id);
    }

    /** Everything that is kept of somebody. */
    private String document(String id) {
        var found = mongo.findById(id, Document.class, subscribers.store().collection());
        return found == null ? "" : found.toJson();
    }

    /** As the relay does it. */
    private void publish(String id) {
        mongo.execute(
                subscribers.store().collection(),
                documents ->
                        documents.updateOne(
                                new Document("_id", id),
                                new Document("$set", new Document("outbox", List.of()))));
    }

    private static Message<byte[]> published(String event, String... fields) {
        return message(
                PUBLISHED,
                event,
                "{'project':'%s','profile':{'title':'%s','fields':['%s']}}"
                        .formatted(PROJECT, TITLE, String.join("','", fields)));
    }

    private static Message<byte[]> archived(String event) {
        return message(
                "project-archived",
                event,
                "{'project':'%s','title':'%s','titleEnglish':'Soil sensors','reason':'alt'}"
                        .formatted(PROJECT, TITLE));
    }

    private static Message<byte[]> message(String fact, String event, String body) {
        return MessageBuilder.withPayload(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .setHeader("ce_specversion", "1.0")
                .setHeader("ce_id", event)
                .setHeader("ce_type", "de.smartregion.catalog." + fact + ".v1")
                .setHeader("ce_source", "/catalog-service")
                .setHeader("ce_subject", PROJECT)
                .setHeader("ce_time", NOON.toString())
                .build();
    }
}
