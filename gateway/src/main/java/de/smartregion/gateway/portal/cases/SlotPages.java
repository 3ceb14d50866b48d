package de.smartregion.gateway.portal.cases;

import de.smartregion.gateway.portal.advice.BerlinTime;
import de.smartregion.gateway.portal.advice.SlotWeek;
import de.smartregion.gateway.portal.consulting.Case;
import de.smartregion.gateway.portal.consulting.CasesClient;
import de.smartregion.gateway.portal.consulting.Reply;
import de.smartregion.gateway.portal.consulting.Slots;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.Part;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Chooses times: some to offer, one to appoint or to move to, or one more of a series. */
@Controller
@RequestMapping(
        "/{place:verwaltung|beratende}/beratungen/{id:[\\w-]{1,64}}/{purpose:angebot|termin|weiterer}")
class SlotPages {
    private static final int MOST = 5;
    private static final int LONGEST = 2_000;

    /** As an appointment nobody has: nothing is moved. */
    private static final String NONE = "none";

    /** Working hours: one, two, three and five days. */
    private static final List<String> TO_ANSWER = List.of("10", "20", "30", "50");

    private final CasesClient cases;
    private final CaseParts parts;
    private final Errands errands;
    private final Clock clock;

    SlotPages(CasesClient cases, CaseParts parts, Errands errands, Clock clock) {
        this.cases = cases;
        this.parts = parts;
        this.errands = errands;
        this.clock = clock;
    }

    @ModelAttribute("desk")
    Desk desk(@PathVariable String place, @PathVariable String id) {
        return new Desk(place, id);
    }

    @ModelAttribute("purpose")
    String purpose(@PathVariable String purpose) {
        return purpose;
    }

    @ModelAttribute("toAnswer")
    List<String> toAnswer() {
        return TO_ANSWER;
    }

    /** Which of several is moved; nothing for the next one. */
    @ModelAttribute("appointment")
    String appointment(@RequestParam(defaultValue = "") String termin) {
        return termin;
    }

    /** Nobody knows which one was meant: the next one might be another. */
    private static boolean unreadable(String appointment) {
        return !appointment.matches("[\\w-]{0,64}");
    }

    @GetMapping
    String choose(
            @ModelAttribute("desk") Desk desk,
            @ModelAttribute("purpose") String purpose,
            @ModelAttribute("appointment") String appointment,
            @RequestParam(defaultValue = "") String woche,
            Model page,
            HttpServletResponse response) {
        return unreadable(appointment)
                ? parts.wrong(desk, "termin", page, response)
                : show(desk, purpose, appointment, woche, page);
    }

    @PostMapping
    String chosen(
            @ModelAttribute("desk") Desk desk,
            @ModelAttribute("purpose") String purpose,
            @ModelAttribute("appointment") String appointment,
            @RequestParam(name = "start", defaultValue = "") List<String> start,
            @RequestParam(defaultValue = "") String consultant,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String hours,
            @RequestParam(defaultValue = "") String woche,
            Model page,
            HttpServletResponse response) {
        if (unreadable(appointment)) {
            return parts.wrong(desk, "termin", page, response);
        }
        var starts =
                start.stream()
                        .map(BerlinTime::instant)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        var said = CaseDeskPages.text(note);
        page.addAttribute("note", said);
        page.addAttribute("chosen", consultant);
        page.addAttribute("hours", hours);
        page.addAttribute("starts", starts);
        var wrong = wrong(purpose, starts, said);
        if (wrong != null) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            page.addAttribute("wrong", wrong);
            return show(desk, purpose, appointment, woche, page);
        }
        var who = consultant.matches("[\\w-]{1,64}") ? consultant : null;
        var words = said.isEmpty() ? null : said;
        var reply =
                switch (purpose) {
                    case "angebot" ->
                            cases.offer(
                                    desk.id(),
                                    starts,
                                    who,
                                    words,
                                    TO_ANSWER.contains(hours) ? Integer.valueOf(hours) : null);
                    case "weiterer" -> cases.add(desk.id(), starts.getFirst(), who, words);
                    default ->
                            cases.appoint(
                                    desk.id(), starts.getFirst(), who, words, named(appointment));
                };
        if (reply instanceof Reply.Refused<Case>(var why, var next)) {
            response.setStatus(HttpStatus.CONFLICT.value());
            page.addAttribute("why", why);
            page.addAttribute("next", next);
            return show(desk, purpose, appointment, woche, page);
        }
        var notice =
                switch (purpose) {
                    case "angebot" -> "offered";
                    case "weiterer" -> "added";
                    default -> "appointed";
                };
        return parts.after(desk, notice, "start", reply, page, response);
    }

    private static @Nullable String wrong(String purpose, List<Instant> starts, String note) {
        if (starts.isEmpty() || starts.size() > (purpose.equals("angebot") ? MOST : 1)) {
            return "start";
        }
        return note.length() > LONGEST ? "note" : null;
    }

    private static @Nullable String named(String appointment) {
        return appointment.isEmpty() ? null : appointment;
    }

    /** Who has the appointment that is moved may have no room for another one. */
    private Slots free(Desk desk, String purpose, String appointment, LocalDate today) {
        return cases.slots(
                desk.id(),
                null,
                purpose.equals("termin") ? named(appointment) : NONE,
                today,
                SlotWeek.DAYS);
    }

    private String show(Desk desk, String purpose, String appointment, String week, Model page) {
        var found = parts.find(desk).value();
        var today = BerlinTime.today(clock);
        var candidates =
                errands.start(
                        () ->
                                desk.office()
                                        ? cases.candidates(desk.id(), null)
                                        : List.<Case.Candidate>of());
        page.addAttribute("consultation", found);
        page.addAttribute(
                "slots",
                Part.of(
                        () ->
                                SlotWeek.of(
                                        free(desk, purpose, appointment, today),
                                        BerlinTime.date(week),
                                        today)));
        page.addAttribute("candidates", Part.of(candidates));
        return "cases/slots";
    }
}
