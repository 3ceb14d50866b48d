package de.smartregion.gateway.portal.review;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Confirmations;
import de.smartregion.gateway.portal.catalog.Reply;
import de.smartregion.gateway.portal.events.Part;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What nobody has confirmed for long: who was asked when, and asked again. */
@Controller
@RequestMapping("/verwaltung/bestaetigungen")
class ConfirmationPages {
    private static final int SIZE = 25;

    private final CatalogClient catalog;

    ConfirmationPages(CatalogClient catalog) {
        this.catalog = catalog;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "") String hinweis,
            Model model) {
        if (hinweis.equals("asked")) {
            model.addAttribute("notice", hinweis);
        }
        return show(number(page), model);
    }

    @PostMapping("/{id:[\\w-]{1,64}}")
    String ask(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") String page,
            Model model,
            HttpServletResponse response) {
        return switch (catalog.askForConfirmation(id)) {
            case Reply.Done<Confirmations.Line> _ ->
                    "redirect:/verwaltung/bestaetigungen?hinweis=asked&page=" + number(page);
            case Reply.Refused<Confirmations.Line>(var why, _) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("why", why);
                yield show(number(page), model);
            }
            case Reply.Unaccepted<Confirmations.Line> _,
                    Reply.Unknown<Confirmations.Line> _,
                    Reply.Outdated<Confirmations.Line> _ ->
                    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private String show(int page, Model model) {
        model.addAttribute("listing", Part.of(() -> catalog.confirmations(page, SIZE)));
        return "review/confirmations";
    }

    private static int number(String page) {
        return page.matches("\\d{1,3}") ? Integer.parseInt(page) : 0;
    }
}
