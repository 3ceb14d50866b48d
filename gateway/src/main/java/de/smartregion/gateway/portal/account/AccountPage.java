package de.smartregion.gateway.portal.account;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.consulting.CasesClient;
import de.smartregion.gateway.portal.events.Diary;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.EventsClient;
import de.smartregion.gateway.portal.events.Part;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What a municipality's person finds of their own. */
@Controller
class AccountPage {
    private static final int SIZE = 100;
    private static final int LAST_PAGE = 999;
    private static final int SUBMISSIONS = 50;
    private static final int CONSULTATIONS = 50;

    private final EventsClient events;
    private final CatalogClient catalog;
    private final CasesClient consultations;
    private final Errands errands;
    private final Clock clock;

    AccountPage(
            EventsClient events,
            CatalogClient catalog,
            CasesClient consultations,
            Errands errands,
            Clock clock) {
        this.events = events;
        this.catalog = catalog;
        this.consultations = consultations;
        this.errands = errands;
        this.clock = clock;
    }

    @GetMapping("/mein-bereich")
    String account(@RequestParam(defaultValue = "0") String page, Model model) {
        var letters = errands.start(() -> events.letterLanguage().orElse(""));
        var submissions = errands.start(() -> catalog.own(0, SUBMISSIONS));
        var advice = errands.start(() -> consultations.own(0, CONSULTATIONS));
        var asked = Part.of(() -> events.diary(number(page), SIZE));
        var entries = asked.value() == null ? List.<Diary.Entry>of() : asked.value().items();
        var now = clock.instant();
        Predicate<Diary.Entry> over = entry -> !now.isBefore(entry.gathering().endsAt());
        Comparator<Diary.Entry> soonest =
                Comparator.comparing(entry -> entry.gathering().startsAt());
        model.addAttribute("diary", asked);
        model.addAttribute("letters", Part.of(letters));
        model.addAttribute("submissions", Part.of(submissions));
        model.addAttribute("consultations", Part.of(advice));
        model.addAttribute("now", now);
        model.addAttribute(
                "coming", entries.stream().filter(over.negate()).sorted(soonest).toList());
        model.addAttribute(
                "past", entries.stream().filter(over).sorted(soonest.reversed()).toList());
        return "account/account";
    }

    private static int number(String page) {
        try {
            return Math.clamp(Integer.parseInt(page), 0, LAST_PAGE);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
