package de.smartregion.catalog.submission;

import de.smartregion.platform.outbox.DuplicateAggregate;
import de.smartregion.platform.web.IdempotencyKey;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Publishes what the office brings in from a file, line by line: each whole or not at all. A line
 * is named by its external id, so bringing in the same file again changes nothing.
 */
@Component
class ImportProjects {

    private static final Logger log = LoggerFactory.getLogger(ImportProjects.class);

    /** Asked for together: a file that was brought in before is mostly known. */
    private static final int AT_ONCE = 200;

    /** Also of the office itself. */
    private static final IdempotencyKey PRINT = new IdempotencyKey("import");

    private final Submissions submissions;
    private final Validator validator;
    private final Clock clock;

    /**
     * What is wrong with one line: the field as in a profile, or the whole line.
     *
     * @param message in the reader's language
     */
    record Wrong(int line, String field, String message) {}

    /**
     * @param accepted new ones
     * @param known brought in before, just like this
     * @param rejected lines, however much is wrong with each
     */
    record Report(boolean dry, int accepted, int known, int rejected, List<Wrong> lines) {
        Report {
            lines = List.copyOf(lines);
        }
    }

    ImportProjects(Submissions submissions, Validator validator, Clock clock) {
        this.submissions = submissions;
        this.validator = validator;
        this.clock = clock;
    }

    /** {@code dry}: only tell what would happen. */
    Report bringIn(Stream<ImportLine> lines, boolean dry, String by) {
        var wrong = new ArrayList<Wrong>();
        var seen = new HashSet<String>();
        var counts = new int[3];
        var sound = new ArrayList<ImportLine>();
        lines.forEach(
                line -> {
                    var problems = problems(line, seen);
                    if (problems.isEmpty()) {
                        sound.add(line);
                    } else {
                        counts[2]++;
                        wrong.addAll(problems);
                    }
                });
        for (int from = 0; from < sound.size(); from += AT_ONCE) {
            var some = sound.subList(from, Math.min(from + AT_ONCE, sound.size()));
            var known = submissions.fingerprints(some.stream().map(ImportProjects::id).toList());
            for (var line : some) {
                switch (take(line, known, dry, by)) {
                    case NEW -> counts[0]++;
                    case KNOWN -> counts[1]++;
                    case OTHER -> {
                        counts[2]++;
                        wrong.add(
                                new Wrong(
                                        line.number(),
                                        ImportLine.EXTERNAL_ID,
                                        ImportWords.of("other")));
                    }
                }
            }
        }
        wrong.sort(Comparator.comparingInt(Wrong::line));
        log.info("imported {} projects, refused {}", counts[0], counts[2]);
        return new Report(dry, counts[0], counts[1], counts[2], wrong);
    }

    private enum Taken {
        NEW,
        KNOWN,
        OTHER
    }

    private List<Wrong> problems(ImportLine line, Set<String> seen) {
        var problems = new ArrayList<>(line.problems());
        if (!seen.add(line.externalId())) {
            problems.add(new Wrong(line.number(), ImportLine.EXTERNAL_ID, ImportWords.of("twice")));
        }
        if (problems.isEmpty()) {
            validator.validate(line.profile()).stream()
                    .sorted(
                            Comparator.comparing(
                                    (ConstraintViolation<Profile> it) ->
                                            it.getPropertyPath().toString()))
                    .forEach(
                            it ->
                                    problems.add(
                                            new Wrong(
                                                    line.number(),
                                                    it.getPropertyPath().toString(),
                                                    it.getMessage())));
            line.profile()
                    .missing()
                    .forEach(
                            field ->
                                    problems.add(
                                            new Wrong(
                                                    line.number(),
                                                    field,
                                                    ImportWords.of("missing"))));
        }
        return problems;
    }

    private static String project(ImportLine line) {
        return StartSubmission.named("import", line.externalId());
    }

    private static String id(ImportLine line) {
        return Submission.id(project(line), 1);
    }

    private Taken take(
            ImportLine line, Map<String, Optional<String>> known, boolean dry, String by) {
        var profile = line.profile();
        var contact = profile.contact();
        if (contact == null) {
            throw new IllegalStateException("an incomplete line is not taken");
        }
        var project = project(line);
        var print = PRINT.fingerprint(profile);
        var before = known.get(Submission.id(project, 1));
        if (before != null) {
            return before.equals(Optional.of(print)) ? Taken.KNOWN : Taken.OTHER;
        }
        if (dry) {
            return Taken.NEW;
        }
        var office = new Author(by, contact.email(), null, "de", null, true);
        try {
            submissions.insert(
                    Submission.imported(
                            project,
                            profile,
                            office,
                            print,
                            clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            return Taken.NEW;
        } catch (DuplicateAggregate _) {
            return Taken.KNOWN; // two at once brought in the same file
        }
    }
}
