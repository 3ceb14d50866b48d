package de.smartregion.catalog.project;

import de.smartregion.catalog.subscription.Titles;

import org.springframework.stereotype.Component;

import java.util.Optional;

/** Whatever is published can be followed; what was put aside may come back. */
@Component
class PublishedTitles implements Titles {

    private final Projects projects;

    PublishedTitles(Projects projects) {
        this.projects = projects;
    }

    @Override
    public Optional<Title> of(String project) {
        return projects.find(project)
                .map(it -> new Title(it.profile().title(), it.profile().titleEnglish()));
    }
}
