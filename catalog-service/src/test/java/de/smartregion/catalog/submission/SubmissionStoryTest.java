package de.smartregion.catalog.submission;

import static de.smartregion.catalog.submission.Samples.LATER;
import static de.smartregion.catalog.submission.Samples.LINK;
import static de.smartregion.catalog.submission.Samples.NOW;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.smartregion.catalog.submission.Comment.Party;
import de.smartregion.catalog.submission.Submission.Decision;
import de.smartregion.catalog.submission.Submission.State;
import de.smartregion.catalog.submission.SubmissionEvent.ProjectSubmitted;
import de.smartregion.catalog.submission.SubmissionEvent.SubmissionPublished;
import de.smartregion.catalog.submission.SubmissionEvent.SubmissionSentBack;

import org.junit.jupiter.api.Test;

import java.util.List;

class SubmissionStoryTest {

    private static final String ERIKA = "Erika Beispiel";
    private static final String OFFICE = "Office";

    @Test
    void aDraftIsHandedInOnceHoweverOftenItIsAsked() {
        var submitted = changed(Samples.draft().submit(Party.AUTHOR, ERIKA, null, NOW));
        assertThat(submitted.submission().state()).isEqualTo(State.SUBMITTED);
        assertThat(submitted.events()).hasExactlyElementsOfTypes(ProjectSubmitted.class);
        assertThat(submitted.submission().submit(Party.AUTHOR, ERIKA, null, LATER))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void whatIsIncompleteIsNotHandedInAndEveryGapIsNamed() {
        var empty =
                Submission.start("p", 1, null, Profile.EMPTY, Samples.author(), null, null, NOW)
                        .submission();
        assertThat(empty.submit(Party.AUTHOR, ERIKA, null, NOW))
                .isEqualTo(
                        new Decision.Refused(
                                SubmissionProblem.SUBMISSION_INCOMPLETE,
                                List.of(
                                        "title",
                                        "summary",
                                        "description",
                                        "municipalities",
                                        "fields",
                                        "citizenBenefit",
                                        "transferability",
                                        "stage",
                                        "contact"),
                                null));
    }

    @Test
    void theOfficeSendsBackSayingWhyAndTheAuthorSubmitsAgain() {
        var sentBack = changed(submitted().sendBack("Bitte Kosten nennen.", OFFICE, LINK, LATER));
        assertThat(sentBack.submission().state()).isEqualTo(State.SENT_BACK);
        assertThat(sentBack.submission().comments())
                .containsExactly(
                        new Comment(
                                LATER,
                                Submission.OFFICE,
                                Party.OFFICE,
                                "Bitte Kosten nennen.",
                                null));
        assertThat(sentBack.events().getFirst())
                .isInstanceOfSatisfying(
                        SubmissionSentBack.class,
                        told -> {
                            assertThat(told.comment()).isEqualTo("Bitte Kosten nennen.");
                            assertThat(told.manageToken()).isEqualTo(LINK.token());
                        });
        assertThat(
                        changed(sentBack.submission().submit(Party.AUTHOR, ERIKA, null, LATER))
                                .submission()
                                .state())
                .isEqualTo(State.SUBMITTED);
    }

    @Test
    void whatIsPublishedNeverChangesAgain() {
        var published = changed(submitted().publish(OFFICE, LATER));
        assertThat(published.events().getFirst())
                .isInstanceOfSatisfying(
                        SubmissionPublished.class,
                        told -> {
                            assertThat(told.profile()).isEqualTo(Samples.profile());
                            assertThat(told.publishedAt()).isEqualTo(LATER);
                            assertThat(told.imported()).isNull();
                        });
        var shown = published.submission();
        assertThat(shown.edit(Profile.EMPTY, Party.OFFICE, OFFICE, LATER))
                .isEqualTo(new Decision.Refused(SubmissionProblem.SUBMISSION_PUBLISHED));
        assertThat(shown.withdraw(ERIKA, LATER))
                .isEqualTo(new Decision.Refused(SubmissionProblem.SUBMISSION_PUBLISHED));
        assertThat(shown.sendBack("zu spät", OFFICE, null, LATER))
                .isEqualTo(new Decision.Refused(SubmissionProblem.SUBMISSION_PUBLISHED));
        assertThat(shown.publish(OFFICE, LATER)).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void nothingIsPublishedThatWasNotHandedIn() {
        assertThat(Samples.draft().publish(OFFICE, NOW))
                .isEqualTo(new Decision.Refused(SubmissionProblem.SUBMISSION_NOT_SUBMITTED));
        var sentBack = changed(submitted().sendBack("nein", OFFICE, null, NOW)).submission();
        assertThat(sentBack.publish(OFFICE, NOW))
                .isEqualTo(new Decision.Refused(SubmissionProblem.SUBMISSION_NOT_SUBMITTED));
        var withdrawn = changed(submitted().withdraw(ERIKA, NOW)).submission();
        assertThat(withdrawn.publish(OFFICE, NOW))
                .isEqualTo(new Decision.Refused(SubmissionProblem.SUBMISSION_WITHDRAWN));
    }

    @Test
    void whileTheOfficeReviewsOnlyTheOfficeEditsAndNeverIntoAGap() {
        var submitted = submitted();
        assertThat(
                        submitted.edit(
                                Samples.profile(it -> it.put("title", "Neu")),
                                Party.AUTHOR,
                                ERIKA,
                                NOW))
                .isEqualTo(new Decision.Refused(SubmissionProblem.SUBMISSION_UNDER_REVIEW));
        assertThat(
                        submitted.edit(
                                Samples.profile(it -> it.put("title", " ")),
                                Party.OFFICE,
                                OFFICE,
                                NOW))
                .isEqualTo(
                        new Decision.Refused(
                                SubmissionProblem.SUBMISSION_INCOMPLETE, List.of("title"), null));
        assertThat(
                        changed(
                                        submitted.edit(
                                                Samples.profile(it -> it.put("title", "Neu")),
                                                Party.OFFICE,
                                                OFFICE,
                                                NOW))
                                .submission()
                                .profile()
                                .title())
                .isEqualTo("Neu");
    }

    @Test
    void aWithdrawnOneIsADraftAgainWhenItsAuthorWritesItAnewAndTheOfficeForgetsIt() {
        var withdrawn = changed(submitted().withdraw(ERIKA, NOW)).submission();
        assertThat(withdrawn.handedIn()).isTrue();
        var again =
                changed(withdrawn.edit(Samples.profile(), Party.AUTHOR, ERIKA, LATER)).submission();
        assertThat(again.state()).isEqualTo(State.DRAFT);
        assertThat(again.handedIn()).isFalse();
    }

    @Test
    void itsLawsHoldFromBirth() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Submission.start(
                                        "p",
                                        2,
                                        null,
                                        Samples.profile(),
                                        Samples.author(),
                                        null,
                                        null,
                                        NOW))
                .withMessageContaining("every revision but the first");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Submission.imported(
                                        "p", Profile.EMPTY, Samples.author(), "print", NOW))
                .withMessageContaining("incomplete");
    }

    private static Submission submitted() {
        return changed(Samples.draft().submit(Party.AUTHOR, ERIKA, null, NOW)).submission();
    }

    private static Decision.Changed changed(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Changed.class);
        return (Decision.Changed) decision;
    }
}
