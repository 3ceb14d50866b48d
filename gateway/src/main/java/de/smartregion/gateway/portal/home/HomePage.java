package de.smartregion.gateway.portal.home;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Found;
import de.smartregion.gateway.portal.catalog.OfficeOffer;
import de.smartregion.gateway.portal.catalog.Partner;
import de.smartregion.gateway.portal.catalog.Wanted;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.EventsClient;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.Gathering;
import de.smartregion.gateway.portal.events.Kind;
import de.smartregion.gateway.portal.events.Offer;
import de.smartregion.gateway.portal.events.Part;
import de.smartregion.gateway.portal.events.Seats;
import de.smartregion.gateway.portal.places.Places;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What the office does, and what comes next. */
@Controller
class HomePage {
    private static final int NEXT = 3;

    private final EventsClient events;
    private final CatalogClient catalog;
    private final Errands errands;
    private final Places places;
    private final Clock clock;

    HomePage(
            EventsClient events,
            CatalogClient catalog,
            Errands errands,
            Places places,
            Clock clock) {
        this.events = events;
        this.catalog = catalog;
        this.errands = errands;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(Model page) {
        var next = errands.start(this::next);
        var projects = errands.start(this::newest);
        var offers = errands.start(this::offers);
        var partners = errands.start(this::partners);
        page.addAttribute("next", Part.of(next));
        page.addAttribute("projects", Part.of(projects));
        page.addAttribute("offers", Part.of(offers));
        page.addAttribute("partners", Part.of(partners));
        page.addAttribute("kinds", Kind.values());
        page.addAttribute("fields", Field.values());
        page.addAttribute("municipalities", places.municipalities());
        page.addAttribute("districts", places.districts());
        return "home/home";
    }

    private List<Found.Card> newest() {
        return catalog.find(Wanted.newest(List.of()), NEXT).items();
    }

    private List<OfficeOffer> offers() {
        return catalog.offers();
    }

    private List<Partner> partners() {
        return catalog.partners();
    }

    private List<Offer> next() {
        var gatherings = events.gatherings(null, null, null, 0, NEXT).items();
        var ids = gatherings.stream().map(Gathering::id).toList();
        Map<String, Seats> seats = Part.of(() -> events.seats(ids)).orElse(Map.of());
        var now = clock.instant();
        return gatherings.stream().map(each -> Offer.of(each, seats.get(each.id()), now)).toList();
    }
}
