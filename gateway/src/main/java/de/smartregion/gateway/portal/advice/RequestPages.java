package de.smartregion.gateway.portal.advice;

import de.smartregion.gateway.portal.consulting.AdviceModule;
import de.smartregion.gateway.portal.consulting.AgendaClient;
import de.smartregion.gateway.portal.consulting.CasesClient;
import de.smartregion.gateway.portal.consulting.Hold;
import de.smartregion.gateway.portal.consulting.Reply;
import de.smartregion.gateway.portal.consulting.Request;
import de.smartregion.gateway.portal.consulting.Requested;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.Part;
import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.portal.places.Places;
import de.smartregion.gateway.portal.registration.FormErrors;
import de.smartregion.gateway.portal.shell.Person;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A municipality asks for advice, in steps: what and where, when, who and what for. What was chosen
 * stands in each step's address, so that nobody needs a session.
 */
@Controller
@RequestMapping("/beratung/anfragen")
class RequestPages {
    private static final String WHEN = "/beratung/anfragen/termin";
    private static final String WHO = "/beratung/anfragen/angaben";

    private final AgendaClient agenda;
    private final CasesClient cases;
    private final Recommended recommended;
    private final Places places;
    private final Clock clock;

    RequestPages(
            AgendaClient agenda,
            CasesClient cases,
            Recommended recommended,
            Places places,
            Clock clock) {
        this.agenda = agenda;
        this.cases = cases;
        this.recommended = recommended;
        this.places = places;
        this.clock = clock;
    }

    @ModelAttribute
    void keepToYourself(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex");
    }

    @ModelAttribute("choice")
    Choice choice(
            @RequestParam MultiValueMap<String, String> sent,
            @Nullable Person person,
            Locale reader) {
        return Choice.of(sent, person, reader);
    }

    @GetMapping
    String what(@ModelAttribute("choice") Choice choice, Model page) {
        return what(choice, FormErrors.NONE, Part.of(agenda::modules), page);
    }

    private String what(
            Choice choice, FormErrors errors, Part<List<AdviceModule>> modules, Model page) {
        var about = recommended.subject(choice);
        var chosen =
                about != null && choice.fields().isEmpty() ? choice.with(about.fields()) : choice;
        page.addAttribute("choice", chosen);
        page.addAttribute("about", about);
        page.addAttribute("errors", errors);
        page.addAttribute("modules", new Part<>(sorted(modules.value(), chosen)));
        page.addAttribute("fields", Field.values());
        page.addAttribute("places", chosen.known() ? List.of() : places.all());
        page.addAttribute("place", chosen.place(places));
        return "advice/what";
    }

    /** What is about the chosen fields comes first. */
    private static @Nullable List<AdviceModule> sorted(
            @Nullable List<AdviceModule> modules, Choice choice) {
        return modules == null
                ? null
                : modules.stream()
                        .sorted(
                                Comparator.comparing(
                                        (AdviceModule each) ->
                                                !choice.fields().isEmpty()
                                                        && !each.about(choice.fields())))
                        .toList();
    }

    @GetMapping("/termin")
    String when(
            @ModelAttribute("choice") Choice choice,
            @RequestParam(defaultValue = "") String woche,
            Model page,
            HttpServletResponse response) {
        return chosen(choice, page, response, right -> whenPage(right, woche, page));
    }

    /** What was chosen may still be wrong, or nobody may know it at the moment. */
    private String chosen(
            Choice choice,
            Model page,
            HttpServletResponse response,
            Function<Choice.Meaning.Right, String> next) {
        var modules = Part.of(agenda::modules);
        if (modules.value() == null) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            return what(choice, FormErrors.NONE, modules, page);
        }
        return switch (choice.check(modules.value(), places)) {
            case Choice.Meaning.Wrong(var errors) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                yield what(choice, errors, modules, page);
            }
            case Choice.Meaning.Right right -> {
                page.addAttribute("module", right.module());
                page.addAttribute("need", right.need());
                page.addAttribute("place", right.place());
                yield next.apply(right);
            }
        };
    }

    private String whenPage(Choice.Meaning.Right right, String week, Model page) {
        var today = BerlinTime.today(clock);
        page.addAttribute(
                "slots",
                Part.of(
                        () ->
                                agenda.slots(right.need(), today, SlotWeek.DAYS)
                                        .map(
                                                slots ->
                                                        SlotWeek.of(
                                                                slots,
                                                                BerlinTime.date(week),
                                                                today))
                                        .orElseThrow(
                                                () ->
                                                        new ServiceAway(
                                                                new IllegalStateException(
                                                                        "no slots")))));
        return "advice/when";
    }

    @PostMapping("/termin")
    String hold(
            @ModelAttribute("choice") Choice choice,
            @RequestParam(defaultValue = "") String start,
            @RequestParam(defaultValue = "") String woche,
            Model page,
            HttpServletResponse response) {
        return chosen(
                choice,
                page,
                response,
                right -> {
                    var when = BerlinTime.instant(start);
                    if (when == null) {
                        response.setStatus(HttpStatus.BAD_REQUEST.value());
                        return whenPage(right, woche, page);
                    }
                    var reply = orAway(() -> agenda.hold(right.need(), when));
                    return switch (reply) {
                        case null -> {
                            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                            page.addAttribute("away", true);
                            yield whenPage(right, woche, page);
                        }
                        case Reply.Done<Hold>(var hold, _) ->
                                "redirect:" + choice.at(WHO, Held.of(hold).inAddress());
                        case Reply.Refused<Hold>(var why, var next) -> {
                            lost(why, next, page, response);
                            yield whenPage(right, woche, page);
                        }
                        case Reply.Unaccepted<Hold> _,
                                Reply.Unknown<Hold> _,
                                Reply.Outdated<Hold> _ -> {
                            lost(Reply.Refusal.SLOT_TAKEN, List.of(), page, response);
                            yield whenPage(right, woche, page);
                        }
                    };
                });
    }

    private static void lost(
            Reply.Refusal why, List<Instant> next, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        page.addAttribute("why", why);
        page.addAttribute("next", next);
    }

    @GetMapping("/angaben")
    String who(
            @ModelAttribute("choice") Choice choice,
            @RequestParam MultiValueMap<String, String> sent,
            @Nullable Person person,
            Model page,
            HttpServletResponse response) {
        return chosen(
                choice,
                page,
                response,
                _ ->
                        whoPage(
                                choice,
                                RequestForm.empty(person),
                                Held.of(sent),
                                FormErrors.NONE,
                                page));
    }

    private String whoPage(
            Choice choice, RequestForm form, @Nullable Held held, FormErrors errors, Model page) {
        page.addAttribute("about", recommended.subject(choice));
        page.addAttribute("form", form);
        page.addAttribute("held", held);
        page.addAttribute("errors", errors);
        page.addAttribute("whenAddress", choice.at(WHEN));
        return "advice/who";
    }

    /**
     * @param next another time, chosen because the one that was held is lost
     */
    @PostMapping("/angaben")
    String send(
            @ModelAttribute("choice") Choice choice,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "") String next,
            @Nullable Person person,
            Model page,
            HttpServletResponse response) {
        var form = RequestForm.typed(sent, person);
        var held = Held.of(sent);
        var modules = Part.of(agenda::modules);
        if (modules.value() == null) {
            return away(choice, form, held, page, response);
        }
        return switch (choice.check(modules.value(), places)) {
            case Choice.Meaning.Wrong(var errors) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                yield what(choice, errors, modules, page);
            }
            case Choice.Meaning.Right right -> {
                page.addAttribute("module", right.module());
                page.addAttribute("need", right.need());
                page.addAttribute("place", right.place());
                yield send(choice, right, form, held, BerlinTime.instant(next), page, response);
            }
        };
    }

    private String send(
            Choice choice,
            Choice.Meaning.Right right,
            RequestForm form,
            @Nullable Held held,
            @Nullable Instant other,
            Model page,
            HttpServletResponse response) {
        return switch (form.check(choice, right, held != null || other != null)) {
            case RequestForm.Meaning.Wrong(var errors) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                if (other != null) {
                    page.addAttribute("next", List.of(other));
                    page.addAttribute("chosen", other);
                }
                yield whoPage(choice, form, held, errors, page);
            }
            case RequestForm.Meaning.Right(var request) -> {
                if (other == null) {
                    yield send(choice, form, held, request, page, response);
                }
                var reply = orAway(() -> agenda.hold(right.need(), other));
                yield switch (reply) {
                    case null -> {
                        page.addAttribute("next", List.of(other));
                        page.addAttribute("chosen", other);
                        yield away(choice, form, null, page, response);
                    }
                    case Reply.Done<Hold>(var hold, _) ->
                            send(choice, form, Held.of(hold), request, page, response);
                    case Reply.Refused<Hold>(var why, var next) -> {
                        lost(why, next, page, response);
                        yield whoPage(choice, form, null, FormErrors.NONE, page);
                    }
                    case Reply.Unaccepted<Hold> _,
                            Reply.Unknown<Hold> _,
                            Reply.Outdated<Hold> _ -> {
                        lost(Reply.Refusal.SLOT_TAKEN, List.of(), page, response);
                        yield whoPage(choice, form, null, FormErrors.NONE, page);
                    }
                };
            }
        };
    }

    private String send(
            Choice choice,
            RequestForm form,
            @Nullable Held held,
            Request request,
            Model page,
            HttpServletResponse response) {
        var whole = held == null ? request : request.at(held.hold(), held.token());
        var reply = orAway(() -> cases.request(form.key(), whole));
        return switch (reply) {
            case null -> away(choice, form, held, page, response);
            case Reply.Done<Requested>(var requested, _) ->
                    form.known()
                            ? "redirect:/beratung/"
                                    + requested.consultation()
                                    + "?hinweis=requested"
                            : "redirect:/beratung/anfragen/gesendet";
            case Reply.Unaccepted<Requested>(var fields) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                yield whoPage(choice, form, held, form.unaccepted(fields), page);
            }
            case Reply.Refused<Requested>(var why, var next) -> {
                lost(why, next, page, response);
                var kept =
                        why == Reply.Refusal.SLOT_TAKEN || why == Reply.Refusal.HOLD_DIFFERS
                                ? null
                                : held;
                // Sent again, it is another request than the one that was refused.
                yield whoPage(choice, form.renewed(), kept, FormErrors.NONE, page);
            }
            // What was kept is not there any more; the rest is.
            case Reply.Unknown<Requested> _ when held != null -> {
                lost(Reply.Refusal.SLOT_TAKEN, List.of(), page, response);
                yield whoPage(choice, form.renewed(), null, FormErrors.NONE, page);
            }
            case Reply.Unknown<Requested> _, Reply.Outdated<Requested> _ -> {
                lost(Reply.Refusal.OTHER, List.of(), page, response);
                yield whoPage(choice, form, held, FormErrors.NONE, page);
            }
        };
    }

    private String away(
            Choice choice,
            RequestForm form,
            @Nullable Held held,
            Model page,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        page.addAttribute("away", true);
        return whoPage(choice, form, held, FormErrors.NONE, page);
    }

    /** Says the same whether the address is known or not. */
    @GetMapping("/gesendet")
    String sent() {
        return "advice/sent";
    }

    /** Null while the service is away: what was typed must not be lost with it. */
    private static <T> @Nullable Reply<T> orAway(Supplier<Reply<T>> call) {
        try {
            return call.get();
        } catch (ServiceAway _) {
            return null;
        }
    }
}
