package de.smartregion.catalog.project;

import de.smartregion.catalog.project.Project.Decision;
import de.smartregion.platform.security.Caller;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings an archived project back. */
@Component
class ReopenProject {

    private static final Logger log = LoggerFactory.getLogger(ReopenProject.class);

    private final Projects projects;

    ReopenProject(Projects projects) {
        this.projects = projects;
    }

    Decision reopen(String id, long seen, Caller caller) {
        var decision =
                projects.decide(
                        id,
                        seen,
                        (project, now) ->
                                project.reopen(now)
                                        .noting(Act.ofOffice(now, Act.What.REOPENED, caller)));
        if (decision instanceof Decision.Changed) {
            log.info("reopened project {}", id);
        }
        return decision;
    }
}
