package de.smartregion.notification.call;

import org.springframework.scheduling.annotation.Scheduled;

import java.time.Clock;

/** What need not happen at once: looking how old the oldest open call is, and forgetting. */
final class CallHousekeeping {
    private final Calls calls;
    private final Receivers receivers;
    private final CallMetrics metrics;
    private final Clock clock;

    CallHousekeeping(Calls calls, Receivers receivers, CallMetrics metrics, Clock clock) {
        this.calls = calls;
        this.receivers = receivers;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT5S")
    void lookHowOldTheOldestIs() {
        var ready = receivers.ready().stream().map(Receiver::webhook).toList();
        metrics.oldestOpen(ready.isEmpty() ? null : calls.oldestOpen(ready).orElse(null));
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT1H")
    void forgetWhatIsOver() {
        calls.forget(clock.instant());
    }
}
