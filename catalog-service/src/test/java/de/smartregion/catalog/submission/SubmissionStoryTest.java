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
import de.smartregion.catalog.submission.SubmissionEvent.SubmissionCommented;
import de.smartregion.catalog.submission.SubmissionEvent.SubmissionDeclined;
import de.smartregion.catalog.submission.SubmissionEvent.SubmissionPublished;
import de.smartregion.catalog.submission.SubmissionEvent.SubmissionSentBack;
import de.smartregion.catalog.submission.SubmissionEvent.SubmissionWithdrawn;

import org.jspecify.annotations.Nullable;
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
                                null,
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
        assertThat(shown.withdraw(Party.AUTHOR, ERIKA, null, LATER))
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
        var withdrawn = changed(submitted().withdraw(Party.AUTHOR, ERIKA, null, NOW)).submission();
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
        var withdrawn = changed(submitted().withdraw(Party.AUTHOR, ERIKA, null, NOW)).submission();
        assertThat(withdrawn.shownToOffice()).isTrue();
        var again =
                changed(withdrawn.edit(Samples.profile(), Party.AUTHOR, ERIKA, LATER)).submission();
        assertThat(again.state()).isEqualTo(State.DRAFT);
        assertThat(again.shownToOffice()).isFalse();
    }

    @Test
    void whatOneSideSaysTheOtherIsToldAndNobodyIsDisturbed() {
        var asked = changed(submitted().comment(said(Party.OFFICE, "Warum?", null), OFFICE, LINK));
        assertThat(asked.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        SubmissionCommented.class,
                        told -> {
                            assertThat(told.role()).isEqualTo("OFFICE");
                            assertThat(told.manageToken()).isEqualTo(LINK.token());
                        });
        assertThat(asked.submission().turn()).isEqualTo(submitted().turn());
        assertThat(asked.submission().unread()).isZero();

        var answered =
                changed(
                        asked.submission()
                                .comment(said(Party.AUTHOR, "Darum.", null), ERIKA, LINK));
        assertThat(answered.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        SubmissionCommented.class,
                        told -> {
                            assertThat(told.role()).isEqualTo("AUTHOR");
                            assertThat(told.manageToken()).isNull();
                        });
        assertThat(answered.submission().unread()).isEqualTo(1);
        var read = changed(answered.submission().read(2, OFFICE, LATER)).submission();
        assertThat(read.unread()).isZero();
        assertThat(read.turn()).isEqualTo(submitted().turn());
        assertThat(read.read(2, OFFICE, LATER)).isInstanceOf(Decision.Unchanged.class);
        var sentBack = changed(answered.submission().sendBack("Danke.", OFFICE, null, LATER));
        assertThat(sentBack.submission().unread()).isZero();
        assertThat(sentBack.submission().turn()).isEqualTo(submitted().turn() + 1);
    }

    @Test
    void whatTheOfficeHasNotSeenStaysNewWhenItNotesTheRestRead() {
        var one = changed(submitted().comment(said(Party.AUTHOR, "Eins", null), ERIKA, null));
        var two = changed(one.submission().comment(said(Party.AUTHOR, "Zwei", null), ERIKA, null));
        assertThat(changed(two.submission().read(1, OFFICE, LATER)).submission().unread())
                .isEqualTo(1);
        assertThat(changed(two.submission().read(2, OFFICE, LATER)).submission().unread()).isZero();
        assertThat(two.submission().read(0, OFFICE, LATER)).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void ofWhatTheOfficeBeganOnlyOthersTellIt() {
        var office = new Author("Dora", "dora@office.example", null, "de", "dora", true);
        var begun =
                Submission.start(
                                "p",
                                2,
                                Samples.profile(),
                                Samples.profile(),
                                office,
                                null,
                                null,
                                NOW)
                        .submission();
        var own = changed(begun.comment(said(Party.OFFICE, "Notiz", null), OFFICE, null));
        assertThat(own.events()).isEmpty();
        assertThat(own.submission().unread()).isZero();
        assertThat(changed(begun.withdraw(Party.OFFICE, OFFICE, null, NOW)).events()).isEmpty();

        var others = changed(begun.comment(said(Party.AUTHOR, "Halt!", null), ERIKA, null));
        assertThat(others.events()).hasExactlyElementsOfTypes(SubmissionCommented.class);
        assertThat(others.submission().unread()).isEqualTo(1);
        assertThat(changed(begun.withdraw(Party.AUTHOR, ERIKA, null, NOW)).events())
                .hasExactlyElementsOfTypes(SubmissionWithdrawn.class);
    }

    @Test
    void nobodyIsAskedWhereNobodyCanAnswer() {
        var asked = said(Party.OFFICE, "Warum?", null);
        var published = changed(submitted().publish(OFFICE, LATER)).submission();
        assertThat(published.comment(asked, OFFICE, LINK))
                .isEqualTo(new Decision.Refused(SubmissionProblem.SUBMISSION_PUBLISHED));
        var imported =
                Submission.imported("p", Samples.profile(), Samples.author(), "print", NOW)
                        .submission();
        assertThat(imported.comment(asked, OFFICE, null))
                .isEqualTo(new Decision.Refused(SubmissionProblem.SUBMISSION_PUBLISHED));
        var withdrawn = changed(submitted().withdraw(Party.AUTHOR, ERIKA, null, NOW)).submission();
        assertThat(withdrawn.comment(asked, OFFICE, LINK))
                .isEqualTo(new Decision.Refused(SubmissionProblem.SUBMISSION_WITHDRAWN));
        var declined = changed(submitted().decline("Nein.", OFFICE, LINK, NOW)).submission();
        assertThat(declined.comment(said(Party.AUTHOR, "Doch!", null), ERIKA, null))
                .isEqualTo(new Decision.Refused(SubmissionProblem.SUBMISSION_DECLINED));
    }

    @Test
    void ofADraftThatOnlyItsAuthorSeesNobodyIsToldAWord() {
        var draft = Samples.draft();
        assertThat(changed(draft.comment(said(Party.AUTHOR, "Notiz", null), ERIKA, null)).events())
                .isEmpty();
        assertThat(changed(draft.withdraw(Party.AUTHOR, ERIKA, null, NOW)).events()).isEmpty();
    }

    @Test
    void aCommentUnderTheSameKeyIsSaidOnce() {
        var first = said(Party.AUTHOR, "Einmal", "request");
        var commented = changed(submitted().comment(first, ERIKA, null)).submission();
        assertThat(commented.comment(said(Party.AUTHOR, "Einmal", "request"), ERIKA, null))
                .isInstanceOf(Decision.Unchanged.class);
        assertThat(commented.comment(said(Party.AUTHOR, "Anders", "request"), ERIKA, null))
                .isEqualTo(new Decision.Refused(SubmissionProblem.IDEMPOTENCY_KEY_REUSED));
        assertThat(commented.comment(said(Party.AUTHOR, "Einmal", null), ERIKA, null))
                .isInstanceOf(Decision.Changed.class);
    }

    @Test
    void whoTakesBackWhatTheOtherHasSeenTellsThem() {
        assertThat(changed(submitted().withdraw(Party.AUTHOR, ERIKA, LINK, NOW)).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        SubmissionWithdrawn.class,
                        told -> {
                            assertThat(told.role()).isEqualTo("AUTHOR");
                            assertThat(told.manageToken()).isNull();
                        });
        assertThat(changed(Samples.draft().withdraw(Party.OFFICE, OFFICE, LINK, NOW)).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        SubmissionWithdrawn.class,
                        told -> assertThat(told.manageToken()).isEqualTo(LINK.token()));
    }

    @Test
    void whatIsDeclinedIsSoForGood() {
        var declined = changed(submitted().decline("Nicht bei uns.", OFFICE, LINK, LATER));
        assertThat(declined.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        SubmissionDeclined.class,
                        told -> {
                            assertThat(told.comment()).isEqualTo("Nicht bei uns.");
                            assertThat(told.manageToken()).isEqualTo(LINK.token());
                        });
        var over = declined.submission();
        assertThat(over.state()).isEqualTo(State.DECLINED);
        assertThat(over.comments().getLast().text()).isEqualTo("Nicht bei uns.");
        var refused = new Decision.Refused(SubmissionProblem.SUBMISSION_DECLINED);
        var other = Samples.profile(it -> it.put("title", "Neu"));
        assertThat(over.edit(other, Party.AUTHOR, ERIKA, LATER)).isEqualTo(refused);
        assertThat(over.submit(Party.AUTHOR, ERIKA, null, LATER)).isEqualTo(refused);
        assertThat(over.withdraw(Party.AUTHOR, ERIKA, null, LATER)).isEqualTo(refused);
        assertThat(over.publish(OFFICE, LATER)).isEqualTo(refused);
        assertThat(over.decline("noch einmal", OFFICE, null, LATER)).isEqualTo(refused);
        var sentBack = changed(submitted().sendBack("nein", OFFICE, null, NOW)).submission();
        assertThat(sentBack.decline("keine Antwort", OFFICE, null, LATER))
                .isInstanceOf(Decision.Changed.class);
        assertThat(Samples.draft().decline("zu früh", OFFICE, null, NOW))
                .isEqualTo(new Decision.Refused(SubmissionProblem.SUBMISSION_NOT_SUBMITTED));
    }

    @Test
    void whatItsAuthorWroteIsKeptWhenTheOfficeWritesItAnew() {
        var first = Samples.profile(it -> it.put("title", "Erst"));
        var second = Samples.profile(it -> it.put("title", "Dann"));
        var edited = changed(submitted().edit(first, Party.OFFICE, OFFICE, LATER)).submission();
        assertThat(edited.handedIn()).isEqualTo(Samples.profile());
        var again = changed(edited.edit(second, Party.OFFICE, OFFICE, LATER)).submission();
        assertThat(again.handedIn()).isEqualTo(Samples.profile());
        assertThat(changed(again.publish(OFFICE, LATER)).submission().handedIn())
                .isEqualTo(Samples.profile());
        var sentBack = changed(again.sendBack("So?", OFFICE, null, LATER)).submission();
        assertThat(sentBack.handedIn()).isEqualTo(Samples.profile());
        assertThat(
                        changed(sentBack.edit(first, Party.AUTHOR, ERIKA, LATER))
                                .submission()
                                .handedIn())
                .isNull();
        assertThat(
                        changed(sentBack.submit(Party.AUTHOR, ERIKA, null, LATER))
                                .submission()
                                .handedIn())
                .isNull();
    }

    private static Comment said(Party role, String text, @Nullable String request) {
        return new Comment(LATER, "somebody", role, text, null, request);
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
