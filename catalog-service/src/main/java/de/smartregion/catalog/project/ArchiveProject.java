package de.smartregion.catalog.project;

import de.smartregion.catalog.project.Project.Decision;
import de.smartregion.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts a project aside that is out of date; it can still be read, marked. */
@Component
class ArchiveProject {

    private static final Logger log = LoggerFactory.getLogger(ArchiveProject.class);

    private final Projects projects;

    ArchiveProject(Projects projects) {
        this.projects = projects;
    }

    Decision archive(
            String id, long seen, Caller caller, String reason, @Nullable String successor) {
        if (successor != null && (successor.equals(id) || projects.find(successor).isEmpty())) {
            return new Decision.Refused(ProjectProblem.SUCCESSOR_NOT_FOUND);
        }
        var decision =
                projects.decide(
                        id,
                        seen,
                        (project, now) ->
                                project.archive(reason, successor, now)
                                        .noting(Act.ofOffice(now, Act.What.ARCHIVED, caller)));
        if (decision instanceof Decision.Changed) {
            log.info("archived project {}", id);
        }
        return decision;
    }
}
