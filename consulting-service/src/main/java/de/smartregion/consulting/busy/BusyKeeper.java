package de.smartregion.consulting.busy;

import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks for calendars in threads of its own: who answers slowly keeps nobody else waiting. */
final class BusyKeeper implements SmartLifecycle {

    private static final Duration FORGET = Duration.ofMinutes(10);

    private final ReadCalendars readCalendars;
    private final BusyMemory memory;
    private final BusySettings settings;
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(2, Thread.ofVirtual().name("busy-", 0).factory());
    private volatile boolean running;

    BusyKeeper(ReadCalendars readCalendars, BusyMemory memory, BusySettings settings) {
        this.readCalendars = readCalendars;
        this.memory = memory;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
        every(Duration.ofMillis(1), settings.look(), memory::follow);
        every(settings.look(), settings.look(), readCalendars::look);
        every(FORGET, FORGET, readCalendars::forget);
    }

    private void every(Duration first, Duration pause, Runnable work) {
        var _ =
                threads.scheduleWithFixedDelay(
                        work, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        threads.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
