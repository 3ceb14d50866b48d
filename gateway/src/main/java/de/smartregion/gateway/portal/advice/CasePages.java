package de.smartregion.gateway.portal.advice;

import de.smartregion.gateway.portal.consulting.Case;
import de.smartregion.gateway.portal.consulting.CaseFiles;
import de.smartregion.gateway.portal.consulting.CasesClient;
import de.smartregion.gateway.portal.consulting.Reply;
import de.smartregion.gateway.portal.events.Part;
import de.smartregion.gateway.portal.shell.Person;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.time.Clock;
import java.util.Set;

/** A municipality's own consultation. Looking never changes anything; a button does. */
@Controller
@RequestMapping("/beratung/{id:[\\w-]{1,64}}")
class CasePages {
    private static final int LONGEST = 2_000;
    private static final int MOST_HELPFUL = 5;
    private static final Set<String> NOTICES =
            Set.of(
                    "requested",
                    "accepted",
                    "refused",
                    "asked",
                    "moved",
                    "cancelled",
                    "corrected",
                    "earlier",
                    "earlier-not",
                    "withdrawn",
                    "thanks");

    private final CasesClient cases;
    private final CaseFiles files;
    private final Recommended recommended;
    private final Clock clock;

    CasePages(CasesClient cases, CaseFiles files, Recommended recommended, Clock clock) {
        this.cases = cases;
        this.files = files;
        this.recommended = recommended;
        this.clock = clock;
    }

    @ModelAttribute
    void keepToYourself(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
    }

    /** Who has neither account nor link is asked to sign in, and comes back here. */
    @ModelAttribute("door")
    Door door(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String token,
            @Nullable Person person) {
        if (person == null && token.isBlank()) {
            throw new AccessDeniedException("a letter's link or an account opens it");
        }
        return new Door(id, token);
    }

    @GetMapping
    String look(
            @ModelAttribute("door") Door door,
            @RequestParam(defaultValue = "") String hinweis,
            Model page) {
        if (NOTICES.contains(hinweis)) {
            page.addAttribute("notice", hinweis);
        }
        return show(door, page);
    }

    @GetMapping("/bestaetigen")
    String askToConfirm() {
        return "advice/confirm";
    }

    @PostMapping("/bestaetigen")
    String confirm(@ModelAttribute("door") Door door, Model page, HttpServletResponse response) {
        return switch (cases.confirm(door.id(), door.token())) {
            case Reply.Done<Case>(var confirmed, _) -> {
                page.addAttribute("consultation", confirmed);
                yield "advice/confirmed";
            }
            // The request counts, only its time is gone: asked again, the case is told.
            case Reply.Refused<Case>(var why, _)
                    when why == Reply.Refusal.SLOT_TAKEN || why == Reply.Refusal.QUOTA_USED -> {
                page.addAttribute("lost", why);
                yield Part.of(() -> cases.confirm(door.id(), door.token())).value()
                                instanceof Reply.Done<Case>(var confirmed, _)
                        ? lost(confirmed, page, response)
                        : over(HttpStatus.CONFLICT, response);
            }
            case Reply.Refused<Case>(var why, _) -> {
                page.addAttribute("why", why);
                yield over(HttpStatus.CONFLICT, response);
            }
            case Reply.Unknown<Case> _, Reply.Unaccepted<Case> _, Reply.Outdated<Case> _ ->
                    over(HttpStatus.NOT_FOUND, response);
        };
    }

    private static String lost(Case confirmed, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        page.addAttribute("consultation", confirmed);
        return "advice/confirmed";
    }

    private static String over(HttpStatus status, HttpServletResponse response) {
        response.setStatus(status.value());
        return "advice/confirm-over";
    }

    @PostMapping("/annehmen")
    String accept(
            @ModelAttribute("door") Door door,
            @RequestParam(defaultValue = "") String start,
            Model page,
            HttpServletResponse response) {
        var when = BerlinTime.instant(start);
        if (when == null) {
            return wrong(door, "start", page, response);
        }
        return after(
                door,
                "accepted",
                "start",
                cases.accept(door.id(), door.key(), when),
                page,
                response);
    }

    @PostMapping("/ablehnen")
    String refuse(@ModelAttribute("door") Door door, Model page, HttpServletResponse response) {
        return after(door, "refused", "start", cases.refuse(door.id(), door.key()), page, response);
    }

    @PostMapping("/umfrage")
    String poll(@ModelAttribute("door") Door door, Model page, HttpServletResponse response) {
        return after(door, "asked", "start", cases.openPoll(door.id(), door.key()), page, response);
    }

    @PostMapping("/frueher")
    String earlier(
            @ModelAttribute("door") Door door,
            @RequestParam(defaultValue = "") String wanted,
            Model page,
            HttpServletResponse response) {
        boolean earlier = wanted.equals("true");
        return after(
                door,
                earlier ? "earlier" : "earlier-not",
                "wanted",
                cases.earlier(door.id(), door.key(), earlier),
                page,
                response);
    }

    @GetMapping("/verschieben")
    String askToMove(
            @ModelAttribute("door") Door door,
            @RequestParam(defaultValue = "") String termin,
            @RequestParam(defaultValue = "") String start,
            @RequestParam(defaultValue = "") String woche,
            Model page) {
        var told = BerlinTime.instant(start);
        if (told == null) {
            return movePage(door, termin, woche, page);
        }
        page.addAttribute("told", told);
        return movePage(door, termin, BerlinTime.dateOf(told).toString(), page);
    }

    @PostMapping("/verschieben")
    String move(
            @ModelAttribute("door") Door door,
            @RequestParam(defaultValue = "") String termin,
            @RequestParam(defaultValue = "") String start,
            @RequestParam(defaultValue = "") String woche,
            Model page,
            HttpServletResponse response) {
        var when = BerlinTime.instant(start);
        if (when == null) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return movePage(door, termin, woche, page);
        }
        var reply = cases.move(door.id(), door.key(), when, named(termin));
        if (reply instanceof Reply.Refused<Case>(var why, var next)
                && why == Reply.Refusal.SLOT_TAKEN) {
            response.setStatus(HttpStatus.CONFLICT.value());
            page.addAttribute("why", why);
            page.addAttribute("next", next);
            return movePage(door, termin, woche, page);
        }
        return after(door, "moved", "start", reply, page, response);
    }

    private String movePage(Door door, String appointment, String week, Model page) {
        var consultation = find(door);
        var moved = consultation.coming(appointment);
        if (moved == null || !moved.movable()) {
            return "redirect:" + door.at("");
        }
        var today = BerlinTime.today(clock);
        page.addAttribute("consultation", consultation);
        page.addAttribute("appointment", moved);
        page.addAttribute(
                "slots",
                Part.of(
                        () ->
                                SlotWeek.of(
                                        cases.slots(
                                                door.id(),
                                                door.key(),
                                                named(appointment),
                                                today,
                                                SlotWeek.DAYS),
                                        BerlinTime.date(week),
                                        today)));
        return "advice/move";
    }

    /** Nobody knows which one was meant where it cannot be read: the next might be another. */
    private static @Nullable String named(String appointment) {
        if (!appointment.matches("[\\w-]{0,64}")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return appointment.isEmpty() ? null : appointment;
    }

    @GetMapping("/absagen")
    String askToCancel(
            @ModelAttribute("door") Door door,
            @RequestParam(defaultValue = "") String termin,
            Model page) {
        var consultation = find(door);
        var appointment = consultation.coming(termin);
        if (appointment == null || !appointment.cancellable()) {
            return "redirect:" + door.at("");
        }
        page.addAttribute("consultation", consultation);
        page.addAttribute("appointment", appointment);
        return "advice/cancel";
    }

    @PostMapping("/absagen")
    String cancel(
            @ModelAttribute("door") Door door,
            @RequestParam(defaultValue = "") String termin,
            @RequestParam(defaultValue = "") String reason,
            Model page,
            HttpServletResponse response) {
        var appointment = named(termin);
        if (appointment == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return after(
                door,
                "cancelled",
                "reason",
                cases.cancel(door.id(), appointment, door.key(), reason(reason)),
                page,
                response);
    }

    private static @Nullable String reason(String typed) {
        var why = text(typed);
        return why.isEmpty() ? null : why.substring(0, Math.min(LONGEST, why.length()));
    }

    @GetMapping("/zurueckziehen")
    String askToWithdraw(@ModelAttribute("door") Door door, Model page) {
        var consultation = find(door);
        page.addAttribute("consultation", consultation);
        return consultation.withdrawable() ? "advice/withdraw" : "redirect:" + door.at("");
    }

    @PostMapping("/zurueckziehen")
    String withdraw(
            @ModelAttribute("door") Door door,
            @RequestParam(defaultValue = "") String reason,
            Model page,
            HttpServletResponse response) {
        var reply = cases.withdraw(door.id(), door.key(), reason(reason));
        return after(door, "withdrawn", "reason", reply, page, response);
    }

    /** Everything that is kept, for whoever it is about, to take along. */
    @GetMapping("/daten.json")
    ResponseEntity<byte[]> data(@ModelAttribute("door") Door door) {
        var data =
                files.data(door.id(), door.key())
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("beratung-" + door.id() + ".json")
                                .build()
                                .toString())
                .body(data);
    }

    @PostMapping("/feedback")
    String feedback(
            @ModelAttribute("door") Door door,
            @RequestParam(defaultValue = "") String helpful,
            @RequestParam(defaultValue = "") String comment,
            Model page,
            HttpServletResponse response) {
        var said = text(comment);
        page.addAttribute("comment", said);
        if (!helpful.matches("[1-" + MOST_HELPFUL + "]")) {
            return wrong(door, "helpful", page, response);
        }
        page.addAttribute("helpful", helpful);
        if (said.length() > LONGEST) {
            return wrong(door, "comment", page, response);
        }
        var feedback = new Case.Feedback(Integer.parseInt(helpful), said.isEmpty() ? null : said);
        return after(
                door,
                "thanks",
                "comment",
                cases.feedback(door.id(), door.key(), feedback),
                page,
                response);
    }

    private String after(
            Door door,
            String notice,
            String field,
            Reply<Case> reply,
            Model page,
            HttpServletResponse response) {
        return switch (reply) {
            case Reply.Done<Case> _ -> "redirect:" + door.at("", "hinweis", notice);
            case Reply.Refused<Case>(var why, var next) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                page.addAttribute("why", why);
                page.addAttribute("next", next);
                yield show(door, page);
            }
            case Reply.Outdated<Case> _ -> {
                response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
                page.addAttribute("outdated", true);
                yield show(door, page);
            }
            case Reply.Unaccepted<Case> _ -> wrong(door, field, page, response);
            case Reply.Unknown<Case> _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private String wrong(Door door, String field, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        page.addAttribute("wrong", field);
        return show(door, page);
    }

    private String show(Door door, Model page) {
        var consultation = find(door);
        page.addAttribute("consultation", consultation);
        page.addAttribute("now", clock.instant());
        page.addAttribute("about", recommended.about(consultation));
        page.addAttribute("recommended", recommended.in(consultation.report()));
        return "advice/case";
    }

    private Case find(Door door) {
        return cases.one(door.id(), door.key())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .value();
    }

    private static String text(String typed) {
        return typed.replace("\r\n", "\n").strip();
    }
}
