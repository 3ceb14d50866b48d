package de.smartregion.platform.outbox;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;

/**
 * The right to publish one collection: one instance at a time has it, and loses it unless it asks
 * again in time.
 *
 * <p>The holder counts from before it asked, on its own monotonic clock, and stops a quarter early:
 * clocks that differ by less than that do not let two publish at once.
 */
final class Lease {

    static final String COLLECTION = "outbox-leases";

    private final MongoOperations mongo;
    private final String of;
    private final String owner;
    private final Duration length;
    private final Clock clock;
    private long safeUntil = System.nanoTime();
    private long renewAt = safeUntil;
    private boolean held;

    Lease(MongoOperations mongo, String of, String owner, Duration length, Clock clock) {
        this.mongo = mongo;
        this.of = of;
        this.owner = owner;
        this.length = length;
        this.clock = clock;
    }

    /** Whether this instance may publish now; asks the store when it is time to. */
    boolean hold() {
        var now = System.nanoTime();
        if (held && now - renewAt < 0) {
            return true;
        }
        held = false;
        if (!claim()) {
            return false;
        }
        held = true;
        safeUntil = now + length.toNanos() * 3 / 4;
        renewAt = now + length.toNanos() / 4;
        return true;
    }

    /** Without asking anybody: may what was begun still go on? */
    boolean stillSafe() {
        return held && System.nanoTime() - safeUntil < 0;
    }

    void release() {
        if (held) {
            held = false;
            update(Instant.EPOCH, false);
        }
    }

    private boolean claim() {
        try {
            return update(clock.instant().plus(length), true);
        } catch (DuplicateKeyException _) {
            return false; // it is there, and not ours to take
        }
    }

    private boolean update(Instant until, boolean takeOver) {
        var mine = Filters.eq("owner", owner);
        var ours =
                takeOver ? Filters.or(mine, Filters.lt("until", Date.from(clock.instant()))) : mine;
        var result =
                mongo.execute(
                        COLLECTION,
                        leases ->
                                leases.updateOne(
                                        Filters.and(Filters.eq("_id", of), ours),
                                        Updates.combine(
                                                Updates.set("owner", owner),
                                                Updates.set("until", Date.from(until))),
                                        new UpdateOptions().upsert(takeOver)));
        var written = Objects.requireNonNull(result);
        return written.getMatchedCount() == 1 || written.getUpsertedId() != null;
    }
}
