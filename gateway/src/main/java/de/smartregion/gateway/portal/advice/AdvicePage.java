package de.smartregion.gateway.portal.advice;

import de.smartregion.gateway.portal.consulting.AgendaClient;
import de.smartregion.gateway.portal.events.Part;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What municipalities can be advised about. */
@Controller
class AdvicePage {
    private final AgendaClient agenda;

    AdvicePage(AgendaClient agenda) {
        this.agenda = agenda;
    }

    @GetMapping("/beratung")
    String advice(Model page) {
        page.addAttribute("modules", Part.of(agenda::modules));
        return "advice/advice";
    }
}
