package de.smartregion.local.store;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Nobody is told anything before it is on file: neither that a write was done, nor what a reader
 * saw of it.
 *
 * <p>Changes run side by side. A commit begins when none is under way and none is waiting to begin,
 * so the file never holds half a change, and whoever came meanwhile shares the next commit. It
 * never waits for long: who has made a change waits for its commit before making another.
 */
final class GroupCommit {

    private final Runnable commit;

    private final Lock lock = new ReentrantLock();
    private final Condition mayBegin = lock.newCondition();
    private final Condition news = lock.newCondition();
    private int entering;
    private int running;
    private long begun;
    private long onFile;
    private boolean committing;
    private @Nullable RuntimeException broken;

    GroupCommit(Runnable commit) {
        this.commit = commit;
    }

    <T> T change(Supplier<T> change) {
        begin();
        T answer;
        try {
            answer = change.get();
        } catch (RuntimeException e) {
            end();
            throw e;
        }
        end();
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
        lock.lock();
        try {
            while (committing || running > 0) {
                news.awaitUninterruptibly();
            }
            committing = true;
        } finally {
            lock.unlock();
        }
        try {
            work.run();
        } finally {
            lock.lock();
            try {
                letOn();
            } finally {
                lock.unlock();
            }
        }
    }

    private void begin() {
        lock.lock();
        try {
            entering++;
            while (committing) {
                mayBegin.awaitUninterruptibly();
            }
            entering--;
            running++;
            begun++;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            running--;
            if (quiet()) {
                news.signal(); // somebody may be waiting for just that to commit
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean quiet() {
        return running == 0 && entering == 0 && !committing;
    }

    private void awaitOnFile() {
        lock.lock();
        try {
            var mine = begun;
            while (onFile < mine && broken == null) {
                if (quiet()) {
                    commitForEverybody();
                } else {
                    news.awaitUninterruptibly();
                }
            }
            if (broken != null) {
                throw new IllegalStateException("the store's file cannot be written", broken);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Called with the lock held; lets go of it while it writes. */
    private void commitForEverybody() {
        committing = true;
        var upTo = begun;
        RuntimeException failure = null;
        lock.unlock();
        try {
            commit.run();
        } catch (RuntimeException e) {
            failure = e;
        }
        lock.lock();
        if (failure == null) {
            onFile = upTo;
        } else {
            broken = failure;
        }
        letOn();
    }

    private void letOn() {
        committing = false;
        mayBegin.signalAll();
        news.signalAll();
    }
}
