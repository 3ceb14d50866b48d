package de.smartregion.gateway.portal.desk;

import de.smartregion.gateway.portal.events.EventsClient;
import de.smartregion.gateway.portal.events.Part;
import de.smartregion.gateway.portal.events.Status;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the office works: every gathering, drafts included. */
@Controller
class DeskPage {
    private static final int SIZE = 25;

    private final EventsClient events;

    DeskPage(EventsClient events) {
        this.events = events;
    }

    @GetMapping("/verwaltung")
    String desk(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        var wanted = Asked.named(Status.class, status);
        var number = Asked.page(page);
        model.addAttribute("status", wanted);
        model.addAttribute("statuses", Status.values());
        model.addAttribute("listing", Part.of(() -> events.everyGathering(wanted, number, SIZE)));
        return "desk/desk";
    }
}
