package de.smartregion.catalog.project;

import de.smartregion.catalog.project.Project.Decision;
import de.smartregion.platform.security.SignedLinks;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Asks contacts whether their project is still as it is told, and once more when no answer comes.
 * Every instance looks; the version decides who asks.
 */
@Component
class AskForConfirmation implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(AskForConfirmation.class);

    /** More at once can wait for the next look. */
    private static final int MOST = 100;

    private final Projects projects;
    private final ProjectSettings settings;
    private final SignedLinks links;
    private final Clock clock;

    AskForConfirmation(
            Projects projects, ProjectSettings settings, SignedLinks links, Clock clock) {
        this.projects = projects;
        this.settings = settings;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(this::ask, settings.look());
    }

    void ask() {
        var now = clock.instant();
        ask(projects.unconfirmed(now.minus(settings.trusted()), MOST), now);
        ask(projects.unanswered(now.minus(settings.reminder()), MOST), now);
    }

    /** By the office, which need not wait until the next look. */
    Decision ask(String id) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var link = ConfirmLink.issue(links, id, now.plus(settings.answer()));
        return projects.decide(
                id,
                null,
                (project, _) ->
                        project.overdue()
                                        || !project.confirmedAt()
                                                .plus(settings.trusted())
                                                .isAfter(now)
                                ? project.ask(link, 1, now)
                                : new Decision.Refused(ProjectProblem.NOT_DUE));
    }

    private void ask(List<Project> all, Instant now) {
        for (var project : all) {
            try {
                ask(project, all.size(), now);
            } catch (RuntimeException e) { // the ones after it are asked all the same
                log.warn("left project {} for the next look: {}", project.id(), e.toString());
            }
        }
    }

    private void ask(Project seen, int together, Instant now) {
        var link = ConfirmLink.issue(links, seen.id(), now.plus(settings.answer()));
        var decision =
                projects.decide(
                        seen.id(), seen.seen(), (project, _) -> project.ask(link, together, now));
        if (decision instanceof Decision.Changed) {
            log.info("asked to confirm project {}", seen.id());
        }
    }
}
