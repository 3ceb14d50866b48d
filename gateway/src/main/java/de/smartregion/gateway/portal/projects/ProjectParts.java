package de.smartregion.gateway.portal.projects;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Kept;
import de.smartregion.gateway.portal.catalog.Project;
import de.smartregion.gateway.portal.catalog.ReuseWish;
import de.smartregion.gateway.portal.consulting.AdviceModule;
import de.smartregion.gateway.portal.consulting.AgendaClient;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.EventsClient;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.Gathering;
import de.smartregion.gateway.portal.events.Offer;
import de.smartregion.gateway.portal.events.Part;
import de.smartregion.gateway.portal.shell.Person;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** A project's page: what is like it and what meets about it may each be away. */
@Component
class ProjectParts {
    private static final int GATHERINGS = 3;
    private static final int MOST_FIELDS = 3;
    private static final int MODULES = 3;

    private final CatalogClient catalog;
    private final EventsClient events;
    private final AgendaClient agenda;
    private final Errands errands;
    private final WorkData data;
    private final Clock clock;

    ProjectParts(
            CatalogClient catalog,
            EventsClient events,
            AgendaClient agenda,
            Errands errands,
            WorkData data,
            Clock clock) {
        this.catalog = catalog;
        this.events = events;
        this.agenda = agenda;
        this.errands = errands;
        this.data = data;
        this.clock = clock;
    }

    Kept<Project> find(String id) {
        return catalog.project(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    String show(String id, Model page) {
        var wishes = wishes(id);
        var own = own(id);
        var similar = errands.start(() -> catalog.similar(id));
        var modules = errands.start(agenda::modules);
        var found = find(id);
        var gatherings = gatherings(found.value().fields());
        page.addAttribute("project", found.value());
        page.addAttribute("data", data.of(found.value()));
        page.addAttribute("version", found.version());
        page.addAttribute("key", UUID.randomUUID().toString());
        page.addAttribute("similar", Part.of(similar));
        page.addAttribute("gatherings", gatherings);
        page.addAttribute("modules", Part.of(() -> about(modules.get(), found.value().fields())));
        if (wishes != null) {
            page.addAttribute("wishes", Part.of(wishes));
        }
        if (own != null) {
            page.addAttribute("own", Part.of(own).orElse(Optional.empty()).orElse(null));
        }
        return "projects/project";
    }

    /** What one's own municipality said, if it has said anything. */
    private @Nullable Supplier<Optional<ReuseWish>> own(String id) {
        var person = Person.signedIn();
        return person != null && person.municipal()
                ? errands.start(() -> catalog.ownWish(id))
                : null;
    }

    /** Who wants to do it, too, is for the office alone. */
    private @Nullable Supplier<List<ReuseWish>> wishes(String id) {
        var person = Person.signedIn();
        return person != null && person.staff() ? errands.start(() -> catalog.wishes(id)) : null;
    }

    /** What people can be advised about in the same fields. */
    private static List<AdviceModule> about(List<AdviceModule> modules, List<Field> fields) {
        return modules.stream().filter(each -> each.about(fields)).limit(MODULES).toList();
    }

    /** The next ones about any of these fields of action; all of them at once. */
    private Part<List<Offer>> gatherings(List<Field> fields) {
        var asked = new ArrayList<Supplier<List<Gathering>>>();
        for (var field : fields.stream().limit(MOST_FIELDS).toList()) {
            asked.add(
                    errands.start(
                            () -> events.gatherings(null, field, null, 0, GATHERINGS).items()));
        }
        return Part.of(
                () -> {
                    var found = new LinkedHashMap<String, Gathering>();
                    asked.forEach(each -> each.get().forEach(it -> found.put(it.id(), it)));
                    var now = clock.instant();
                    return found.values().stream()
                            .sorted(Comparator.comparing(Gathering::startsAt))
                            .limit(GATHERINGS)
                            .map(each -> Offer.of(each, null, now))
                            .toList();
                });
    }
}
