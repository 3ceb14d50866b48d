package de.smartregion.catalog.reuse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Takes the wish of a municipality back; what nobody wants needs no taking back. */
@Component
class WithdrawReuse {

    private static final Logger log = LoggerFactory.getLogger(WithdrawReuse.class);

    private final Reuses reuses;
    private final Clock clock;

    WithdrawReuse(Reuses reuses, Clock clock) {
        this.reuses = reuses;
        this.clock = clock;
    }

    void withdraw(String project, String ags) {
        while (true) {
            var wish = reuses.find(Reuse.id(project, ags)).orElse(null);
            if (wish == null || wish.withdrawn()) {
                return;
            }
            var withdrawn = wish.withdraw(clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (reuses.save(wish, withdrawn.reuse(), withdrawn.event()).isPresent()) {
                log.info("withdrew wish {}", wish.id());
                return;
            }
            // Somebody was faster: decide again on what they left.
        }
    }
}
