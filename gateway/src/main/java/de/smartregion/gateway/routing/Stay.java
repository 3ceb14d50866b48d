package de.smartregion.gateway.routing;

import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The time a request may take at a service, all attempts together: when it is over, the connection
 * in use is cut.
 */
final class Stay {
    private final Duration limit;
    private final Future<?> end;
    private volatile boolean over;
    private volatile @Nullable Cancellable current;

    Stay(ScheduledExecutorService timer, Duration limit) {
        this.limit = limit;
        this.end = timer.schedule(this::cut, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    void use(Cancellable attempt) {
        current = attempt;
        if (over) {
            attempt.cancel();
        }
    }

    Duration limit() {
        return limit;
    }

    boolean isOver() {
        return over;
    }

    void leave() {
        end.cancel(false);
    }

    private void cut() {
        over = true;
        var attempt = current;
        if (attempt != null) {
            attempt.cancel();
        }
    }
}
