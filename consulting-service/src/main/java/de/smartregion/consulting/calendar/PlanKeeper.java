package de.smartregion.consulting.calendar;

import de.smartregion.consulting.consultant.Roll;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads the plan when the instance starts, and keeps up what nobody tells. */
@Component
class PlanKeeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PlanKeeper.class);

    private final Plan plan;
    private final Roll roll;
    private final CalendarSettings settings;
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(2, Thread.ofVirtual().name("plan-", 0).factory());
    private volatile boolean running;

    PlanKeeper(Plan plan, Roll roll, CalendarSettings settings) {
        this.plan = plan;
        this.roll = roll;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
        follow();
        every(settings.follow(), this::follow);
        every(settings.compare(), () -> tryTo("compare the plan", plan::build));
    }

    private void follow() {
        tryTo("read modules and consultants", roll::refresh);
        if (!plan.isReady()) {
            tryTo("read the plan", plan::build);
        }
    }

    private static void tryTo(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("could not {}: {}", what, e.toString()); // the store may be away
        }
    }

    private void every(Duration pause, Runnable work) {
        var _ =
                threads.scheduleWithFixedDelay(
                        work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
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

    /** Before anybody is let in, and before any news is heard. */
    @Override
    public int getPhase() {
        return 0;
    }
}
