package de.smartregion.gateway.portal.drafts;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Reply;
import de.smartregion.gateway.portal.catalog.Start;
import de.smartregion.gateway.portal.catalog.Started;
import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.portal.places.Places;
import de.smartregion.gateway.portal.registration.FormErrors;
import de.smartregion.gateway.portal.shell.Person;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Begins to hand in a project: signed in at once, without an account by a link in a letter. */
@Controller
@RequestMapping("/projekte/einreichen")
class StartPage {
    private static final Pattern KEY = Pattern.compile("[\\w-]{8,64}");

    private final CatalogClient catalog;
    private final Places places;

    StartPage(CatalogClient catalog, Places places) {
        this.catalog = catalog;
        this.places = places;
    }

    @GetMapping
    String form(@Nullable Person person, Model page) {
        page.addAttribute("key", UUID.randomUUID().toString());
        return show(
                new StartForm(Map.of(), signedIn(person), known(person)), FormErrors.NONE, page);
    }

    /** Says the same whether the address is known or not. */
    @GetMapping("/gesendet")
    String sent() {
        return "drafts/sent";
    }

    @PostMapping
    String start(
            @RequestParam Map<String, String> typed,
            @Nullable Person person,
            Locale reader,
            Model page,
            HttpServletResponse response) {
        var form = new StartForm(new HashMap<>(typed), signedIn(person), known(person));
        var key = typed.getOrDefault("key", "");
        var once = KEY.matcher(key).matches() ? key : UUID.randomUUID().toString();
        page.addAttribute("key", once);
        return switch (form.check(places, person, reader)) {
            case StartForm.Meaning.Wrong(var errors) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                yield show(form, errors, page);
            }
            case StartForm.Meaning.Right(var start) -> {
                var reply = started(once, start);
                yield switch (reply) {
                    case null -> {
                        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                        page.addAttribute("away", true);
                        yield show(form, FormErrors.NONE, page);
                    }
                    case Reply.Done<Started>(var draft, _) ->
                            form.signedIn()
                                    ? "redirect:/projekte/entwuerfe/" + draft.id() + "/was"
                                    : "redirect:/projekte/einreichen/gesendet";
                    case Reply.Unaccepted<Started>(var fields) -> {
                        response.setStatus(HttpStatus.BAD_REQUEST.value());
                        yield show(form, form.unaccepted(fields), page);
                    }
                    case Reply.Refused<Started>(var why, _) -> {
                        response.setStatus(HttpStatus.CONFLICT.value());
                        // The form sent before is stored: changed, it is another project.
                        page.addAttribute("key", UUID.randomUUID().toString());
                        page.addAttribute("why", why);
                        yield show(form, FormErrors.NONE, page);
                    }
                    case Reply.Unknown<Started> _, Reply.Outdated<Started> _ ->
                            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                };
            }
        };
    }

    /** Null while the service is away: what was typed must not be lost with it. */
    private @Nullable Reply<Started> started(String key, Start start) {
        try {
            return catalog.start(key, start);
        } catch (ServiceAway _) {
            return null;
        }
    }

    /** The catalogue gives these the draft at once, and writes no letter. */
    private static boolean signedIn(@Nullable Person person) {
        return person != null && (person.staff() || (person.municipal() && person.ags() != null));
    }

    /** Nobody can write to who has no address of theirs. */
    private static boolean known(@Nullable Person person) {
        return signedIn(person) && person != null && person.email() != null;
    }

    private String show(StartForm form, FormErrors errors, Model page) {
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        page.addAttribute("places", form.signedIn() ? List.of() : places.all());
        return "drafts/start";
    }
}
