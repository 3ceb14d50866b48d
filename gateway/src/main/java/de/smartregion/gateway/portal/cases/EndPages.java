package de.smartregion.gateway.portal.cases;

import de.smartregion.gateway.portal.consulting.Case;
import de.smartregion.gateway.portal.consulting.CasesClient;
import de.smartregion.gateway.portal.consulting.Reply;
import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;

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

import java.util.List;

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
            wrong("desk.error.reason", page, response);
            return cancelAgain(desk, termin, page);
        }
        var reply = cases.cancel(desk.id(), termin, null, why);
        return failed(reply, page, response)
                ? cancelAgain(desk, termin, page)
                : parts.after(desk, "cancelled", "reason", reply, page, response);
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
            wrong("desk.error.reason", page, response);
            return endPage(parts.find(desk).value(), page);
        }
        var reply = cases.withdraw(desk.id(), null, why);
        return failed(reply, page, response)
                ? endPage(parts.find(desk).value(), page)
                : parts.after(desk, "ended", "reason", reply, page, response);
    }

    /** Whether the page is shown again, with what was typed and why nothing was done. */
    private static boolean failed(Reply<Case> reply, Model page, HttpServletResponse response) {
        switch (reply) {
            case Reply.Unaccepted<Case> _ -> wrong("error.general", page, response);
            case Reply.Refused<Case>(var why, _) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                page.addAttribute("why", why);
            }
            case Reply.Outdated<Case> _ -> {
                response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
                page.addAttribute("outdated", true);
            }
            case Reply.Done<Case> _, Reply.Unknown<Case> _ -> {
                return false;
            }
        }
        return true;
    }

    private static void wrong(String code, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        page.addAttribute(
                "errors", new FormErrors(List.of(FieldError.of("reason", code, LONGEST))));
    }

    private String showCancel(Desk desk, String termin, Model page) {
        var found = parts.find(desk).value();
        var appointment = found.coming(termin);
        return appointment == null || !appointment.cancellable()
                ? "redirect:" + desk.at("")
                : cancelPage(found, appointment, page);
    }

    /** Whatever has become of it meanwhile: what was typed is there. */
    private String cancelAgain(Desk desk, String termin, Model page) {
        var found = parts.find(desk).value();
        var appointment =
                found.appointments().stream()
                        .filter(each -> each.id().equals(termin))
                        .findFirst()
                        .orElseThrow(CaseParts::unknown);
        return cancelPage(found, appointment, page);
    }

    private static String cancelPage(Case found, Case.Appointment appointment, Model page) {
        page.addAttribute("consultation", found);
        page.addAttribute("appointment", appointment);
        page.addAttribute("purpose", "absagen");
        return "cases/end";
    }

    private String showEnd(Desk desk, Model page) {
        var found = parts.find(desk).value();
        return found.withdrawable() ? endPage(found, page) : "redirect:" + desk.at("");
    }

    private static String endPage(Case found, Model page) {
        page.addAttribute("consultation", found);
        page.addAttribute("purpose", "beenden");
        return "cases/end";
    }
}
