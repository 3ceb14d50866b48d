package de.smartregion.catalog.project;

import de.smartregion.catalog.project.Project.Confirmer;
import de.smartregion.catalog.project.Project.Decision;
import de.smartregion.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notes that everything is still true, as somebody says who knows. */
@Component
class ConfirmProject {

    private static final Logger log = LoggerFactory.getLogger(ConfirmProject.class);

    private final Projects projects;

    ConfirmProject(Projects projects) {
        this.projects = projects;
    }

    Decision confirm(String id, long seen, @Nullable Caller caller, String token) {
        var decision =
                projects.decide(
                        id,
                        seen,
                        (project, now) -> {
                            var by = confirmer(project, caller, token);
                            return by == null
                                    ? new Decision.Refused(ProjectProblem.NOT_YOUR_PROJECT)
                                    : project.confirm(by, now)
                                            .noting(Act.confirmed(now, by, caller));
                        });
        if (decision instanceof Decision.Changed) {
            log.info("confirmed project {}", id);
        }
        return decision;
    }

    /** The link ends with the answer, so it needs no deadline to be safe. */
    private static @Nullable Confirmer confirmer(
            Project project, @Nullable Caller caller, String token) {
        if (ConfirmLink.confirms(project, token)) {
            return Confirmer.CONTACT;
        }
        if (caller == null) {
            return null;
        }
        if (caller.is("staff") || caller.is("admin")) {
            return Confirmer.OFFICE;
        }
        var ags = caller.ags();
        return caller.is("municipality")
                        && ags != null
                        && project.profile().municipalities().contains(ags)
                ? Confirmer.MUNICIPALITY
                : null;
    }
}
