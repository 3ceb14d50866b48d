package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.Comment.Party;
import de.smartregion.catalog.submission.Entry.What;
import de.smartregion.catalog.submission.SubmissionEvent.Facts;
import de.smartregion.catalog.submission.SubmissionEvent.ProjectSubmitted;
import de.smartregion.catalog.submission.SubmissionEvent.SubmissionCommented;
import de.smartregion.catalog.submission.SubmissionEvent.SubmissionDeclined;
import de.smartregion.catalog.submission.SubmissionEvent.SubmissionPublished;
import de.smartregion.catalog.submission.SubmissionEvent.SubmissionSentBack;
import de.smartregion.catalog.submission.SubmissionEvent.SubmissionStarted;
import de.smartregion.catalog.submission.SubmissionEvent.SubmissionWithdrawn;
import de.smartregion.platform.web.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One revision of a project on its way to the public.
 *
 * <p>Its laws: its id is the project's and the revision's, so a project has at most one open
 * change; the first revision changes nothing that was there, every later one starts from the one
 * before; whatever the office may publish is complete; what is published never changes again, and
 * what is declined is not handed in again; a project that was never handed in is its author's
 * alone, while a change begun of a published one keeps others out, so its municipalities and the
 * office see it from the beginning.
 *
 * @param base what it starts from; nothing for the first revision
 * @param fingerprint of the request that started it, when it carried an idempotency key
 * @param linkHash of the link of an author without an account
 * @param linkExpires names the link, and was its end at first
 * @param linkUntil its end since a letter told it last
 * @param submittedAt when it was handed in last
 * @param handedIn as its author wrote it, where the office has written it anew since
 * @param unread comments of the author that the office has not read
 * @param turn counts what was decided about text and state; who only says something disturbs nobody
 */
record Submission(
        @Id String id,
        String project,
        int revision,
        @Nullable Profile base,
        Profile profile,
        State state,
        Author author,
        List<Comment> comments,
        List<Entry> log,
        @Nullable String linkHash,
        @Nullable Instant linkExpires,
        @Nullable Instant linkUntil,
        @Nullable String fingerprint,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant publishedAt,
        @Nullable Profile handedIn,
        Integer unread,
        Long turn,
        @Version long version) {

    static final String OFFICE = "Geschäftsstelle";

    private static final int MOST_COMMENTS = 200;
    private static final int LONGEST_LOG = 500;

    enum State {
        DRAFT,
        SUBMITTED,
        SENT_BACK,
        PUBLISHED,
        WITHDRAWN,
        DECLINED
    }

    /** What became of a wish to change a submission. */
    sealed interface Decision {
        record Changed(Submission submission, List<SubmissionEvent> events) implements Decision {
            public Changed {
                events = List.copyOf(events);
            }
        }

        record Unchanged(Submission submission) implements Decision {}

        /** {@code current}: what there is, when another was seen, or when it is in the way. */
        record Refused(Problem why, List<String> missing, @Nullable Submission current)
                implements Decision {
            Refused(Problem why) {
                this(why, List.of(), null);
            }
        }
    }

    Submission {
        if (!id.equals(id(project, revision)) || revision < 1) {
            throw new IllegalArgumentException("a submission is named after its project");
        }
        if ((revision == 1) != (base == null)) {
            throw new IllegalArgumentException("every revision but the first starts from one");
        }
        if ((state == State.SUBMITTED || state == State.PUBLISHED)
                && !profile.missing().isEmpty()) {
            throw new IllegalArgumentException("incomplete: " + profile.missing());
        }
        if ((state == State.PUBLISHED) != (publishedAt != null)) {
            throw new IllegalArgumentException("what is published says since when");
        }
        comments = comments == null ? List.of() : List.copyOf(comments);
        log = log == null ? List.of() : List.copyOf(log);
        unread = unread == null ? 0 : unread;
        turn = turn == null ? 0 : turn;
        linkUntil = linkUntil == null ? linkExpires : linkUntil;
    }

    static String id(String project, int revision) {
        return project + "~" + revision;
    }

    /** With a {@code link} for an author who has no account, who is told it by letter. */
    static Decision.Changed start(
            String project,
            int revision,
            @Nullable Profile base,
            Profile profile,
            Author author,
            @Nullable ManageLink link,
            @Nullable String fingerprint,
            Instant now) {
        var started =
                new Submission(
                        id(project, revision),
                        project,
                        revision,
                        base,
                        profile,
                        State.DRAFT,
                        author,
                        List.of(),
                        List.of(new Entry(now, author.name(), What.STARTED)),
                        link == null ? null : link.hash(),
                        link == null ? null : link.expires(),
                        link == null ? null : link.expires(),
                        fingerprint,
                        now,
                        now,
                        null,
                        null,
                        null,
                        0,
                        0L,
                        0);
        return new Decision.Changed(
                started,
                link == null
                        ? List.of()
                        : List.of(new SubmissionStarted(Facts.of(started), link.token())));
    }

    /** Brought in by the office as it is; nobody is written to. */
    static Decision.Changed imported(
            String project, Profile profile, Author author, String fingerprint, Instant now) {
        var published =
                new Submission(
                        id(project, 1),
                        project,
                        1,
                        null,
                        profile,
                        State.PUBLISHED,
                        author,
                        List.of(),
                        List.of(new Entry(now, author.name(), What.IMPORTED)),
                        null,
                        null,
                        null,
                        fingerprint,
                        now,
                        now,
                        now,
                        now,
                        null,
                        0,
                        0L,
                        0);
        return new Decision.Changed(
                published,
                List.of(new SubmissionPublished(Facts.of(published), OFFICE, profile, true, now)));
    }

    /** What was not handed in, or taken back, is its author's to write. */
    Decision edit(Profile to, Party party, String by, Instant now) {
        if (party == Party.OFFICE && (state == State.DRAFT || state == State.WITHDRAWN)) {
            return notSubmitted();
        }
        return switch (state) {
            case PUBLISHED, DECLINED -> notSubmitted();
            case SUBMITTED -> {
                if (party == Party.AUTHOR) {
                    yield new Decision.Refused(SubmissionProblem.SUBMISSION_UNDER_REVIEW);
                }
                if (!to.missing().isEmpty()) {
                    yield incomplete(to);
                }
                yield edited(to, party, by, now);
            }
            case DRAFT, SENT_BACK -> edited(to, party, by, now);
            case WITHDRAWN ->
                    new Decision.Changed(
                            next(
                                    to,
                                    null,
                                    State.DRAFT,
                                    comments,
                                    by,
                                    What.REOPENED,
                                    now,
                                    null,
                                    null),
                            List.of());
        };
    }

    private Decision edited(Profile to, Party party, String by, Instant now) {
        if (to.equals(profile)) {
            return new Decision.Unchanged(this);
        }
        var authors = handedIn == null ? profile : handedIn;
        var before = party == Party.OFFICE && !ofOffice() ? authors : null;
        return new Decision.Changed(
                next(to, before, state, comments, by, What.EDITED, now, submittedAt, null),
                List.of());
    }

    /** A change that was withdrawn or declined, taken up again by somebody who may. */
    Submission reopen(Profile from, Profile to, Author by, @Nullable String request, Instant now) {
        return new Submission(
                id,
                project,
                revision,
                from,
                to,
                State.DRAFT,
                by,
                List.of(),
                logged(by.name(), What.REOPENED, now),
                null,
                null,
                null,
                request,
                createdAt,
                now,
                null,
                null,
                null,
                0,
                turn + 1,
                version);
    }

    Decision submit(Party party, String by, @Nullable ManageLink link, Instant now) {
        if (party == Party.OFFICE && state == State.DRAFT) {
            return notSubmitted();
        }
        return switch (state) {
            case PUBLISHED, WITHDRAWN, DECLINED -> notSubmitted();
            case SUBMITTED -> new Decision.Unchanged(this);
            case DRAFT, SENT_BACK -> {
                if (!profile.missing().isEmpty()) {
                    yield incomplete(profile);
                }
                var submitted =
                        next(
                                        profile,
                                        null,
                                        State.SUBMITTED,
                                        comments,
                                        by,
                                        What.SUBMITTED,
                                        now,
                                        now,
                                        null)
                                .toldWith(link);
                yield new Decision.Changed(
                        submitted,
                        List.of(new ProjectSubmitted(Facts.of(submitted), tokenOf(link))));
            }
        };
    }

    /** Whoever else has seen it is told. */
    Decision withdraw(Party party, String by, @Nullable ManageLink link, Instant now) {
        return switch (state) {
            case PUBLISHED, DECLINED -> notSubmitted();
            case WITHDRAWN -> new Decision.Unchanged(this);
            case DRAFT, SUBMITTED, SENT_BACK -> {
                var withdrawn =
                        next(
                                profile,
                                handedIn,
                                State.WITHDRAWN,
                                comments,
                                by,
                                What.WITHDRAWN,
                                now,
                                submittedAt,
                                null);
                boolean office = party == Party.OFFICE;
                var told = office ? link : null;
                yield new Decision.Changed(
                        withdrawn.toldWith(told),
                        (office ? !ofOffice() : submittedAt != null || ofOffice())
                                ? List.of(
                                        new SubmissionWithdrawn(
                                                Facts.of(withdrawn), party.name(), tokenOf(told)))
                                : List.of());
            }
        };
    }

    /**
     * While it is worked on, and told to the other side; asked again under the same key, it is said
     * once.
     */
    Decision comment(Comment said, String by, @Nullable ManageLink link) {
        var earlier =
                comments.stream()
                        .filter(it -> it.request() != null && it.request().equals(said.request()))
                        .findFirst();
        if (earlier.isPresent()) {
            return earlier.get().says(said)
                    ? new Decision.Unchanged(this)
                    : new Decision.Refused(SubmissionProblem.IDEMPOTENCY_KEY_REUSED);
        }
        switch (state) {
            case PUBLISHED, WITHDRAWN, DECLINED -> {
                return notSubmitted();
            }
            case DRAFT, SUBMITTED, SENT_BACK -> {}
        }
        if (comments.size() >= MOST_COMMENTS) {
            return new Decision.Refused(SubmissionProblem.TOO_MANY_COMMENTS);
        }
        boolean office = said.role() == Party.OFFICE;
        var commented =
                next(
                        profile,
                        handedIn,
                        state,
                        with(said),
                        by,
                        What.COMMENTED,
                        said.at(),
                        submittedAt,
                        publishedAt);
        var told = office ? link : null;
        return new Decision.Changed(
                commented.toldWith(told),
                (office ? !ofOffice() : shownToOffice())
                        ? List.of(
                                new SubmissionCommented(
                                        Facts.of(commented),
                                        said.role().name(),
                                        said.by(),
                                        said.text(),
                                        said.field(),
                                        tokenOf(told)))
                        : List.of());
    }

    /** {@code shown}: how many comments the office had before it; what came after stays new. */
    Decision read(int shown, String by, Instant now) {
        var left =
                (int) comments.stream().skip(shown).filter(it -> it.role() == Party.AUTHOR).count();
        return left >= unread
                ? new Decision.Unchanged(this)
                : new Decision.Changed(
                        next(
                                        profile,
                                        handedIn,
                                        state,
                                        comments,
                                        by,
                                        What.READ,
                                        now,
                                        submittedAt,
                                        publishedAt)
                                .with(linkUntil, left),
                        List.of());
    }

    /** For good: what the office will not publish, and its author does not take back. */
    Decision decline(String why, String by, @Nullable ManageLink link, Instant now) {
        if (state != State.SUBMITTED && state != State.SENT_BACK) {
            return notSubmitted();
        }
        var declined =
                next(
                        profile,
                        handedIn,
                        State.DECLINED,
                        with(new Comment(now, OFFICE, Party.OFFICE, why, null, null)),
                        by,
                        What.DECLINED,
                        now,
                        submittedAt,
                        null);
        return new Decision.Changed(
                declined.toldWith(link),
                List.of(new SubmissionDeclined(Facts.of(declined), why, tokenOf(link))));
    }

    Decision sendBack(String why, String by, @Nullable ManageLink link, Instant now) {
        if (state != State.SUBMITTED) {
            return notSubmitted();
        }
        var sentBack =
                next(
                        profile,
                        handedIn,
                        State.SENT_BACK,
                        with(new Comment(now, OFFICE, Party.OFFICE, why, null, null)),
                        by,
                        What.SENT_BACK,
                        now,
                        submittedAt,
                        null);
        return new Decision.Changed(
                sentBack.toldWith(link),
                List.of(new SubmissionSentBack(Facts.of(sentBack), why, tokenOf(link))));
    }

    Decision publish(String by, Instant now) {
        if (state == State.PUBLISHED) {
            return new Decision.Unchanged(this);
        }
        if (state != State.SUBMITTED) {
            return notSubmitted();
        }
        var published =
                next(
                        profile,
                        handedIn,
                        State.PUBLISHED,
                        comments,
                        by,
                        What.PUBLISHED,
                        now,
                        submittedAt,
                        now);
        return new Decision.Changed(
                published,
                List.of(new SubmissionPublished(Facts.of(published), OFFICE, profile, null, now)));
    }

    /** The office sees what was handed in at some time, what it began itself, and every change. */
    boolean shownToOffice() {
        return submittedAt != null || base != null || ofOffice();
    }

    boolean ofOffice() {
        return Boolean.TRUE.equals(author.office());
    }

    /** Whose it is: the author's municipality, and all of the published project it changes. */
    boolean of(String ags) {
        return ags.equals(author.ags()) || (base != null && base.municipalities().contains(ags));
    }

    private Decision notSubmitted() {
        return new Decision.Refused(
                switch (state) {
                    case PUBLISHED -> SubmissionProblem.SUBMISSION_PUBLISHED;
                    case WITHDRAWN -> SubmissionProblem.SUBMISSION_WITHDRAWN;
                    case DECLINED -> SubmissionProblem.SUBMISSION_DECLINED;
                    case DRAFT, SUBMITTED, SENT_BACK -> SubmissionProblem.SUBMISSION_NOT_SUBMITTED;
                });
    }

    private static Decision incomplete(Profile profile) {
        return new Decision.Refused(
                SubmissionProblem.SUBMISSION_INCOMPLETE, profile.missing(), null);
    }

    private static @Nullable String tokenOf(@Nullable ManageLink link) {
        return link == null ? null : link.token();
    }

    private List<Comment> with(Comment said) {
        var all = new ArrayList<>(comments);
        all.add(said);
        return all;
    }

    /** A letter that tells the link starts its life anew. */
    private Submission toldWith(@Nullable ManageLink link) {
        return link == null ? this : with(link.expires(), unread);
    }

    private Submission with(@Nullable Instant until, int news) {
        return new Submission(
                id,
                project,
                revision,
                base,
                profile,
                state,
                author,
                comments,
                log,
                linkHash,
                linkExpires,
                until,
                fingerprint,
                createdAt,
                changedAt,
                submittedAt,
                publishedAt,
                handedIn,
                news,
                turn,
                version);
    }

    /** The newest entries; a document has its bounds. */
    private List<Entry> logged(String by, What what, Instant now) {
        var all = new ArrayList<>(log);
        all.add(new Entry(now, by, what));
        return all.subList(Math.max(0, all.size() - LONGEST_LOG), all.size());
    }

    /** How many comments are new to the office after this; its own word answers all before. */
    private int unreadAfter(What what, List<Comment> said) {
        return switch (what) {
            case COMMENTED -> said.getLast().role() == Party.AUTHOR ? unread + 1 : 0;
            case READ, SENT_BACK, DECLINED, PUBLISHED -> 0;
            case STARTED, EDITED, SUBMITTED, WITHDRAWN, REOPENED, IMPORTED -> unread;
        };
    }

    private Submission next(
            Profile told,
            @Nullable Profile authors,
            State then,
            List<Comment> said,
            String by,
            What what,
            Instant now,
            @Nullable Instant submitted,
            @Nullable Instant published) {
        return new Submission(
                id,
                project,
                revision,
                base,
                told,
                then,
                author,
                said,
                logged(by, what, now),
                linkHash,
                linkExpires,
                linkUntil,
                fingerprint,
                createdAt,
                what == What.READ ? changedAt : now,
                submitted,
                published,
                authors,
                unreadAfter(what, said),
                what == What.COMMENTED || what == What.READ ? turn : turn + 1,
                version);
    }

    @Override
    public String toString() {
        return "submission " + id + " " + state; // personal data stays out of logs
    }
}
