package de.smartregion.catalog.search;

import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Refreshes the index and looks after it, each in a thread of its own: building takes a while. */
final class IndexKeeper implements SmartLifecycle {

    private final ProjectIndex index;
    private final SearchSettings settings;
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(3, Thread.ofVirtual().name("index-", 0).factory());
    private volatile boolean running;

    IndexKeeper(ProjectIndex index, SearchSettings settings) {
        this.index = index;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
        every(settings.refresh(), index::refresh);
        every(settings.lookAfter(), index::lookAfter);
        every(settings.lookAfter(), index::compare);
    }

    private void every(Duration pause, Runnable work) {
        var _ = threads.scheduleWithFixedDelay(work, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
