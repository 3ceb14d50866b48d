package de.smartregion.catalog.reuse;

import de.smartregion.platform.outbox.DuplicateAggregate;
import de.smartregion.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Notes that a municipality wants to do a project, too; a second wish finds the first. */
@Component
class WantReuse {

    private static final Logger log = LoggerFactory.getLogger(WantReuse.class);

    private final Reuses reuses;
    private final Originals originals;
    private final Clock clock;

    sealed interface Answer {
        record Noted(Reuse reuse) implements Answer {}

        record NotedBefore(Reuse reuse) implements Answer {}

        record Refused(ReuseProblem why) implements Answer {}
    }

    WantReuse(Reuses reuses, Originals originals, Clock clock) {
        this.reuses = reuses;
        this.originals = originals;
        this.clock = clock;
    }

    Answer want(String project, Caller caller, @Nullable String note) {
        var original = originals.find(project).orElse(null);
        if (original == null) {
            return new Answer.Refused(ReuseProblem.PROJECT_NOT_FOUND);
        }
        var ags = caller.ags();
        var email = caller.email();
        if (ags == null || email == null) {
            return new Answer.Refused(ReuseProblem.NO_VERIFIED_ADDRESS);
        }
        var known = reuses.find(Reuse.id(project, ags));
        if (known.isPresent() && !known.get().withdrawn()) {
            return new Answer.NotedBefore(known.get());
        }
        if (original.archived()) {
            return new Answer.Refused(ReuseProblem.PROJECT_ARCHIVED);
        }
        if (original.municipalities().contains(ags)) {
            return new Answer.Refused(ReuseProblem.OWN_PROJECT);
        }
        var name = caller.name();
        var wanted =
                Reuse.want(
                        project,
                        original,
                        ags,
                        name == null ? email : name,
                        email,
                        note,
                        reuses.count(project),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            var noted = known.isPresent() ? again(known.get(), wanted) : reuses.insert(wanted);
            log.info("noted wish {}", noted.id());
            return new Answer.Noted(noted);
        } catch (DuplicateAggregate e) {
            return new Answer.NotedBefore(reuses.find(wanted.reuse().id()).orElseThrow(() -> e));
        }
    }

    /** Whoever is slower finds that it is wanted already. */
    private Reuse again(Reuse withdrawn, Reuse.Wanted wanted) {
        return reuses.save(withdrawn, withdrawn.again(wanted.reuse()), wanted.event())
                .or(() -> reuses.find(withdrawn.id()))
                .orElseGet(() -> reuses.insert(wanted));
    }
}
