package de.smartregion.gateway.portal.advice;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.consulting.Case;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.EventsClient;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.Part;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The projects and gatherings that a consultation names, by their titles where those are told. */
@Component
public class Recommended {
    private static final int MOST = 12;

    private final CatalogClient catalog;
    private final EventsClient events;
    private final Errands errands;

    Recommended(CatalogClient catalog, EventsClient events, Errands errands) {
        this.catalog = catalog;
        this.events = events;
        this.errands = errands;
    }

    /** Something to read on. */
    public record Link(String address, String title) {}

    /** What a request is about. */
    record Subject(Link link, List<Field> fields) {}

    /** Nothing where there is none, or nobody knows it at the moment. */
    @Nullable Subject subject(String project, String gathering) {
        return Part.of(() -> found(project, gathering)).orElse(Optional.empty()).orElse(null);
    }

    private Optional<Subject> found(String project, String gathering) {
        if (!project.isEmpty()) {
            return catalog.project(project)
                    .map(
                            it ->
                                    new Subject(
                                            new Link("/projekte/" + project, it.value().title()),
                                            it.value().fields()));
        }
        return gathering.isEmpty()
                ? Optional.empty()
                : events.gathering(gathering)
                        .map(
                                it ->
                                        new Subject(
                                                new Link(
                                                        "/veranstaltungen/" + gathering,
                                                        it.title().de()),
                                                it.fields()));
    }

    /** What the report recommends. */
    public List<Link> in(Case.@Nullable Report report) {
        return report == null ? List.of() : links(report.projects(), report.gatherings());
    }

    /** What the request was about. */
    public List<Link> about(Case consultation) {
        var project = consultation.project();
        var gathering = consultation.gathering();
        return links(
                project == null ? List.of() : List.of(project),
                gathering == null ? List.of() : List.of(gathering));
    }

    private List<Link> links(List<String> projects, List<String> gatherings) {
        var asked = new ArrayList<Supplier<Link>>();
        projects.stream().limit(MOST).forEach(id -> asked.add(errands.start(() -> project(id))));
        gatherings.stream()
                .limit(MOST)
                .forEach(id -> asked.add(errands.start(() -> gathering(id))));
        return asked.stream().map(Supplier::get).toList();
    }

    private Link project(String id) {
        var title = Part.of(() -> catalog.project(id).map(it -> it.value().title()).orElse(id));
        return new Link("/projekte/" + id, title.orElse(id));
    }

    private Link gathering(String id) {
        var title = Part.of(() -> events.gathering(id).map(it -> it.title().de()).orElse(id));
        return new Link("/veranstaltungen/" + id, title.orElse(id));
    }
}
