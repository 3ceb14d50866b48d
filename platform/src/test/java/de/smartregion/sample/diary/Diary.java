package de.smartregion.sample.diary;

import org.springframework.data.mongodb.core.MongoOperations;

/** Another feature of the same service, with a read model of its own. */
public final class Diary {
    void write(MongoOperations mongo) {
        mongo.save("a", "diary");
    }
}
