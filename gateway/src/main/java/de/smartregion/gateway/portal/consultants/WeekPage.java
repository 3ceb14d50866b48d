package de.smartregion.gateway.portal.consultants;

import de.smartregion.gateway.portal.advice.BerlinTime;
import de.smartregion.gateway.portal.advice.SlotWeek;
import de.smartregion.gateway.portal.consulting.AgendaClient;
import de.smartregion.gateway.portal.consulting.Cases;
import de.smartregion.gateway.portal.consulting.CasesClient;
import de.smartregion.gateway.portal.consulting.Week;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.Part;
import de.smartregion.gateway.portal.places.Places;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A consultant's week, and the consultations that are theirs; the office looks at anybody's. */
@Controller
class WeekPage {
    private static final int CASES = 100;
    private static final int DAYS = 7;

    private final AgendaClient agenda;
    private final CasesClient cases;
    private final Errands errands;
    private final Places places;
    private final Clock clock;

    WeekPage(AgendaClient agenda, CasesClient cases, Errands errands, Places places, Clock clock) {
        this.agenda = agenda;
        this.cases = cases;
        this.errands = errands;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/beratende")
    String own(@RequestParam(defaultValue = "") String woche, Model page) {
        return week(
                woche,
                Cases.Filter.NONE,
                // Nothing for who has no calendar yet.
                monday -> agenda.me().map(me -> agenda.week(me.value().id(), monday)),
                page);
    }

    @GetMapping("/verwaltung/beratende/{id:[\\w-]{1,64}}/woche")
    String somebodys(
            @PathVariable String id, @RequestParam(defaultValue = "") String woche, Model page) {
        var who =
                agenda.consultant(id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                        .value();
        page.addAttribute("who", who);
        return week(
                woche,
                Cases.Filter.of(who.id()),
                monday -> Optional.of(agenda.week(who.id(), monday)),
                page);
    }

    private String week(
            String woche,
            Cases.Filter filter,
            Function<LocalDate, Optional<Week>> week,
            Model page) {
        var asked = BerlinTime.date(woche);
        var monday = SlotWeek.mondayOf(asked == null ? BerlinTime.today(clock) : asked);
        var own = errands.start(() -> cases.some(filter, 0, CASES));
        page.addAttribute("week", Part.of(() -> week.apply(monday)));
        var listing = Part.of(own);
        page.addAttribute("monday", monday);
        page.addAttribute("before", monday.minusDays(DAYS));
        page.addAttribute("after", monday.plusDays(DAYS));
        page.addAttribute("listing", listing);
        page.addAttribute("lines", lines(listing));
        page.addAttribute("places", places);
        return "consultants/week";
    }

    /** Whom a consultation is for, and how they meet. */
    private static Map<String, Cases.Line> lines(Part<Cases> listing) {
        return listing.value() == null
                ? Map.of()
                : listing.value().items().stream()
                        .collect(
                                Collectors.toMap(
                                        Cases.Line::id, Function.identity(), (one, _) -> one));
    }
}
