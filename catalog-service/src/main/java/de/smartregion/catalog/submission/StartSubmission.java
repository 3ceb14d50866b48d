package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.Submission.Decision;
import de.smartregion.catalog.submission.Submission.State;
import de.smartregion.platform.outbox.DuplicateAggregate;
import de.smartregion.platform.outbox.Names;
import de.smartregion.platform.security.SignedLinks;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/** Begins a first revision, or a change of what is published. */
@Component
class StartSubmission {

    private static final Logger log = LoggerFactory.getLogger(StartSubmission.class);

    /** 22 characters of base64url: 128 bits and a little. */
    private static final int ID_LENGTH = 22;

    private final Submissions submissions;
    private final SubmissionSettings settings;
    private final SignedLinks links;
    private final Clock clock;

    /**
     * What makes a request the same one when it comes again: who asks, under which key, for what.
     */
    record Naming(String caller, String key, String fingerprint) {}

    /**
     * @param profile nothing: what is published as it is
     * @param author as typed in; who signed in need not say
     */
    record Wish(
            @Nullable String project,
            @Nullable Profile profile,
            @Nullable Author author,
            @Nullable Naming naming) {
        @Override
        public String toString() {
            return "wish"; // it names its author
        }
    }

    StartSubmission(
            Submissions submissions, SubmissionSettings settings, SignedLinks links, Clock clock) {
        this.submissions = submissions;
        this.settings = settings;
        this.links = links;
        this.clock = clock;
    }

    Decision start(Wish wish, Visitor visitor) {
        var author = authorOf(wish.author(), visitor);
        if (author == null) {
            return new Decision.Refused(SubmissionProblem.AUTHOR_REQUIRED);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return wish.project() == null
                ? begin(wish, author, visitor, now)
                : change(wish.project(), wish, author, visitor, now);
    }

    private Decision begin(Wish wish, Author author, Visitor visitor, Instant now) {
        var profile = wish.profile() == null ? Profile.EMPTY : wish.profile();
        if (visitor.isMunicipality() && author.ags() != null) {
            if (profile.municipalities().isEmpty()) {
                profile = profile.in(author.ags());
            } else if (!profile.municipalities().contains(author.ags())) {
                return new Decision.Refused(SubmissionProblem.NOT_YOUR_PROJECT);
            }
        }
        var naming = wish.naming();
        var project =
                naming == null
                        ? Names.random()
                        : named("submission", naming.caller(), naming.key());
        var id = Submission.id(project, 1);
        var link =
                visitor.isOffice() || visitor.isMunicipality()
                        ? null
                        : ManageLink.issue(links, id, now.plus(settings.link()));
        var fingerprint = naming == null ? null : naming.fingerprint();
        var started = Submission.start(project, 1, null, profile, author, link, fingerprint, now);
        try {
            var saved = submissions.insert(started);
            log.info("started submission {}", id);
            return new Decision.Changed(saved, started.events());
        } catch (DuplicateAggregate taken) {
            var earlier = submissions.find(id).orElseThrow(() -> taken);
            return fingerprint != null && fingerprint.equals(earlier.fingerprint())
                    ? new Decision.Unchanged(earlier)
                    : new Decision.Refused(SubmissionProblem.IDEMPOTENCY_KEY_REUSED);
        }
    }

    private Decision change(
            String project, Wish wish, Author author, Visitor visitor, Instant now) {
        while (true) {
            var published = submissions.published(project).orElse(null);
            if (published == null) {
                return new Decision.Refused(SubmissionProblem.PROJECT_NOT_FOUND);
            }
            var base = published.profile();
            var profile = wish.profile() == null ? base : wish.profile();
            if (!visitor.isOffice()
                    && !(visitor.isMunicipality()
                            && author.ags() != null
                            && base.municipalities().contains(author.ags())
                            && profile.municipalities().contains(author.ags()))) {
                return new Decision.Refused(SubmissionProblem.NOT_YOUR_PROJECT);
            }
            var id = Submission.id(project, published.revision() + 1);
            var fingerprint = wish.naming() == null ? null : wish.naming().fingerprint();
            var started =
                    Submission.start(
                            project,
                            published.revision() + 1,
                            base,
                            profile,
                            author,
                            null,
                            fingerprint,
                            now);
            try {
                var saved = submissions.insert(started);
                log.info("started change {}", id);
                return new Decision.Changed(saved, started.events());
            } catch (DuplicateAggregate taken) {
                var earlier = submissions.find(id).orElseThrow(() -> taken);
                if (fingerprint != null && fingerprint.equals(earlier.fingerprint())) {
                    return new Decision.Unchanged(earlier);
                }
                if (earlier.state() == State.WITHDRAWN || earlier.state() == State.DECLINED) {
                    var reopened =
                            new Decision.Changed(
                                    earlier.reopen(base, profile, author, fingerprint, now),
                                    List.of());
                    var saved = submissions.save(earlier, reopened);
                    if (saved.isPresent()) {
                        log.info("reopened change {}", id);
                        return new Decision.Changed(saved.get(), List.of());
                    }
                } else if (earlier.state() != State.PUBLISHED) {
                    return new Decision.Refused(
                            SubmissionProblem.CHANGE_PENDING, List.of(), earlier);
                }
                // It was published, or taken up, meanwhile: look again.
            }
        }
    }

    /** Who signed in speaks for their municipality, under the address their token tells. */
    private static @Nullable Author authorOf(@Nullable Author typed, Visitor visitor) {
        var caller = visitor.caller();
        if (caller == null || !(visitor.isOffice() || visitor.isMunicipality())) {
            return typed == null || typed.ags() == null
                    ? null
                    : new Author(
                            typed.name(), typed.email(), typed.ags(), typed.language(), null, null);
        }
        var name = typed == null ? caller.name() : typed.name();
        if (name == null && visitor.isOffice()) {
            name = Submission.OFFICE;
        }
        var email = visitor.isOffice() && typed != null ? typed.email() : caller.email();
        if (email == null && typed != null) {
            email = typed.email();
        }
        if (name == null || email == null) {
            return null;
        }
        return new Author(
                name,
                email,
                visitor.isMunicipality() ? caller.ags() : typed == null ? null : typed.ags(),
                typed == null ? "de" : typed.language(),
                caller.subject(),
                visitor.isOffice() ? true : null);
    }

    /** Not as others are named ({@link Names}): what was imported once is found by it for good. */
    static String named(String... words) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(String.join("|", words).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
