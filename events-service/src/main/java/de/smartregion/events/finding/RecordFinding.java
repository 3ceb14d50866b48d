package de.smartregion.events.finding;

import de.smartregion.events.finding.Finding.Decision;
import de.smartregion.platform.outbox.DuplicateAggregate;
import de.smartregion.platform.outbox.Names;

import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;

/** Records what a forum came to; a repeated request finds the one it made. */
@Component
class RecordFinding {

    private static final Logger log = LoggerFactory.getLogger(RecordFinding.class);

    private final Findings findings;
    private final Forums forums;
    private final MeterRegistry meters;
    private final Clock clock;

    /**
     * What makes a request the same one when it comes again: who asks, under which key, for what.
     */
    record Naming(String caller, String key, String fingerprint) {}

    RecordFinding(Findings findings, Forums forums, MeterRegistry meters, Clock clock) {
        this.findings = findings;
        this.forums = forums;
        this.meters = meters;
        this.clock = clock;
    }

    Decision record(Content content, @Nullable Naming naming) {
        var id =
                naming == null
                        ? Names.random()
                        : Names.of("finding", naming.caller(), naming.key());
        var fingerprint = naming == null ? null : naming.fingerprint();
        var earlier = naming == null ? null : findings.find(id).orElse(null);
        if (earlier != null) {
            return repeated(earlier, fingerprint);
        }
        var decided =
                Finding.make(
                        id, content, fingerprint, forums.of(content.gathering()), clock.instant());
        if (!(decided instanceof Decision.Done made)) {
            return decided;
        }
        try {
            var recorded = findings.insert(made);
            log.info("recorded finding {} of gathering {}", id, content.gathering());
            meters.counter("smartregion.findings.recorded", "kind", content.kind().name())
                    .increment();
            return new Decision.Done(recorded, made.event());
        } catch (DuplicateAggregate taken) {
            return repeated(findings.find(id).orElseThrow(() -> taken), fingerprint);
        }
    }

    /** The same again, whatever has become of its forum since; what is removed stays so. */
    private static Decision repeated(Finding earlier, @Nullable String fingerprint) {
        return fingerprint == null
                        || earlier.removed()
                        || !fingerprint.equals(earlier.fingerprint())
                ? new Decision.Refused(FindingProblem.IDEMPOTENCY_KEY_REUSED)
                : new Decision.Unchanged(earlier);
    }
}
