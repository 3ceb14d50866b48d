package de.smartregion.catalog.project;

import de.smartregion.catalog.project.Project.Decision;
import de.smartregion.platform.outbox.DuplicateAggregate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Instant;

/** Shows a published revision; one that is known, or older, changes nothing. */
@Component
class LearnProject {

    private static final Logger log = LoggerFactory.getLogger(LearnProject.class);

    private final Projects projects;

    LearnProject(Projects projects) {
        this.projects = projects;
    }

    void learn(String id, Profile profile, int revision, Instant at) {
        if (!known(id, profile, revision, at)) {
            try {
                projects.insert(Project.publish(id, profile, revision, at));
            } catch (DuplicateAggregate _) {
                known(id, profile, revision, at); // another instance was faster
            }
        }
        log.info("learned project {} revision {}", id, revision);
    }

    private boolean known(String id, Profile profile, int revision, Instant at) {
        return !(projects.decide(id, null, (project, _) -> project.revise(profile, revision, at))
                instanceof Decision.Refused);
    }
}
