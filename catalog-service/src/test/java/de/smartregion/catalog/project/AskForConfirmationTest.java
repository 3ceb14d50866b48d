package de.smartregion.catalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.project.Project.Decision;
import de.smartregion.catalog.search.Listing;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.UnrelayedStores;
import de.smartregion.platform.outbox.UnrelayedStores.Waiting;
import de.smartregion.platform.security.SignedLinks;

import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class AskForConfirmationTest {

    private final MongoTemplate mongo = Store.mongo();
    private final SignedLinks links = new SignedLinks(new byte[32]);
    private final ProjectSettings settings =
            new ProjectSettings(
                    Duration.ofDays(365),
                    Duration.ofDays(90),
                    Duration.ofDays(30),
                    Duration.ofDays(60),
                    Duration.ofHours(1));
    private final Clock yearLater = Clock.fixed(Samples.YEAR_LATER, ZoneOffset.UTC);
    private final Projects projects =
            new Projects(UnrelayedStores.on(mongo, yearLater), mongo, yearLater);

    @Test
    void afterAYearItsContactIsAskedOnceAndItsLinkAnswersOnce() {
        projects.insert(Project.publish(Samples.ID, Samples.profile(), 1, Samples.PUBLISHED));
        projects.insert(
                Project.publish(
                        "fresh", Samples.profile(), 1, Samples.YEAR_LATER.minusSeconds(86_400)));
        var ask = new AskForConfirmation(projects, settings, links, yearLater);
        ask.ask();
        ask.ask();
        var told = told();
        assertThat(told)
                .extracting(Waiting::type)
                .containsExactly(
                        "de.smartregion.catalog.project-published.v1",
                        "de.smartregion.catalog.confirmation-due.v1");
        assertThat(projects.find(Samples.ID))
                .hasValueSatisfying(it -> assertThat(it.overdue()).isTrue());
        assertThat(projects.find("fresh"))
                .hasValueSatisfying(it -> assertThat(it.overdue()).isFalse());
        assertThat(listed("fresh").overdue()).isFalse();
        assertThat(listed(Samples.ID).overdue()).as("the search says the same").isTrue();
        assertThat(listed(Samples.ID).asOf()).isEqualTo(Samples.YEAR_LATER);
        assertThat(told.getLast().data().path("askedAt").asString())
                .isEqualTo(Samples.YEAR_LATER.toString());
        var token = told.getLast().data().path("confirmToken").asString();
        var confirm = new ConfirmProject(projects);
        assertThat(confirm.confirm(Samples.ID, seen(), null, "A".repeat(43)))
                .isEqualTo(new Decision.Refused(ProjectProblem.NOT_YOUR_PROJECT));
        assertThat(confirm.confirm(Samples.ID, seen(), null, token))
                .isInstanceOf(Decision.Changed.class);
        assertThat(projects.find(Samples.ID))
                .hasValueSatisfying(it -> assertThat(it.overdue()).isFalse());
        assertThat(confirm.confirm(Samples.ID, seen(), null, token))
                .isEqualTo(new Decision.Refused(ProjectProblem.NOT_YOUR_PROJECT));
    }

    private long seen() {
        return projects.find(Samples.ID).orElseThrow().seen();
    }

    @Test
    void eachSaysHowManyAreAskedTogether() {
        for (var id : List.of(Samples.ID, "second", "third")) {
            projects.insert(Project.publish(id, Samples.profile(), 1, Samples.PUBLISHED));
        }
        new AskForConfirmation(projects, settings, links, yearLater).ask();
        assertThat(told().getLast().data().path("together").asInt()).isEqualTo(3);
    }

    @Test
    void whoDoesNotAnswerIsRemindedOnce() {
        projects.insert(Project.publish(Samples.ID, Samples.profile(), 1, Samples.PUBLISHED));
        ask(Duration.ZERO).ask();
        ask(Duration.ofDays(29)).ask();
        assertThat(told()).hasSize(2);
        for (int day = 30; day < 34; day++) {
            ask(Duration.ofDays(day)).ask();
        }
        assertThat(told()).hasSize(3);
        var reminder = told().getLast().data();
        assertThat(reminder.path("repeated").asBoolean()).isTrue();
        assertThat(reminder.path("askedAt").asString()).isEqualTo(Samples.YEAR_LATER.toString());
        assertThat(
                        new ConfirmProject(projects)
                                .confirm(
                                        Samples.ID,
                                        seen(),
                                        null,
                                        reminder.path("confirmToken").asString()))
                .isInstanceOf(Decision.Changed.class);
    }

    @Test
    void theOfficeAsksAgainWhatIsDueAndSeesWhatWillBe() {
        projects.insert(Project.publish(Samples.ID, Samples.profile(), 1, Samples.PUBLISHED));
        var soon = Samples.YEAR_LATER.minus(Duration.ofDays(330));
        projects.insert(Project.publish("soon", Samples.profile(), 1, soon));
        projects.insert(
                Project.publish(
                        "fresh", Samples.profile(), 1, Samples.YEAR_LATER.minusSeconds(86_400)));
        assertThat(ask(Duration.ZERO).ask("soon"))
                .isEqualTo(new Decision.Refused(ProjectProblem.NOT_DUE));
        assertThat(ask(Duration.ZERO).ask(Samples.ID)).isInstanceOf(Decision.Changed.class);
        assertThat(ask(Duration.ofHours(1)).ask(Samples.ID)).isInstanceOf(Decision.Unchanged.class);
        assertThat(ask(Duration.ofDays(2)).ask(Samples.ID)).isInstanceOf(Decision.Changed.class);
        var list =
                new ConfirmationController(projects, ask(Duration.ZERO), settings, yearLater)
                        .list(0, 25);
        assertThat(list.total()).isEqualTo(2);
        assertThat(list.items())
                .extracting(ConfirmationController.View::project)
                .containsExactly(Samples.ID, "soon");
        assertThat(list.items().getFirst().askedAt()).isEqualTo(Samples.YEAR_LATER);
        assertThat(list.items().getFirst().repeatedAt())
                .isEqualTo(Samples.YEAR_LATER.plus(Duration.ofDays(2)));
        assertThat(list.items().getLast().askedAt()).isNull();
        assertThat(list.items().getLast().dueAt()).isEqualTo(soon.plus(Duration.ofDays(365)));
    }

    private AskForConfirmation ask(Duration later) {
        var clock = Clock.fixed(Samples.YEAR_LATER.plus(later), ZoneOffset.UTC);
        return new AskForConfirmation(projects, settings, links, clock);
    }

    private Listing listed(String id) {
        var found = new ArrayList<Listing>();
        new ListedProjects(projects).forEach(found::add);
        return found.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }

    private List<Waiting> told() {
        return UnrelayedStores.waiting(mongo, projects.store(), Samples.ID);
    }
}
