package de.smartregion.gateway.portal.subscriptions;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Reply;
import de.smartregion.gateway.portal.catalog.Subscribed;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.portal.registration.FieldError;
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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Asks to be told of a project, or of a field of action: signed in at once, else by a letter. */
@Controller
@RequestMapping("/abonnements/neu")
class SubscribePage {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@.]+");
    private static final int LONGEST = 254;

    private final CatalogClient catalog;
    private final Interests interests;

    SubscribePage(CatalogClient catalog, Interests interests) {
        this.catalog = catalog;
        this.interests = interests;
    }

    /** Without saying of what, a field of action can be chosen. */
    @GetMapping
    String form(@RequestParam(defaultValue = "") String zu, @Nullable Person person, Model page) {
        return show(zu, "", person, FormErrors.NONE, page);
    }

    /** Says the same whether the address is known or not. */
    @GetMapping("/gesendet")
    String sent() {
        return "subscriptions/sent";
    }

    @PostMapping
    String subscribe(
            @RequestParam(defaultValue = "") String zu,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String privacy,
            @Nullable Person person,
            Locale reader,
            Model page,
            HttpServletResponse response) {
        page.addAttribute("privacy", privacy.equals("true"));
        var own = ownAddress(person);
        var typed = email.strip();
        if (own == null) {
            var errors = new ArrayList<FieldError>();
            if (!EMAIL.matcher(typed).matches() || typed.length() > LONGEST) {
                errors.add(FieldError.of("email", "error.email.shape"));
            }
            if (!privacy.equals("true")) {
                errors.add(FieldError.of("privacy", "draft.error.privacy"));
            }
            if (!errors.isEmpty()) {
                return wrong(zu, typed, person, new FormErrors(errors), page, response);
            }
        }
        return switch (subscribed(zu, own == null ? typed : null, reader)) {
            case null -> {
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                page.addAttribute("away", true);
                yield show(zu, typed, person, FormErrors.NONE, page);
            }
            case Reply.Done<Subscribed>(var answer, _) ->
                    answer.active()
                            ? "redirect:/abonnements?hinweis=begun"
                            : "redirect:/abonnements/neu/gesendet";
            case Reply.Unaccepted<Subscribed>(var fields) ->
                    wrong(
                            zu,
                            typed,
                            person,
                            new FormErrors(
                                    List.of(
                                            FieldError.of(
                                                    fields.contains("email") ? "email" : "zu",
                                                    fields.contains("email")
                                                            ? "error.email.shape"
                                                            : "error.general"))),
                            page,
                            response);
            case Reply.Refused<Subscribed>(var why, _) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                page.addAttribute("why", why);
                yield show(zu, typed, person, FormErrors.NONE, page);
            }
            case Reply.Unknown<Subscribed> _, Reply.Outdated<Subscribed> _ -> throw unknown();
        };
    }

    /** Null while the service is away: what was typed must not be lost with it. */
    private @Nullable Reply<Subscribed> subscribed(
            String zu, @Nullable String email, Locale reader) {
        try {
            return catalog.subscribe(zu, email, reader.getLanguage().equals("en") ? "en" : "de");
        } catch (ServiceAway _) {
            return null;
        }
    }

    private String wrong(
            String zu,
            String email,
            @Nullable Person person,
            FormErrors errors,
            Model page,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return show(zu, email, person, errors, page);
    }

    private String show(
            String zu, String email, @Nullable Person person, FormErrors errors, Model page) {
        if (!zu.isEmpty()) {
            page.addAttribute("interest", interests.find(zu).orElseThrow(SubscribePage::unknown));
        }
        page.addAttribute("fields", Field.values());
        page.addAttribute("address", ownAddress(person));
        page.addAttribute("email", email);
        page.addAttribute("errors", errors);
        return "subscriptions/subscribe";
    }

    private static @Nullable String ownAddress(@Nullable Person person) {
        return person == null ? null : person.email();
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
