package de.smartregion.catalog.project;

import de.smartregion.catalog.search.Listing;
import de.smartregion.catalog.search.ProjectSource;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Every project as the search reads it, when it builds its index. */
@Component
class ListedProjects implements ProjectSource {

    private final Projects projects;

    ListedProjects(Projects projects) {
        this.projects = projects;
    }

    @Override
    public void forEach(Consumer<Listing> reader) {
        projects.forEach(project -> reader.accept(listing(project)));
    }

    @Override
    public Optional<Newest> newest() {
        return projects.newest(1).stream()
                .map(it -> new Newest(it.id(), it.revision(), it.changedAt()))
                .findFirst();
    }

    private static Listing listing(Project project) {
        var profile = project.profile();
        var texts = new ArrayList<String>();
        texts.add(profile.citizenBenefit());
        texts.add(profile.transferability());
        profile.steps()
                .forEach(
                        step ->
                                texts.add(
                                        step.text() == null
                                                ? step.title()
                                                : step.title() + ": " + step.text()));
        texts.addAll(profile.successFactors());
        var place = profile.place();
        return new Listing(
                project.id(),
                project.revision(),
                lastDecision(project),
                project.status() == Project.Status.ARCHIVED,
                profile.title(),
                profile.titleEnglish(),
                profile.summary(),
                profile.summaryEnglish(),
                profile.description(),
                profile.municipalities(),
                profile.fields(),
                texts,
                profile.technology(),
                profile.partners(),
                profile.costRange().name(),
                profile.funding().stream().map(Profile.Funding::programme).toList(),
                profile.stage(),
                project.publishedAt(),
                project.changedAt(),
                project.confirmedAt(),
                project.overdue(),
                Boolean.TRUE.equals(profile.example()),
                profile.pictures().stream()
                        .findFirst()
                        .map(picture -> new Listing.Picture(picture.picture(), picture.alt()))
                        .orElse(null),
                place == null ? null : new Listing.Place(place.lat(), place.lon(), place.label()));
    }

    private static Instant lastDecision(Project project) {
        return Stream.of(project.changedAt(), project.confirmedAt(), project.confirmAsked())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(project.changedAt());
    }
}
