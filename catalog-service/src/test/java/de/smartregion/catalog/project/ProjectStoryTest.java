package de.smartregion.catalog.project;

import static de.smartregion.catalog.project.Samples.LINK;
import static de.smartregion.catalog.project.Samples.REVISED;
import static de.smartregion.catalog.project.Samples.YEAR_LATER;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.project.Profile.Cost;
import de.smartregion.catalog.project.Profile.CostRange;
import de.smartregion.catalog.project.Project.Confirmer;
import de.smartregion.catalog.project.Project.Decision;
import de.smartregion.catalog.project.Project.Status;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class ProjectStoryTest {

    @Test
    void itShowsTheHighestRevisionHoweverTheyArrive() {
        var third = changed(Samples.published().revise(Samples.profile("drei", null), 3, REVISED));
        assertThat(third.revise(Samples.profile("zwei", null), 2, REVISED))
                .isEqualTo(new Decision.Unchanged(third));
        assertThat(third.revise(Samples.profile("drei", null), 3, YEAR_LATER))
                .isEqualTo(new Decision.Unchanged(third));
        assertThat(third.profile().title()).isEqualTo("drei");
        assertThat(third.publishedAt()).isEqualTo(Samples.PUBLISHED);
    }

    @Test
    void whoIsAskedIsAskedOnceAndAnAnswerEndsIt() {
        var asked = changed(Samples.published().ask(LINK, 1, YEAR_LATER));
        assertThat(asked.overdue()).isTrue();
        assertThat(asked.ask(LINK, 1, YEAR_LATER)).isEqualTo(new Decision.Unchanged(asked));
        var confirmed = changed(asked.confirm(Confirmer.CONTACT, YEAR_LATER));
        assertThat(confirmed.overdue()).isFalse();
        assertThat(confirmed.confirmHash()).isNull();
        assertThat(confirmed.confirmedAt()).isEqualTo(YEAR_LATER);
        var revised = changed(asked.revise(Samples.profile("neu", null), 2, YEAR_LATER));
        assertThat(revised.overdue()).isFalse();
    }

    @Test
    void whoHasNotAnsweredIsAskedAgainButNotOnTheSameDay() {
        var asked = changed(Samples.published().ask(LINK, 1, YEAR_LATER));
        var tooSoon = YEAR_LATER.plus(Duration.ofHours(23));
        assertThat(asked.ask(LINK, 1, tooSoon)).isEqualTo(new Decision.Unchanged(asked));
        var later = YEAR_LATER.plus(Duration.ofDays(30));
        var link = new ConfirmLink("another", "another-hash", later.plus(Duration.ofDays(90)));
        assertThat(asked.ask(link, 1, later))
                .isInstanceOfSatisfying(
                        Decision.Changed.class,
                        it -> {
                            assertThat(it.project().confirmAsked()).isEqualTo(YEAR_LATER);
                            assertThat(it.project().confirmRepeated()).isEqualTo(later);
                            assertThat(it.project().confirmHash()).isEqualTo("another-hash");
                            assertThat(it.events())
                                    .singleElement()
                                    .isInstanceOfSatisfying(
                                            ProjectEvent.ConfirmationDue.class,
                                            due -> {
                                                assertThat(due.askedAt()).isEqualTo(YEAR_LATER);
                                                assertThat(due.repeated()).isTrue();
                                            });
                        });
        var confirmed =
                changed(changed(asked.ask(link, 1, later)).confirm(Confirmer.CONTACT, later));
        assertThat(confirmed.confirmRepeated()).isNull();
    }

    @Test
    void whatIsArchivedSaysWhyIsNotAskedAboutAndComesBack() {
        var archived = changed(Samples.published().archive("veraltet", null, REVISED));
        assertThat(archived.status()).isEqualTo(Status.ARCHIVED);
        assertThat(archived.ask(LINK, 1, YEAR_LATER))
                .isEqualTo(new Decision.Refused(ProjectProblem.PROJECT_ARCHIVED));
        assertThat(archived.confirm(Confirmer.OFFICE, YEAR_LATER))
                .isEqualTo(new Decision.Refused(ProjectProblem.PROJECT_ARCHIVED));
        var back = changed(archived.reopen(YEAR_LATER));
        assertThat(back.status()).isEqualTo(Status.PUBLISHED);
        assertThat(back.archivedReason()).isNull();
        var revised = changed(archived.revise(Samples.profile("neu", null), 2, YEAR_LATER));
        assertThat(revised.status()).isEqualTo(Status.PUBLISHED);
    }

    @Test
    void aMunicipalityFollowsOnce() {
        var followed = changed(Samples.published().follow("06611000"));
        assertThat(followed.followers()).containsExactly("06611000");
        assertThat(followed.follow("06611000")).isEqualTo(new Decision.Unchanged(followed));
    }

    @Test
    void theRangeOfCostIsThatOfTheMostItMayCost() {
        assertThat(Samples.profile("a", null).costRange()).isEqualTo(CostRange.UNKNOWN);
        assertThat(range(null, 9_999L)).isEqualTo(CostRange.UNDER_10K);
        assertThat(range(5L, 10_000L)).isEqualTo(CostRange.UNDER_50K);
        assertThat(range(249_999L, null)).isEqualTo(CostRange.UNDER_250K);
        assertThat(range(1L, 999_999L)).isEqualTo(CostRange.UNDER_1M);
        assertThat(range(1L, 1_000_000L)).isEqualTo(CostRange.OVER_1M);
    }

    private static CostRange range(@Nullable Long from, @Nullable Long to) {
        return Samples.profile("a", new Cost(from, to, null)).costRange();
    }

    private static Project changed(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Changed.class);
        return ((Decision.Changed) decision).project();
    }
}
