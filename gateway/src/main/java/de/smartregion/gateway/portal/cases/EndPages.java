package de.smartregion.gateway.portal.cases;

import de.smartregion.gateway.portal.consulting.Case;
import de.smartregion.gateway.portal.consulting.CasesClient;
import de.smartregion.gateway.portal.consulting.Reply;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The office calls off one appointment, or ends a consultation with all that was to come. */
@Controller
@RequestMapping("/verwaltung/beratungen/{id:[\\w-]{1,64}}")
class EndPages {
    private static final int LONGEST = 2_000;

    private final CasesClient cases;
    private final CaseParts parts;

    EndPages(CasesClient cases, CaseParts parts) {
        this.cases = cases;
        this.parts = parts;
    }

    @ModelAttribute("desk")
    Desk desk(@PathVariable String id) {
        return new Desk("verwaltung", id);
    }

    @GetMapping("/absagen")
    String askToCancel(
            @ModelAttribute("desk") Desk desk,
            @RequestParam(defaultValue = "") String termin,
            Model page) {
        return showCancel(desk, termin, page);
    }

    @PostMapping("/absagen")
    String cancel(
            @ModelAttribute("desk") Desk desk,
            @RequestParam(defaultValue = "") String termin,
            @RequestParam(defaultValue = "") String reason,
            Model page,
            HttpServletResponse response) {
        if (!termin.matches("[\\w-]{1,64}")) {
            return parts.wrong(desk, "termin", page, response);
        }
        var why = CaseDeskPages.text(reason);
        page.addAttribute("reason", why);
        if (why.isEmpty() || why.length() > LONGEST) {
            page.addAttribute("wrong", true);
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return showCancel(desk, termin, page);
        }
        return after(desk, "cancelled", cases.cancel(desk.id(), termin, null, why), page, response);
    }

    @GetMapping("/beenden")
    String askToEnd(@ModelAttribute("desk") Desk desk, Model page) {
        return showEnd(desk, page);
    }

    @PostMapping("/beenden")
    String end(
            @ModelAttribute("desk") Desk desk,
            @RequestParam(defaultValue = "") String reason,
            Model page,
            HttpServletResponse response) {
        var why = CaseDeskPages.text(reason);
        page.addAttribute("reason", why);
        if (why.isEmpty() || why.length() > LONGEST) {
            page.addAttribute("wrong", true);
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return showEnd(desk, page);
        }
        return after(desk, "ended", cases.withdraw(desk.id(), null, why), page, response);
    }

    private String after(
            Desk desk, String notice, Reply<Case> reply, Model page, HttpServletResponse response) {
        return parts.after(desk, notice, "reason", reply, page, response);
    }

    private String showCancel(Desk desk, String termin, Model page) {
        var found = parts.find(desk).value();
        var appointment = found.coming(termin);
        if (appointment == null || !appointment.cancellable()) {
            return "redirect:" + desk.at("");
        }
        page.addAttribute("consultation", found);
        page.addAttribute("appointment", appointment);
        page.addAttribute("purpose", "absagen");
        return "cases/end";
    }

    private String showEnd(Desk desk, Model page) {
        var found = parts.find(desk).value();
        if (!found.withdrawable()) {
            return "redirect:" + desk.at("");
        }
        page.addAttribute("consultation", found);
        page.addAttribute("purpose", "beenden");
        return "cases/end";
    }
}
