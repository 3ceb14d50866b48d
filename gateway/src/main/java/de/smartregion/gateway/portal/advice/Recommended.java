package de.smartregion.gateway.portal.advice;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.consulting.Case;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.EventsClient;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.Part;
import de.smartregion.gateway.portal.events.RecordedFinding;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The projects, findings and gatherings that a consultation names, by their titles where those are
 * told.
 */
@Component
public class Recommended {
    private static final int MOST = 12;
    private static final Link GONE = new Link(null, "");

    private final CatalogClient catalog;
    private final EventsClient events;
    private final Errands errands;

    Recommended(CatalogClient catalog, EventsClient events, Errands errands) {
        this.catalog = catalog;
        this.events = events;
        this.errands = errands;
    }

    /**
     * Something to read on.
     *
     * @param address nothing, and no title, of a finding that is not public any more
     */
    public record Link(@Nullable String address, String title) {}

    /** What a request is about. */
    record Subject(List<Link> links, List<Field> fields) {}

    /** Nothing where there is none, or nobody knows it at the moment. */
    @Nullable Subject subject(Choice choice) {
        var asked = new ArrayList<Supplier<Optional<Subject>>>();
        ask(asked, choice.project(), this::projectAsSubject);
        ask(asked, choice.finding(), this::findingAsSubject);
        ask(asked, choice.gathering(), this::gatheringAsSubject);
        var told =
                asked.stream()
                        .map(each -> Part.of(each).orElse(Optional.empty()))
                        .flatMap(Optional::stream)
                        .toList();
        return told.isEmpty()
                ? null
                : new Subject(
                        told.stream().flatMap(each -> each.links().stream()).toList(),
                        told.stream().flatMap(each -> each.fields().stream()).distinct().toList());
    }

    private void ask(
            List<Supplier<Optional<Subject>>> asked,
            String id,
            Function<String, Optional<Subject>> find) {
        if (!id.isEmpty()) {
            asked.add(errands.start(() -> find.apply(id)));
        }
    }

    private Optional<Subject> projectAsSubject(String id) {
        return catalog.project(id)
                .map(it -> subject("/projekte/" + id, it.value().title(), it.value().fields()));
    }

    private Optional<Subject> findingAsSubject(String id) {
        return events.finding(id)
                .map(RecordedFinding::finding)
                .map(it -> subject("/ergebnisse/" + id, it.title().de(), it.fields()));
    }

    private Optional<Subject> gatheringAsSubject(String id) {
        return events.gathering(id)
                .map(it -> subject("/veranstaltungen/" + id, it.title().de(), it.fields()));
    }

    private static Subject subject(String address, String title, List<Field> fields) {
        return new Subject(List.of(new Link(address, title)), fields);
    }

    /** What the report recommends. */
    public List<Link> in(Case.@Nullable Report report) {
        return report == null
                ? List.of()
                : links(report.projects(), List.of(), report.gatherings());
    }

    /** What the request was about. */
    public List<Link> about(Case consultation) {
        var project = consultation.project();
        var finding = consultation.finding();
        var gathering = consultation.gathering();
        return links(
                project == null ? List.of() : List.of(project),
                finding == null ? List.of() : List.of(finding),
                gathering == null ? List.of() : List.of(gathering));
    }

    private List<Link> links(
            List<String> projects, List<String> findings, List<String> gatherings) {
        var asked = new ArrayList<Supplier<Link>>();
        projects.stream().limit(MOST).forEach(id -> asked.add(errands.start(() -> project(id))));
        findings.forEach(id -> asked.add(errands.start(() -> finding(id))));
        gatherings.stream()
                .limit(MOST)
                .forEach(id -> asked.add(errands.start(() -> gathering(id))));
        return asked.stream().map(Supplier::get).toList();
    }

    private Link project(String id) {
        var title = Part.of(() -> catalog.project(id).map(it -> it.value().title()).orElse(id));
        return new Link("/projekte/" + id, title.orElse(id));
    }

    private Link finding(String id) {
        var address = "/ergebnisse/" + id;
        return Part.of(
                        () ->
                                events.finding(id)
                                        .map(it -> new Link(address, it.finding().title().de()))
                                        .orElse(GONE))
                .orElse(new Link(address, id));
    }

    private Link gathering(String id) {
        var title = Part.of(() -> events.gathering(id).map(it -> it.title().de()).orElse(id));
        return new Link("/veranstaltungen/" + id, title.orElse(id));
    }
}
