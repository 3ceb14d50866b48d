package de.smartregion.consulting.busy;

import de.smartregion.consulting.agenda.BusyTimes;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** What all instances have read, in memory. */
@Component
class BusyMemory implements BusyTimes {

    private static final Logger log = LoggerFactory.getLogger(BusyMemory.class);

    private final BusyCalendars calendars;
    private final ConcurrentHashMap<String, Remembered> remembered = new ConcurrentHashMap<>();

    private record Remembered(Instant readAt, List<Busy> busy) {}

    BusyMemory(BusyCalendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public List<Busy> of(String consultant, Instant from, Instant until) {
        var known = remembered.get(consultant);
        if (known == null || known.busy().isEmpty()) {
            return List.of();
        }
        var busy = known.busy();
        int first = firstAfter(busy, from);
        int last = first;
        while (last < busy.size() && busy.get(last).from().isBefore(until)) {
            last++;
        }
        return busy.subList(first, last);
    }

    @Override
    public @Nullable Refusal refusal(String consultant) {
        var found = calendars.find(consultant);
        return found == null || found.trouble() == null || found.failedSince() == null
                ? null
                : new Refusal(found.trouble(), found.failedSince(), found.readAt());
    }

    /** The first that ends after this moment. */
    private static int firstAfter(List<Busy> busy, Instant from) {
        int low = 0;
        int high = busy.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (busy.get(middle).until().isAfter(from)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** As often as it is asked to, whatever becomes of it. */
    void follow() {
        try {
            refresh();
        } catch (RuntimeException e) {
            log.warn("could not look what was read: {}", e.getClass().getSimpleName());
        }
    }

    /** Looks what was read, and learns what is newer. */
    void refresh() {
        var readings = calendars.readings();
        remembered.keySet().retainAll(readings.keySet());
        readings.forEach(
                (consultant, readAt) -> {
                    var known = remembered.get(consultant);
                    if (known == null || !known.readAt().equals(readAt)) {
                        learn(consultant);
                    }
                });
    }

    private void learn(String consultant) {
        var found = calendars.find(consultant);
        if (found == null || found.readAt() == null) {
            return;
        }
        var busy = new ArrayList<Busy>();
        for (int i = 0; i + 1 < found.times().size(); i += 2) {
            busy.add(
                    new Busy(
                            Instant.ofEpochSecond(found.times().get(i)),
                            Instant.ofEpochSecond(found.times().get(i + 1))));
        }
        remembered.put(consultant, new Remembered(found.readAt(), List.copyOf(busy)));
    }
}
