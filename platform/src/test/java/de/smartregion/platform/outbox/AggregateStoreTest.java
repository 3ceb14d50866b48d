package de.smartregion.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.Box.Put;
import de.smartregion.platform.outbox.Box.Thing;

import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class AggregateStoreTest {

    private static final String TOPIC = "smartregion.test.boxes";

    private final List<BsonDocument> updates = Collections.synchronizedList(new ArrayList<>());
    private final MongoTemplate mongo = watched();
    private final AggregateStore<Box> boxes = UnrelayedStores.on(mongo).of(Box.class, TOPIC);

    @Test
    void whatWasInsertedIsFoundWithItsVersion() {
        var born = boxes.insert(Box.empty("a").with("k", new Thing("cup", 3)), List.of());

        assertThat(born.version()).isEqualTo(1);
        assertThat(boxes.find("a")).contains(born);
        assertThat(boxes.find("b")).isEmpty();
        assertThat(boxes.find(Query.query(Criteria.where("label").is("a box")).limit(5)))
                .containsExactly(born);
    }

    @Test
    void theCollectionIsNamedAfterItsTopicAndItsDocumentsNameNoClass() {
        boxes.insert(Box.empty("a"), List.of(new Put("a", "cup", null)));

        assertThat(boxes.collection()).isEqualTo("boxes");
        var document = mongo.findById("a", Document.class, "boxes");
        assertThat(document).isNotNull().doesNotContainKey("_class").doesNotContainKey("note");
        assertThat(UnrelayedStores.waiting(mongo, boxes, "a"))
                .singleElement()
                .satisfies(
                        waiting -> {
                            assertThat(waiting.type()).isEqualTo("de.smartregion.test.put.v1");
                            assertThat(waiting.data().propertyNames())
                                    .containsExactly("box", "thing");
                        });
    }

    @Test
    void theSecondOfTheSameNameIsRefused() {
        boxes.insert(Box.empty("a"), List.of());

        assertThatThrownBy(() -> boxes.insert(Box.empty("a"), List.of()))
                .isInstanceOf(DuplicateAggregate.class);
    }

    @Test
    void itIsRemovedAsItWasSeenAndOnlyIfItHasToldEverything() {
        var born = boxes.insert(Box.empty("a"), List.of());
        var changed = boxes.save(born, born.labelled("another"), List.of()).orElseThrow();
        var telling = boxes.insert(Box.empty("b"), List.of(new Put("b", "cup", null)));

        assertThat(boxes.remove(born)).as("somebody was faster").isFalse();
        assertThat(boxes.remove(telling)).as("an event would be lost").isFalse();
        assertThat(boxes.remove(changed)).isTrue();
        assertThat(boxes.remove(changed)).isFalse();
        assertThat(boxes.find("a")).isEmpty();
        assertThat(boxes.find("b")).contains(telling);
    }

    @Test
    void stateAndEventsArriveInOneWrite() {
        var before = boxes.insert(Box.empty("a"), List.of());
        updates.clear();

        var saved =
                boxes.save(
                        before,
                        before.with("k", new Thing("cup", 3)),
                        List.of(new Put("a", "cup", null), new Put("a", "cup", "again")));

        assertThat(saved.orElseThrow().version()).isEqualTo(2);
        assertThat(updates).hasSize(1);
        assertThat(boxes.find("a")).isEqualTo(saved);
        assertThat(UnrelayedStores.waiting(mongo, boxes, "a")).hasSize(2);
    }

    @Test
    void onlyWhatDiffersIsWritten() {
        var filled = new HashMap<String, Thing>();
        IntStream.range(0, 5_000).forEach(i -> filled.put("k" + i, new Thing("thing", i)));
        var before = boxes.insert(new Box("a", 0, "a box", "fragile", filled), List.of());
        updates.clear();

        var after =
                before.with("k7", new Thing("new", 1)).without("k8").labelled("other").noted(null);
        var saved = boxes.save(before, after, List.of()).orElseThrow();

        var update = updates.getFirst();
        assertThat(update.getDocument("$set").keySet())
                .containsExactlyInAnyOrder("label", "things.k7");
        assertThat(update.getDocument("$unset").keySet())
                .containsExactlyInAnyOrder("note", "things.k8");
        assertThat(boxes.find("a")).contains(saved);
    }

    @Test
    void whatDoesNotDifferIsOnlyANewVersion() {
        var before = boxes.insert(Box.empty("a"), List.of());
        updates.clear();

        assertThat(boxes.save(before, before.labelled("a box"), List.of()).orElseThrow().version())
                .isEqualTo(2);
        assertThat(updates.getFirst().keySet()).containsExactly("$inc");
    }

    @Test
    void whoeverIsSlowerSavesNothing() {
        var seen = boxes.insert(Box.empty("a"), List.of());
        var winner = boxes.save(seen, seen.labelled("first"), List.of(new Put("a", "1", null)));

        var loser = boxes.save(seen, seen.labelled("second"), List.of(new Put("a", "2", null)));

        assertThat(loser).isEmpty();
        assertThat(boxes.find("a")).isEqualTo(winner);
        assertThat(UnrelayedStores.waiting(mongo, boxes, "a")).hasSize(1);
    }

    @Test
    void oneOfManyAtOnceWins() throws Exception {
        var seen = boxes.insert(Box.empty("a"), List.of());
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    people.invokeAll(
                            IntStream.range(0, 64)
                                    .mapToObj(
                                            i ->
                                                    (Callable<Optional<Box>>)
                                                            () ->
                                                                    boxes.save(
                                                                            seen,
                                                                            seen.labelled(
                                                                                    "by " + i),
                                                                            List.of()))
                                    .toList());
            var winners = new ArrayList<Box>();
            for (var answer : answers) {
                answer.get().ifPresent(winners::add);
            }
            assertThat(winners).hasSize(1);
            assertThat(boxes.find("a")).contains(winners.getFirst());
        }
    }

    @Test
    void anOutboxThatNobodyEmptiesRefusesMoreButStateStillChanges() {
        var box = boxes.insert(Box.empty("a"), List.of());
        var flood =
                Collections.nCopies(AggregateStore.LONGEST_OUTBOX - 1, new Put("a", "cup", null));
        box = boxes.save(box, box, flood).orElseThrow();
        var full = boxes.save(box, box, List.of(new Put("a", "last", null))).orElseThrow();

        assertThatThrownBy(() -> boxes.save(full, full, List.of(new Put("a", "more", null))))
                .isInstanceOf(OutboxFull.class);
        assertThat(boxes.save(full, full.labelled("still"), List.of())).isPresent();
    }

    @Test
    void aKeyThatWouldReachElsewhereIsRefused() {
        var before = boxes.insert(Box.empty("a"), List.of());
        for (var key : List.of("a.b", "$set", "")) {
            assertThatThrownBy(
                            () ->
                                    boxes.save(
                                            before, before.with(key, new Thing("x", 1)), List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(boxes.find("a")).contains(before);
    }

    @Test
    void anotherAggregateIsNotAnAfter() {
        var before = boxes.insert(Box.empty("a"), List.of());

        assertThatThrownBy(() -> boxes.save(before, Box.empty("b"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void indexesAreThereBeforeTheFirstWrite() {
        UnrelayedStores.on(mongo)
                .of(
                        Box.class,
                        "smartregion.test.labelled",
                        new Index("label", Sort.Direction.ASC).unique().named("one-label"));

        assertThat(mongo.indexOps("labelled").getIndexInfo())
                .extracting(index -> index.getName())
                .contains("one-label", "unpublished");
    }

    @Test
    void severalMapsAndAnEmptiedOneReadBackAsTheyWere() {
        var before = boxes.insert(Box.empty("a").with("k", new Thing("cup", 3)), List.of());
        var saved = boxes.save(before, before.without("k"), List.of()).orElseThrow();

        assertThat(saved.things()).isEqualTo(Map.of());
        assertThat(boxes.find("a")).contains(saved);
    }

    private MongoTemplate watched() {
        var uri = Store.uri();
        var settings =
                MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(uri))
                        .addCommandListener(
                                new CommandListener() {
                                    @Override
                                    public void commandStarted(CommandStartedEvent event) {
                                        if (event.getCommandName().equals("update")) {
                                            event.getCommand()
                                                    .getArray("updates")
                                                    .forEach(
                                                            one ->
                                                                    updates.add(
                                                                            one.asDocument()
                                                                                    .getDocument(
                                                                                            "u")
                                                                                    .clone()));
                                        }
                                    }
                                })
                        .build();
        var name = uri.substring(uri.lastIndexOf('/') + 1);
        var template =
                new MongoTemplate(
                        new SimpleMongoClientDatabaseFactory(MongoClients.create(settings), name));
        ((MappingMongoConverter) template.getConverter())
                .setTypeMapper(new DefaultMongoTypeMapper(null));
        return template;
    }
}
