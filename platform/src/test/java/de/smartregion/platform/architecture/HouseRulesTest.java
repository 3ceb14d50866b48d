package de.smartregion.platform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import de.smartregion.platform.event.DomainEvent;
import de.smartregion.platform.outbox.AggregateStore;
import de.smartregion.sample.diary.Diary;
import de.smartregion.sample.egg.Egg;
import de.smartregion.sample.hen.Hen;
import de.smartregion.sample.hen.chick.Chick;
import de.smartregion.sample.nest.Nest;
import de.smartregion.sample.util.Leftover;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.List;

/** Each gate is seen to fail. */
class HouseRulesTest {

    @Test
    void everyRuleCatchesWhatItIsThereFor() {
        catches(HouseRules.namesSayWhatAThingIs, ThingManager.class);
        catches(HouseRules.settingsAreRecords, Configured.class);
        catches(HouseRules.nobodySleeps, Sleeper.class);
        catches(HouseRules.timeIsAFactThatIsHandedIn, Hasty.class);
        catches(HouseRules.eventsAreRecords, Happened.class);
        catches(HouseRules.oneClassWritesAnAggregate, Writer.class, OtherWriter.class);
        catches(HouseRules.nobodyWritesPastTheStore, Smuggler.class);
        catches(HouseRules.nobodyWritesPastTheStore, Writer.class, Bystander.class);
        catches(HouseRules.nobodyWritesPastTheStore, Writer.class, Plumber.class);
        catches(HouseRules.publicIsADecision, HouseRules.class);
        catches(HouseRules.packagesAreNullMarked, Writer.class); // without its package-info
        catches(HouseRules.featuresFormNoCycles, Hen.class, Egg.class);
        catches(HouseRules.packagesAreFeatures, Leftover.class);
        catches(HouseRules.packagesAreFlat, Hen.class, Chick.class);
        catches(HouseRules.nothingIsInjectedIntoFields, Injected.class);
        catches(HouseRules.nothingIsPrinted, Talker.class);
    }

    @Test
    void andLetsPassWhatIsRight() throws ClassNotFoundException {
        passes(HouseRules.oneClassWritesAnAggregate, Writer.class);
        passes(HouseRules.nobodyWritesPastTheStore, Writer.class, Reader.class);
        passes(HouseRules.nobodyWritesPastTheStore, Bystander.class); // where nobody keeps any
        passes(HouseRules.nobodyWritesPastTheStore, Nest.class, Diary.class); // a read model
        passes(HouseRules.featuresFormNoCycles, Egg.class, Leftover.class);
        passes(HouseRules.packagesAreFeatures, Hen.class, Egg.class);
        passes(HouseRules.packagesAreFlat, Hen.class, Egg.class, Leftover.class);
        passes(HouseRules.packagesAreFlat, Chick.class); // nothing around it
        passes(HouseRules.packagesAreNullMarked, Writer.class, packageInfo());
        passes(HouseRules.namesSayWhatAThingIs, Writer.class, Hasty.class);
    }

    private static Class<?> packageInfo() throws ClassNotFoundException {
        return Class.forName(HouseRulesTest.class.getPackageName() + ".package-info");
    }

    private static void catches(ArchRule rule, Class<?>... wrong) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(wrong)).hasViolation())
                .as("%s finds %s", rule.getDescription(), List.of(wrong))
                .isTrue();
    }

    private static void passes(ArchRule rule, Class<?>... right) {
        var importer = new ClassFileImporter();
        assertThat(rule.evaluate(importer.importClasses(right)).getFailureReport().getDetails())
                .isEmpty();
    }

    static final class ThingManager {}

    record Configured(@Value("${x}") String x) {}

    static final class Sleeper {
        void sleep() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    static final class Hasty {
        Instant when() {
            return Instant.now();
        }
    }

    static final class Happened implements DomainEvent {
        @Override
        public String type() {
            return "de.smartregion.test.happened.v1";
        }
    }

    static final class Writer {
        void write(AggregateStore<String> store) {
            store.insert("a", List.of());
        }
    }

    static final class Injected {
        @Autowired @Nullable String what;
    }

    static final class Talker {
        void say() {
            System.out.println("hello");
        }
    }

    /** Knows the collection by its name alone. */
    static final class Bystander {
        void write(MongoOperations mongo) {
            mongo.updateFirst(new Query(), new Update().unset("state"), "boxes");
        }
    }

    /** Goes by the driver. */
    static final class Plumber {
        void write(MongoDatabase database) {
            database.getCollection("boxes").deleteMany(new org.bson.Document());
        }
    }

    static final class Reader {
        void read(AggregateStore<String> store, MongoOperations mongo) {
            mongo.findById("a", String.class, store.collection());
        }
    }

    static final class Smuggler {
        void write(AggregateStore<String> store, MongoOperations mongo) {
            mongo.save("a", store.collection());
        }
    }
}

/** Beside it, as in a feature's package. */
final class OtherWriter {
    void write(AggregateStore<String> store) {
        store.insert("b", List.of());
    }
}
