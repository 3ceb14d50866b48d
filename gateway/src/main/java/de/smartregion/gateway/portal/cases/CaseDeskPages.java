package de.smartregion.gateway.portal.cases;

import de.smartregion.gateway.portal.consulting.CasesClient;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.Set;

/** One consultation as the office and its consultant work on it. */
@Controller
@RequestMapping("/{place:verwaltung|beratende}/beratungen/{id:[\\w-]{1,64}}")
class CaseDeskPages {
    private static final int LONGEST = 2_000;
    private static final String NAME = "[\\w-]{1,64}";
    private static final Set<String> NOTICES =
            Set.of(
                    "offered",
                    "asked",
                    "appointed",
                    "added",
                    "declined",
                    "cancelled",
                    "corrected",
                    "earlier",
                    "earlier-not",
                    "ended",
                    "assigned",
                    "joined",
                    "left",
                    "held",
                    "missed",
                    "reported",
                    "released",
                    "erased");

    private final CasesClient cases;
    private final CaseParts parts;

    CaseDeskPages(CasesClient cases, CaseParts parts) {
        this.cases = cases;
        this.parts = parts;
    }

    @ModelAttribute("desk")
    Desk desk(@PathVariable String place, @PathVariable String id) {
        return new Desk(place, id);
    }

    @GetMapping
    String look(
            @ModelAttribute("desk") Desk desk,
            @RequestParam(defaultValue = "") String hinweis,
            Model page) {
        if (NOTICES.contains(hinweis)) {
            page.addAttribute("notice", hinweis);
        }
        return parts.show(desk, page);
    }

    @PostMapping("/ablehnen")
    String decline(
            @ModelAttribute("desk") Desk desk,
            @RequestParam(defaultValue = "") String reason,
            Model page,
            HttpServletResponse response) {
        onlyTheOffice(desk);
        var why = text(reason);
        page.addAttribute("reason", why);
        return why.isEmpty() || why.length() > LONGEST
                ? parts.wrong(desk, "reason", page, response)
                : parts.after(
                        desk, "declined", "reason", cases.decline(desk.id(), why), page, response);
    }

    /** Overrules what the rules chose; why, stands with it. */
    @PostMapping("/zuweisen")
    String assign(
            @ModelAttribute("desk") Desk desk,
            @RequestParam(defaultValue = "") String consultant,
            @RequestParam(defaultValue = "") String note,
            Model page,
            HttpServletResponse response) {
        onlyTheOffice(desk);
        var why = text(note);
        page.addAttribute("note", why);
        page.addAttribute("chosen", consultant);
        if (!consultant.matches(NAME)) {
            return parts.wrong(desk, "consultant", page, response);
        }
        if (why.isEmpty() || why.length() > LONGEST) {
            return parts.wrong(desk, "note", page, response);
        }
        return parts.after(
                desk,
                "assigned",
                "consultant",
                cases.assign(desk.id(), consultant, why),
                page,
                response);
    }

    /** Asks the others for who asked. */
    @PostMapping("/umfrage")
    String poll(@ModelAttribute("desk") Desk desk, Model page, HttpServletResponse response) {
        onlyTheOffice(desk);
        return parts.after(desk, "asked", "start", cases.openPoll(desk.id(), null), page, response);
    }

    /** Says for who asked that they would rather come earlier, or not any more. */
    @PostMapping("/frueher")
    String earlier(
            @ModelAttribute("desk") Desk desk,
            @RequestParam(defaultValue = "") String wanted,
            Model page,
            HttpServletResponse response) {
        onlyTheOffice(desk);
        boolean earlier = wanted.equals("true");
        return parts.after(
                desk,
                earlier ? "earlier" : "earlier-not",
                "wanted",
                cases.earlier(desk.id(), null, earlier),
                page,
                response);
    }

    /** A second consultant comes along. */
    @PostMapping("/zweite")
    String join(
            @ModelAttribute("desk") Desk desk,
            @RequestParam(defaultValue = "") String termin,
            @RequestParam(defaultValue = "") String consultant,
            Model page,
            HttpServletResponse response) {
        if (!termin.matches(NAME) || !consultant.matches(NAME)) {
            page.addAttribute("alone", termin);
            return parts.wrong(desk, "second", page, response);
        }
        return parts.after(
                desk,
                "joined",
                "second",
                cases.addSecond(desk.id(), termin, consultant),
                page,
                response);
    }

    @PostMapping("/zweite/herausnehmen")
    String leave(
            @ModelAttribute("desk") Desk desk,
            @RequestParam(defaultValue = "") String termin,
            Model page,
            HttpServletResponse response) {
        if (!termin.matches(NAME)) {
            throw CaseParts.unknown();
        }
        return parts.after(
                desk, "left", "second", cases.removeSecond(desk.id(), termin), page, response);
    }

    @PostMapping("/stattgefunden")
    String held(@ModelAttribute("desk") Desk desk, Model page, HttpServletResponse response) {
        return parts.after(desk, "held", "start", cases.held(desk.id()), page, response);
    }

    @PostMapping("/nicht-erschienen")
    String missed(@ModelAttribute("desk") Desk desk, Model page, HttpServletResponse response) {
        return parts.after(desk, "missed", "start", cases.missed(desk.id()), page, response);
    }

    /** From then on the municipality reads it. */
    @PostMapping("/bericht/freigeben")
    String release(@ModelAttribute("desk") Desk desk, Model page, HttpServletResponse response) {
        return parts.after(desk, "released", "report", cases.release(desk.id()), page, response);
    }

    @GetMapping("/loeschen")
    String askToErase(@ModelAttribute("desk") Desk desk, Model page) {
        onlyTheOffice(desk);
        var found = parts.find(desk).value();
        page.addAttribute("consultation", found);
        return found.erasable() ? "cases/erase" : "redirect:" + desk.at("");
    }

    /** Who asked wants it; nothing brings it back. */
    @PostMapping("/loeschen")
    String erase(@ModelAttribute("desk") Desk desk, Model page, HttpServletResponse response) {
        onlyTheOffice(desk);
        return parts.after(desk, "erased", "start", cases.erase(desk.id()), page, response);
    }

    private static void onlyTheOffice(Desk desk) {
        if (!desk.office()) {
            throw new AccessDeniedException("the office does");
        }
    }

    static String text(String typed) {
        return typed.replace("\r\n", "\n").strip();
    }
}
