package de.smartregion.events.gathering;

import de.smartregion.platform.outbox.DuplicateAggregate;
import de.smartregion.platform.outbox.Names;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Drafts a gathering; a repeated request finds the one it made. */
@Component
class DraftGathering {

    private static final Logger log = LoggerFactory.getLogger(DraftGathering.class);

    /** 22 characters of base64url: 128 bits and a little. */
    private final Gatherings gatherings;

    /**
     * What makes a request the same one when it comes again: who asks, under which key, for what.
     */
    record Naming(String caller, String key, String fingerprint) {}

    sealed interface Draft {
        record Drafted(Gathering gathering) implements Draft {}

        record Refused(GatheringProblem why) implements Draft {}
    }

    DraftGathering(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    Draft draft(Announcement announcement, @Nullable Naming naming) {
        var id =
                naming == null
                        ? Names.random()
                        : Names.of("gathering", naming.caller(), naming.key());
        var fingerprint = naming == null ? null : naming.fingerprint();
        try {
            var drafted = gatherings.insert(Gathering.draft(id, announcement, fingerprint));
            log.info("drafted gathering {}", id);
            return new Draft.Drafted(drafted);
        } catch (DuplicateAggregate taken) {
            var earlier = gatherings.find(id).orElseThrow(() -> taken);
            return fingerprint != null && fingerprint.equals(earlier.fingerprint())
                    ? new Draft.Drafted(earlier)
                    : new Draft.Refused(GatheringProblem.IDEMPOTENCY_KEY_REUSED);
        }
    }
}
