package de.smartregion.catalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.project.Profile.Contact;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.UnrelayedStores;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.ZoneOffset;

class LearnProjectTest {

    private final Clock clock = Clock.fixed(Samples.REVISED, ZoneOffset.UTC);
    private final Projects projects =
            new Projects(UnrelayedStores.on(Store.mongo(), clock), Store.mongo(), clock);
    private final LearnProject learn = new LearnProject(projects);

    @Test
    void aContactIsWrittenToInTheLanguageOfWhoNamedItFirst() {
        learn("en", 1, Samples.profile());
        assertThat(languageOfLetters()).isEqualTo("en");

        learn("de", 2, Samples.profile("Von der Geschäftsstelle berichtigt", null));
        assertThat(languageOfLetters()).as("the same contact").isEqualTo("en");

        learn("de", 3, Samples.profile().with(new Contact("B", null, "b@x.example", null, null)));
        assertThat(languageOfLetters()).as("another contact").isEqualTo("de");
    }

    @Test
    void whoNamedNoLanguageIsWrittenToInGerman() {
        learn(null, 1, Samples.profile());
        assertThat(languageOfLetters()).isEqualTo("de");
    }

    @Test
    void lettersFollowIt() {
        learn("en", 1, Samples.profile());
        var project = projects.find(Samples.ID).orElseThrow();
        assertThat(project.ask(Samples.LINK, 1, Samples.YEAR_LATER))
                .isInstanceOfSatisfying(
                        Project.Decision.Changed.class,
                        asked ->
                                assertThat(asked.events().getFirst())
                                        .isInstanceOfSatisfying(
                                                ProjectEvent.ConfirmationDue.class,
                                                due -> assertThat(due.language()).isEqualTo("en")));
        assertThat(project.archive("alt", null, Samples.YEAR_LATER))
                .isInstanceOfSatisfying(
                        Project.Decision.Changed.class,
                        archived ->
                                assertThat(archived.events().getFirst())
                                        .isInstanceOfSatisfying(
                                                ProjectEvent.ProjectArchived.class,
                                                it -> assertThat(it.language()).isEqualTo("en")));
        assertThat(new PublishedOriginals(projects).find(Samples.ID))
                .hasValueSatisfying(it -> assertThat(it.language()).isEqualTo("en"));
    }

    private void learn(@Nullable String language, int revision, Profile profile) {
        learn.learn(Samples.ID, profile, language, revision, false, Samples.REVISED);
    }

    private String languageOfLetters() {
        return projects.find(Samples.ID).orElseThrow().profile().contact().languageOfLetters();
    }
}
