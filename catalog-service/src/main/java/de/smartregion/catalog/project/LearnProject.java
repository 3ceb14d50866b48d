package de.smartregion.catalog.project;

import de.smartregion.catalog.project.Profile.Contact;
import de.smartregion.catalog.project.Project.Decision;
import de.smartregion.platform.outbox.DuplicateAggregate;

import org.jspecify.annotations.Nullable;
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

    /** Its contact is written to as who hands it in is, until there is another contact. */
    void learn(
            String id,
            Profile profile,
            @Nullable String language,
            int revision,
            boolean imported,
            Instant at) {
        var told = profile.with(profile.contact().writtenTo(language));
        if (!known(id, told, revision, at)) {
            try {
                projects.insert(
                        imported
                                ? Project.bringIn(id, told, revision, at)
                                : Project.publish(id, told, revision, at));
            } catch (DuplicateAggregate _) {
                known(id, told, revision, at); // another instance was faster
            }
        }
        log.info("learned project {} revision {}", id, revision);
    }

    private boolean known(String id, Profile told, int revision, Instant at) {
        return !(projects.decide(
                        id,
                        null,
                        (project, _) ->
                                project.revise(
                                        asBefore(told, project.profile().contact()), revision, at))
                instanceof Decision.Refused);
    }

    private static Profile asBefore(Profile told, Contact before) {
        var contact = told.contact();
        return contact.email().equalsIgnoreCase(before.email())
                ? told.with(contact.writtenTo(before.language()))
                : told;
    }
}
