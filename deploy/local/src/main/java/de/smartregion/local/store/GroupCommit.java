package de.smartregion.local.store;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Nobody is told anything before it is on file: neither that a write was done, nor what a reader
 * saw of it.
 *
 * <p>Changes run side by side; a commit waits until none is half done, so the file never holds half
 * a change. Whoever needs a commit first makes it, for everybody who waits by then.
 */
final class GroupCommit {

    private final Runnable commit;
    private final ReadWriteLock changes = new ReentrantReadWriteLock();

    private final Lock counting = new ReentrantLock();
    private final Condition committed = counting.newCondition();
    private long begun;
    private long onFile;
    private boolean committing;
    private @Nullable RuntimeException broken;

    GroupCommit(Runnable commit) {
        this.commit = commit;
    }

    <T> T change(Supplier<T> change) {
        T answer;
        changes.readLock().lock();
        try {
            countOne();
            answer = change.get();
        } finally {
            changes.readLock().unlock();
        }
        awaitOnFile();
        return answer;
    }

    <T> T read(Supplier<T> read) {
        var answer = read.get();
        awaitOnFile();
        return answer;
    }

    /** Runs something that must see no change half done and no commit under way. */
    void alone(Runnable work) {
        changes.writeLock().lock();
        try {
            work.run();
        } finally {
            changes.writeLock().unlock();
        }
    }

    private void countOne() {
        counting.lock();
        try {
            begun++;
        } finally {
            counting.unlock();
        }
    }

    private void awaitOnFile() {
        if (mustCommit()) {
            commitForEverybody();
        }
    }

    /**
     * False when what was begun so far is on file; true when it falls to this thread to put it
     * there.
     */
    private boolean mustCommit() {
        counting.lock();
        try {
            var mine = begun;
            while (onFile < mine && committing) {
                committed.awaitUninterruptibly();
            }
            if (broken != null) {
                throw unwritable(broken);
            }
            if (onFile >= mine) {
                return false;
            }
            committing = true;
            return true;
        } finally {
            counting.unlock();
        }
    }

    private void commitForEverybody() {
        var upTo = 0L;
        RuntimeException failure = null;
        changes.writeLock().lock();
        try {
            upTo = begunByNow();
            commit.run();
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            changes.writeLock().unlock();
        }
        tellEverybody(upTo, failure);
        if (failure != null) {
            throw unwritable(failure);
        }
    }

    private long begunByNow() {
        counting.lock();
        try {
            return begun;
        } finally {
            counting.unlock();
        }
    }

    private void tellEverybody(long upTo, @Nullable RuntimeException failure) {
        counting.lock();
        try {
            committing = false;
            if (failure == null) {
                onFile = upTo;
            } else {
                broken = failure;
            }
            committed.signalAll();
        } finally {
            counting.unlock();
        }
    }

    private static IllegalStateException unwritable(RuntimeException why) {
        return new IllegalStateException("the store's file cannot be written", why);
    }
}
