package de.smartregion.consulting.consultant;

import de.smartregion.platform.web.CommonProblem;
import de.smartregion.platform.web.Problem;
import de.smartregion.platform.web.ProblemException;
import de.smartregion.platform.web.Versions;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.function.Function;

/** Makes and changes modules and consultants, for who has seen what is there. */
@Component
class EditDirectory {

    private static final Logger log = LoggerFactory.getLogger(EditDirectory.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ATTEMPTS = 12;
    private static final int ID_BYTES = 9;

    private final Directory directory;
    private final Roll roll;
    private final Clock clock;

    /**
     * Which version somebody has seen.
     *
     * @param none that there was none
     */
    record Seen(boolean none, long version) {

        /** 428 when nothing is said. */
        static Seen of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
            return ifNoneMatch != null && ifNoneMatch.strip().equals("*")
                    ? new Seen(true, 0)
                    : new Seen(false, Versions.ifMatch(ifMatch));
        }
    }

    /** What is there now, and whether it was not before. */
    record Edited<T>(T now, boolean made) {}

    EditDirectory(Directory directory, Roll roll, Clock clock) {
        this.directory = directory;
        this.roll = roll;
        this.clock = clock;
    }

    Edited<Module> put(Module wanted, Seen seen) {
        if (seen.none()) {
            var made = directory.insert(wanted).orElseThrow(EditDirectory::changedMeanwhile);
            roll.learn(made);
            log.info("made module {}", made.code());
            return new Edited<>(made, true);
        }
        var module =
                directory
                        .module(wanted.code())
                        .orElseThrow(() -> refused(CalendarProblem.MODULE_NOT_FOUND));
        if (module.version() != seen.version()) {
            throw changedMeanwhile();
        }
        return switch (module.change(wanted)) {
            case Module.Change.Unchanged(var same) -> new Edited<>(same, false);
            case Module.Change.Changed changed -> {
                var saved =
                        directory
                                .save(module, changed)
                                .orElseThrow(EditDirectory::changedMeanwhile);
                roll.learn(saved);
                log.info("changed module {}", saved.code());
                yield new Edited<>(saved, false);
            }
        };
    }

    /** What the form does not speak of stays. */
    Edited<Consultant> put(ConsultantForm form, Consultant wanted, Seen seen) {
        if (seen.none()) {
            var made = directory.insert(wanted).orElseThrow(EditDirectory::changedMeanwhile);
            roll.learn(made);
            log.info("made consultant {}", made.id());
            return new Edited<>(made, true);
        }
        return new Edited<>(
                change(
                        wanted.id(),
                        seen.version(),
                        consultant ->
                                consultant.change(
                                        wanted,
                                        form.saysHours(),
                                        form.saysRoom(),
                                        form.saysPhone(),
                                        form.saysBusy())),
                false);
    }

    Consultant putOwn(String id, OwnForm form, long seen) {
        return change(id, seen, form::change);
    }

    private Consultant change(
            String id, long seen, Function<Consultant, Consultant.Change> decision) {
        var consultant = found(id);
        if (consultant.version() != seen) {
            throw changedMeanwhile();
        }
        return switch (decision.apply(consultant)) {
            case Consultant.Change.Unchanged(var same) -> same;
            case Consultant.Change.Refused(var why) -> throw refused(why);
            case Consultant.Change.Changed changed ->
                    learnt(
                            directory
                                    .save(consultant, changed)
                                    .orElseThrow(EditDirectory::changedMeanwhile));
        };
    }

    Absence away(String id, Instant from, Instant until, @Nullable String note) {
        var absence =
                new Absence(
                        random(),
                        from.truncatedTo(ChronoUnit.SECONDS),
                        until.truncatedTo(ChronoUnit.SECONDS),
                        note);
        decide(id, consultant -> consultant.away(absence, clock.instant()));
        return absence;
    }

    void back(String id, String absence) {
        decide(id, consultant -> consultant.back(absence, clock.instant()));
    }

    /** Whatever others change meanwhile. */
    private void decide(String id, Function<Consultant, Consultant.Change> decision) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var consultant = found(id);
            switch (decision.apply(consultant)) {
                case Consultant.Change.Unchanged _ -> {
                    return;
                }
                case Consultant.Change.Refused(var why) -> throw refused(why);
                case Consultant.Change.Changed changed -> {
                    var saved = directory.save(consultant, changed);
                    if (saved.isPresent()) {
                        learnt(saved.get());
                        return;
                    }
                }
            }
        }
        throw changedMeanwhile();
    }

    private Consultant found(String id) {
        return directory
                .consultant(id)
                .orElseThrow(() -> refused(CalendarProblem.CONSULTANT_NOT_FOUND));
    }

    private Consultant learnt(Consultant saved) {
        roll.learn(saved);
        log.info("changed consultant {}", saved.id());
        return saved;
    }

    static ProblemException refused(Problem why) {
        return new ProblemException(why, "Nothing was changed.");
    }

    private static ProblemException changedMeanwhile() {
        return new ProblemException(
                CommonProblem.PRECONDITION_FAILED, "Read it again; it has changed since.");
    }

    private static String random() {
        var bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
