package de.smartregion.consulting.consultant;

import de.smartregion.platform.outbox.UnrelayedStores;

import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Clock;
import java.time.Instant;

/** Puts modules and consultants where they are kept, for tests of what is done with them. */
public final class Registrar {

    private final Directory directory;

    public Registrar(MongoTemplate mongo, Clock clock) {
        directory = new Directory(UnrelayedStores.on(mongo, clock), mongo);
    }

    public Directory directory() {
        return directory;
    }

    public void insert(Module module) {
        directory.insert(module);
    }

    public void insert(Consultant consultant) {
        directory.insert(consultant);
    }

    /** As another instance saves it. */
    public boolean away(String id, Instant from, Instant until, Instant now) {
        var consultant = directory.consultant(id).orElseThrow();
        return consultant.away(new Absence("x", from, until, null), now)
                        instanceof Consultant.Change.Changed changed
                && directory.save(consultant, changed).isPresent();
    }

    /** As an instance reads it when it starts. */
    public Roll roll() {
        var roll = new Roll(directory);
        roll.refresh();
        return roll;
    }
}
