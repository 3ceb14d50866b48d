package de.smartregion.consulting.busy;

import de.smartregion.consulting.agenda.BusyAddresses;
import de.smartregion.consulting.agenda.BusyTimes.Busy;

import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads the calendars that are due; each is read by one instance, at its time. */
final class ReadCalendars {

    private static final Logger log = LoggerFactory.getLogger(ReadCalendars.class);

    private final BusyAddresses addresses;
    private final BusyCalendars calendars;
    private final BusyMemory memory;
    private final Fetch fetch;
    private final BusySettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    ReadCalendars(
            BusyAddresses addresses,
            BusyCalendars calendars,
            BusyMemory memory,
            Fetch fetch,
            BusySettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.addresses = addresses;
        this.calendars = calendars;
        this.memory = memory;
        this.fetch = fetch;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    void look() {
        try {
            var all = addresses.all();
            all.forEach(
                    (consultant, address) -> {
                        if (calendars.take(
                                consultant, hash(address), clock.instant(), settings.every())) {
                            read(consultant, address);
                        }
                    });
            memory.refresh();
        } catch (RuntimeException e) {
            log.warn("could not look for calendars: {}", e.getClass().getSimpleName());
        }
    }

    /** Forgets whose calendar is not to be read any more. */
    void forget() {
        try {
            calendars.keep(addresses.all().keySet());
        } catch (RuntimeException e) {
            log.warn("could not forget calendars: {}", e.getClass().getSimpleName());
        }
    }

    private void read(String consultant, String address) {
        try {
            var now = clock.instant();
            var busy = Ics.read(fetch.fetch(address), settings, now);
            calendars.read(consultant, hash(address), times(busy), now);
            counted("read");
            log.info("read the calendar of {}: {} busy times", consultant, busy.size());
        } catch (Unusable e) {
            calendars.failed(consultant, hash(address), e, clock.instant());
            counted("refused");
            log.warn("refused the calendar of {}: it {}", consultant, e.why());
        }
    }

    private void counted(String outcome) {
        meters.counter("smartregion.consulting.busy.calendars", "outcome", outcome).increment();
    }

    private static List<Long> times(List<Busy> busy) {
        var times = new ArrayList<Long>(busy.size() * 2);
        for (var one : busy) {
            times.add(one.from().getEpochSecond());
            times.add(one.until().getEpochSecond());
        }
        return times;
    }

    private static String hash(String address) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(address.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
