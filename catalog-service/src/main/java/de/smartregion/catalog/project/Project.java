package de.smartregion.catalog.project;

import de.smartregion.catalog.project.ProjectEvent.ConfirmationDue;
import de.smartregion.catalog.project.ProjectEvent.Facts;
import de.smartregion.catalog.project.ProjectEvent.ProjectArchived;
import de.smartregion.catalog.project.ProjectEvent.ProjectConfirmed;
import de.smartregion.catalog.project.ProjectEvent.ProjectPublished;
import de.smartregion.catalog.project.ProjectEvent.ProjectReopened;
import de.smartregion.catalog.project.ProjectEvent.ProjectRevised;
import de.smartregion.platform.web.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A project the public can read about.
 *
 * <p>Its laws: it shows the highest revision it has learned of, in whatever order they arrive; what
 * is archived says why, and nothing else does; nobody is asked to confirm what is archived, and
 * nobody twice within a day; an answer, like a new revision, ends the asking; every municipality
 * follows, and every consultation recommends it, at most once.
 *
 * @param confirmAsked since when its contact has been asked whether it is still true
 * @param confirmRepeated when its contact was asked again, last
 * @param confirmHash of the link in the last of these letters
 * @param replacedBy the project to look at instead
 * @param followers keys of the municipalities that want to do it, too
 * @param recommendations what the reports of consultations say of it, once each
 * @param acts who confirmed it, put it aside and brought it back, the newest last
 */
record Project(
        @Id String id,
        Profile profile,
        int revision,
        Status status,
        Instant publishedAt,
        Instant changedAt,
        Instant confirmedAt,
        @Nullable Instant confirmAsked,
        @Nullable Instant confirmRepeated,
        @Nullable String confirmHash,
        @Nullable String archivedReason,
        @Nullable String replacedBy,
        List<String> followers,
        List<Recommendation> recommendations,
        List<Act> acts,
        @Version long version) {

    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final int MOST_ACTS = 100;

    enum Status {
        PUBLISHED,
        ARCHIVED
    }

    /** Whose word it is that everything is still true. */
    enum Confirmer {
        CONTACT,
        MUNICIPALITY,
        OFFICE
    }

    /** What became of a wish to change a project. */
    sealed interface Decision {
        record Changed(Project project, List<ProjectEvent> events) implements Decision {
            public Changed {
                events = List.copyOf(events);
            }
        }

        record Unchanged(Project project) implements Decision {}

        /** With a note of who it was. */
        default Decision noting(Act act) {
            return this instanceof Changed(var changed, var events)
                    ? new Changed(changed.noting(act), events)
                    : this;
        }

        /** {@code current}: what there is, when something else was seen. */
        record Refused(Problem why, @Nullable Project current) implements Decision {
            Refused(Problem why) {
                this(why, null);
            }
        }
    }

    Project {
        if (id.isBlank() || revision < 1) {
            throw new IllegalArgumentException("a project has an id and a revision");
        }
        if ((status == Status.ARCHIVED) != (archivedReason != null)) {
            throw new IllegalArgumentException("what is archived says why, and nothing else does");
        }
        if (status != Status.ARCHIVED && replacedBy != null) {
            throw new IllegalArgumentException("only what is archived is replaced");
        }
        if ((confirmAsked == null) != (confirmHash == null)
                || (confirmAsked != null && status == Status.ARCHIVED)) {
            throw new IllegalArgumentException("who is asked has a link, if it is not archived");
        }
        if (confirmRepeated != null && confirmAsked == null) {
            throw new IllegalArgumentException("nobody is asked again who was not asked");
        }
        followers = followers == null ? List.of() : List.copyOf(followers);
        if (followers.stream().distinct().count() != followers.size()) {
            throw new IllegalArgumentException("every municipality follows at most once");
        }
        recommendations = recommendations == null ? List.of() : List.copyOf(recommendations);
        acts = acts == null ? List.of() : List.copyOf(acts);
        if (recommendations.stream().map(Recommendation::consultation).distinct().count()
                != recommendations.size()) {
            throw new IllegalArgumentException("every consultation recommends it at most once");
        }
    }

    static Decision.Changed publish(String id, Profile profile, int revision, Instant at) {
        var published = first(id, profile, revision, at);
        return new Decision.Changed(
                published, List.of(new ProjectPublished(Facts.of(published), null)));
    }

    /** From a file, with many others: that is no news. */
    static Decision.Changed bringIn(String id, Profile profile, int revision, Instant at) {
        var published = first(id, profile, revision, at);
        return new Decision.Changed(
                published, List.of(new ProjectPublished(Facts.of(published), true)));
    }

    private static Project first(String id, Profile profile, int revision, Instant at) {
        return new Project(
                id,
                profile,
                revision,
                Status.PUBLISHED,
                at,
                at,
                at,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                0);
    }

    /** A new revision of an archived one brings it back. */
    Decision revise(Profile to, int told, Instant at) {
        if (told <= revision) {
            return new Decision.Unchanged(this);
        }
        var revised =
                new Project(
                        id,
                        to,
                        told,
                        Status.PUBLISHED,
                        publishedAt,
                        at,
                        at,
                        null,
                        null,
                        null,
                        null,
                        null,
                        followers,
                        recommendations,
                        acts,
                        version);
        return new Decision.Changed(
                revised,
                List.of(new ProjectRevised(Facts.of(revised), profile.differencesFrom(to))));
    }

    Decision confirm(Confirmer by, Instant now) {
        if (status == Status.ARCHIVED) {
            return new Decision.Refused(ProjectProblem.PROJECT_ARCHIVED);
        }
        var confirmed =
                new Project(
                        id,
                        profile,
                        revision,
                        status,
                        publishedAt,
                        changedAt,
                        now,
                        null,
                        null,
                        null,
                        null,
                        null,
                        followers,
                        recommendations,
                        acts,
                        version);
        return new Decision.Changed(
                confirmed, List.of(new ProjectConfirmed(Facts.of(confirmed), by.name())));
    }

    /**
     * Asks, and asks again where that is a day ago and nobody has answered; the link of the last
     * letter is the one that answers.
     *
     * @param together how many are asked at once
     */
    Decision ask(ConfirmLink link, int together, Instant now) {
        if (status == Status.ARCHIVED) {
            return new Decision.Refused(ProjectProblem.PROJECT_ARCHIVED);
        }
        var last = lastAsked();
        if (last != null && last.plus(ONE_DAY).isAfter(now)) {
            return new Decision.Unchanged(this);
        }
        var again = confirmAsked != null;
        var asked =
                new Project(
                        id,
                        profile,
                        revision,
                        status,
                        publishedAt,
                        changedAt,
                        confirmedAt,
                        confirmAsked == null ? now : confirmAsked,
                        again ? now : null,
                        link.hash(),
                        null,
                        null,
                        followers,
                        recommendations,
                        acts,
                        version);
        var contact = profile.contact();
        return new Decision.Changed(
                asked,
                List.of(
                        new ConfirmationDue(
                                id,
                                profile.title(),
                                profile.titleEnglish(),
                                contact.name(),
                                contact.email(),
                                contact.languageOfLetters(),
                                confirmedAt,
                                confirmAsked == null ? now : confirmAsked,
                                link.token(),
                                link.expires(),
                                together,
                                again ? true : null)));
    }

    private @Nullable Instant lastAsked() {
        return confirmRepeated == null ? confirmAsked : confirmRepeated;
    }

    Decision archive(String reason, @Nullable String successor, Instant now) {
        if (status == Status.ARCHIVED) {
            return new Decision.Refused(ProjectProblem.PROJECT_ARCHIVED);
        }
        var archived =
                new Project(
                        id,
                        profile,
                        revision,
                        Status.ARCHIVED,
                        publishedAt,
                        now,
                        confirmedAt,
                        null,
                        null,
                        null,
                        reason,
                        successor,
                        followers,
                        recommendations,
                        acts,
                        version);
        return new Decision.Changed(
                archived,
                List.of(
                        new ProjectArchived(
                                id,
                                revision,
                                profile.title(),
                                profile.titleEnglish(),
                                reason,
                                successor,
                                profile.contact().name(),
                                profile.contact().email(),
                                profile.contact().languageOfLetters(),
                                now)));
    }

    /** Whoever brings it back has looked at it. */
    Decision reopen(Instant now) {
        if (status == Status.PUBLISHED) {
            return new Decision.Unchanged(this);
        }
        var reopened =
                new Project(
                        id,
                        profile,
                        revision,
                        Status.PUBLISHED,
                        publishedAt,
                        now,
                        now,
                        null,
                        null,
                        null,
                        null,
                        null,
                        followers,
                        recommendations,
                        acts,
                        version);
        return new Decision.Changed(reopened, List.of(new ProjectReopened(Facts.of(reopened))));
    }

    Decision follow(String municipality) {
        if (followers.contains(municipality)) {
            return new Decision.Unchanged(this);
        }
        var all = new ArrayList<>(followers);
        all.add(municipality);
        return followedBy(all);
    }

    Decision unfollow(String municipality) {
        return followers.contains(municipality)
                ? followedBy(followers.stream().filter(it -> !it.equals(municipality)).toList())
                : new Decision.Unchanged(this);
    }

    private Decision.Changed followedBy(List<String> all) {
        return new Decision.Changed(
                new Project(
                        id,
                        profile,
                        revision,
                        status,
                        publishedAt,
                        changedAt,
                        confirmedAt,
                        confirmAsked,
                        confirmRepeated,
                        confirmHash,
                        archivedReason,
                        replacedBy,
                        all,
                        recommendations,
                        acts,
                        version),
                List.of());
    }

    Decision recommended(Recommendation said) {
        var all = Recommendation.with(recommendations, said);
        return all.equals(recommendations)
                ? new Decision.Unchanged(this)
                : new Decision.Changed(
                        new Project(
                                id,
                                profile,
                                revision,
                                status,
                                publishedAt,
                                changedAt,
                                confirmedAt,
                                confirmAsked,
                                confirmRepeated,
                                confirmHash,
                                archivedReason,
                                replacedBy,
                                followers,
                                all,
                                acts,
                                version),
                        List.of());
    }

    private Project noting(Act act) {
        var all = new ArrayList<>(acts);
        all.add(act);
        return new Project(
                id,
                profile,
                revision,
                status,
                publishedAt,
                changedAt,
                confirmedAt,
                confirmAsked,
                confirmRepeated,
                confirmHash,
                archivedReason,
                replacedBy,
                followers,
                recommendations,
                all.subList(Math.max(0, all.size() - MOST_ACTS), all.size()),
                version);
    }

    /**
     * Names what people have read who decide about it: another revision, status or confirmation is
     * another one; who is asked, follows or recommends it meanwhile changes nothing in it.
     */
    long seen() {
        return (changedAt.isAfter(confirmedAt) ? changedAt : confirmedAt).toEpochMilli();
    }

    /** Asked whether it is still true, and nobody has answered. */
    boolean overdue() {
        return confirmAsked != null;
    }

    /** Whom the public may ask: nobody about what is archived. */
    Profile.@Nullable Contact publicContact() {
        return status == Status.ARCHIVED ? null : profile.contact();
    }

    @Override
    public String toString() {
        return "project " + id + " revision " + revision;
    }
}
