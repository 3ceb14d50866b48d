package de.smartregion.gateway.portal.gatherings;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Found;
import de.smartregion.gateway.portal.catalog.Wanted;
import de.smartregion.gateway.portal.consulting.AdviceModule;
import de.smartregion.gateway.portal.consulting.AgendaClient;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.EventsClient;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.Findings;
import de.smartregion.gateway.portal.events.Gathering;
import de.smartregion.gateway.portal.events.Kind;
import de.smartregion.gateway.portal.events.Listing;
import de.smartregion.gateway.portal.events.Offer;
import de.smartregion.gateway.portal.events.Part;
import de.smartregion.gateway.portal.events.Seats;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The list of gatherings, and one of them. */
@Controller
class GatheringsPage {
    private static final int SIZE = 10;
    private static final int PROJECTS = 3;
    private static final int MODULES = 3;
    private static final int FINDINGS = 20;
    private static final int MONTHS = 12;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final EventsClient events;
    private final CatalogClient catalog;
    private final AgendaClient agenda;
    private final Errands errands;
    private final Clock clock;

    GatheringsPage(
            EventsClient events,
            CatalogClient catalog,
            AgendaClient agenda,
            Errands errands,
            Clock clock) {
        this.events = events;
        this.catalog = catalog;
        this.agenda = agenda;
        this.errands = errands;
        this.clock = clock;
    }

    @GetMapping("/veranstaltungen")
    String list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String field,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        var filter = Filter.of(kind, field, month, page);
        var listing = Part.of(() -> listing(filter));
        model.addAttribute("filter", filter);
        model.addAttribute("listing", listing);
        model.addAttribute("offers", offers(listing));
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("fields", Field.values());
        model.addAttribute("months", months(filter.month()));
        return "gatherings/list";
    }

    @GetMapping("/veranstaltungen/{id:[\\w-]{1,64}}")
    String one(@PathVariable String id, Model model) {
        var gathering = errands.start(() -> events.gathering(id));
        var modules = errands.start(agenda::modules);
        var seats = Part.of(errands.start(() -> events.seats(List.of(id)))).orElse(Map.of());
        var found =
                gathering
                        .get()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("offer", Offer.of(found, seats.get(id), clock.instant()));
        var findings = errands.start(() -> findings(found));
        model.addAttribute("projects", Part.of(() -> matching(found)));
        model.addAttribute("modules", Part.of(() -> about(modules.get(), found.fields())));
        model.addAttribute("findings", Part.of(findings));
        return "gatherings/gathering";
    }

    /** Only forums have some. */
    private Findings findings(Gathering gathering) {
        return gathering.kind() == Kind.FORUM
                ? events.findings(gathering.id(), null, 0, FINDINGS)
                : Findings.NONE;
    }

    /** What people can be advised about in the same fields. */
    private static List<AdviceModule> about(List<AdviceModule> modules, List<Field> fields) {
        return modules.stream().filter(each -> each.about(fields)).limit(MODULES).toList();
    }

    /** Projects of the same fields of action. */
    private List<Found.Card> matching(Gathering gathering) {
        var fields = gathering.fields().stream().map(Field::name).toList();
        return fields.isEmpty() ? List.of() : catalog.find(Wanted.newest(fields), PROJECTS).items();
    }

    private Listing listing(Filter filter) {
        return events.gatherings(
                filter.kind(), filter.field(), filter.monthName(), filter.page(), SIZE);
    }

    private List<Offer> offers(Part<Listing> listing) {
        var gatherings = listing.value() == null ? List.<Gathering>of() : listing.value().items();
        var ids = gatherings.stream().map(Gathering::id).toList();
        Map<String, Seats> seats = Part.of(() -> events.seats(ids)).orElse(Map.of());
        var now = clock.instant();
        return gatherings.stream().map(each -> Offer.of(each, seats.get(each.id()), now)).toList();
    }

    /** This month and the following ones; a chosen month outside stays choosable. */
    private List<YearMonth> months(@Nullable YearMonth chosen) {
        var first = YearMonth.now(clock.withZone(BERLIN));
        return Stream.concat(
                        Stream.iterate(first, month -> month.plusMonths(1)).limit(MONTHS),
                        Stream.ofNullable(chosen))
                .distinct()
                .sorted()
                .toList();
    }
}
