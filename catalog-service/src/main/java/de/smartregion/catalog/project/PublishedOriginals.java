package de.smartregion.catalog.project;

import de.smartregion.catalog.project.Project.Status;
import de.smartregion.catalog.reuse.Originals;

import org.springframework.stereotype.Component;

import java.util.Optional;

/** Whatever is published can be done elsewhere, too. */
@Component
class PublishedOriginals implements Originals {

    private final Projects projects;

    PublishedOriginals(Projects projects) {
        this.projects = projects;
    }

    @Override
    public Optional<Original> find(String project) {
        return projects.find(project)
                .map(
                        found ->
                                new Original(
                                        found.profile().title(),
                                        found.profile().titleEnglish(),
                                        found.profile().municipalities(),
                                        found.status() == Status.ARCHIVED,
                                        found.profile().contact().name(),
                                        found.profile().contact().email(),
                                        found.profile().contact().languageOfLetters()));
    }
}
