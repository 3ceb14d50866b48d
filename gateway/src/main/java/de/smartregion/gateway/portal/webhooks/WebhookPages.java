package de.smartregion.gateway.portal.webhooks;

import de.smartregion.gateway.portal.advice.BerlinTime;
import de.smartregion.gateway.portal.events.Part;
import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.portal.registration.FormErrors;
import de.smartregion.gateway.portal.shell.Person;
import de.smartregion.gateway.portal.webhooks.WebhooksApi.Call;
import de.smartregion.gateway.portal.webhooks.WebhooksApi.Replayed;
import de.smartregion.gateway.portal.webhooks.WebhooksApi.Told;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which other systems are told what happens: seen by the office, kept by administrators. A secret
 * is shown in the answer to who asked for it, and stands in no address and no session of ours.
 */
@Controller
@RequestMapping("/verwaltung/webhooks")
class WebhookPages {
    private static final String PLACE = "/verwaltung/webhooks";
    private static final String ONE = "/{id:[\\w-]{1,64}}";
    private static final Pattern KEY = Pattern.compile("[\\w-]{8,64}");
    private static final int LAST_PAGE = 10_000;

    private final WebhooksClient webhooks;
    private final Clock clock;

    WebhookPages(WebhooksClient webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @GetMapping
    String list(Model page) {
        page.addAttribute("listing", Part.of(webhooks::webhooks));
        return "webhooks/list";
    }

    @GetMapping("/neu")
    String empty(@Nullable Person person, Model page) {
        administrator(person);
        page.addAttribute("key", UUID.randomUUID().toString());
        return form(page, WebhookForm.EMPTY, FormErrors.NONE);
    }

    @PostMapping("/neu")
    String make(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") List<String> types,
            Model page,
            HttpServletResponse response) {
        var form = new WebhookForm(name, address, types);
        var once = KEY.matcher(key).matches() ? key : UUID.randomUUID().toString();
        page.addAttribute("key", once);
        var reply = replied(form, () -> webhooks.make(once, form.draft()));
        if (reply instanceof Reply.Done<Told>(var told)) {
            return secret(told, "made", page);
        }
        return again(reply, form, page, response);
    }

    @GetMapping(ONE)
    String webhook(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String stand,
            @RequestParam(defaultValue = "0") int seite,
            Model page) {
        var kept = webhooks.webhook(id);
        var state = state(stand);
        int number = Math.clamp(seite, 0, LAST_PAGE);
        page.addAttribute("webhook", kept.webhook());
        page.addAttribute("version", kept.version());
        page.addAttribute("state", state);
        page.addAttribute("states", Call.Outcome.values());
        page.addAttribute("calls", Part.of(() -> webhooks.calls(id, state, number)));
        return "webhooks/webhook";
    }

    @GetMapping(ONE + "/aendern")
    String change(@PathVariable String id, @Nullable Person person, Model page) {
        administrator(person);
        var kept = webhooks.webhook(id);
        return changing(page, id, kept.version(), WebhookForm.of(kept.webhook()), FormErrors.NONE);
    }

    @PostMapping(ONE + "/aendern")
    String change(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") List<String> types,
            Model page,
            RedirectAttributes next,
            HttpServletResponse response) {
        var form = new WebhookForm(name, address, types);
        changing(page, id, version, form, FormErrors.NONE);
        var reply = replied(form, () -> webhooks.change(id, version, form.draft()));
        if (reply instanceof Reply.Done<?>) {
            return to(id, "changed", next);
        }
        var template = again(reply, form, page, response);
        if (reply instanceof Reply.Refused<?>(var why)
                && why == Reply.Refusal.PRECONDITION_FAILED) {
            // What was typed stays; sent again, it is meant for what is stored now.
            page.addAttribute("version", webhooks.webhook(id).version());
        }
        return template;
    }

    @PostMapping(ONE + "/anhalten")
    String pause(@PathVariable String id, RedirectAttributes next) {
        return after(id, "paused", webhooks.pause(id), next);
    }

    @PostMapping(ONE + "/fortsetzen")
    String resume(@PathVariable String id, RedirectAttributes next) {
        return after(id, "resumed", webhooks.resume(id), next);
    }

    @PostMapping(ONE + "/testen")
    String test(@PathVariable String id, RedirectAttributes next) {
        return after(id, "tested", webhooks.test(id), next);
    }

    /** A third secret within a day ends the first at once: who asks for one is to know that. */
    @GetMapping(ONE + "/schluessel")
    String rotating(@PathVariable String id, @Nullable Person person, Model page) {
        administrator(person);
        var kept = webhooks.webhook(id);
        page.addAttribute("webhook", kept.webhook());
        page.addAttribute("version", kept.version());
        page.addAttribute("both", kept.webhook().hasTwoSecrets(clock.instant()));
        return "webhooks/rotate";
    }

    @PostMapping(ONE + "/schluessel")
    String rotate(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            Model page,
            RedirectAttributes next) {
        var reply = webhooks.rotate(id, version);
        return reply instanceof Reply.Done<Told>(var told)
                ? secret(told, "rotated", page)
                : after(id, "", reply, next);
    }

    /** Asks nobody for anything more: whatever is away now, the secret is told only here. */
    private static String secret(Told told, String notice, Model page) {
        page.addAttribute("webhook", told.webhook());
        page.addAttribute("secret", told.secret());
        page.addAttribute("notice", notice);
        return "webhooks/secret";
    }

    @PostMapping(ONE + "/aufrufe/{call:[\\w-]{1,100}:[\\w-]{1,64}}/wiederholen")
    String replay(@PathVariable String id, @PathVariable String call, RedirectAttributes next) {
        return after(id, "replayed", webhooks.replay(id, call), next);
    }

    @PostMapping(ONE + "/wiederholen")
    String replaySince(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "false") boolean failed,
            RedirectAttributes next) {
        var from = BerlinTime.moment(since);
        if (from == null) {
            return to(id, "unclear", next);
        }
        var reply = webhooks.replay(id, from, failed);
        if (reply instanceof Reply.Done<Replayed>(Replayed(long many))) {
            next.addFlashAttribute("many", many);
        }
        return after(id, "replayed-all", reply, next);
    }

    @GetMapping(ONE + "/entfernen")
    String removing(@PathVariable String id, @Nullable Person person, Model page) {
        administrator(person);
        var kept = webhooks.webhook(id);
        page.addAttribute("webhook", kept.webhook());
        page.addAttribute("version", kept.version());
        return "webhooks/remove";
    }

    @PostMapping(ONE + "/entfernen")
    String remove(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            RedirectAttributes next) {
        var reply = webhooks.remove(id, version);
        if (reply instanceof Reply.Done<?>) {
            next.addFlashAttribute("notice", "removed");
            return "redirect:" + PLACE;
        }
        return after(id, "", reply, next);
    }

    private static <T> String after(
            String id, String done, Reply<T> reply, RedirectAttributes next) {
        return to(
                id,
                switch (reply) {
                    case Reply.Done<T> _ -> done;
                    case Reply.Unaccepted<T> _ -> "unclear";
                    case Reply.Refused<T>(var why) -> why.name();
                },
                next);
    }

    private static String to(String id, String notice, RedirectAttributes next) {
        next.addFlashAttribute("notice", notice);
        return "redirect:" + PLACE + "/" + id;
    }

    /** Null while the service is away: what was typed must not be lost with it. */
    private static <T> @Nullable Reply<T> replied(WebhookForm form, Supplier<Reply<T>> call) {
        var wrong = form.errors();
        if (!wrong.all().isEmpty()) {
            return new Reply.Unaccepted<>(
                    wrong.all().stream().map(error -> error.field()).toList());
        }
        try {
            return call.get();
        } catch (ServiceAway _) {
            return null;
        }
    }

    private String again(
            @Nullable Reply<?> reply, WebhookForm form, Model page, HttpServletResponse response) {
        return switch (reply) {
            case Reply.Unaccepted<?>(var fields) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                yield form(page, form, WebhookForm.errors(fields));
            }
            case Reply.Refused<?>(var why) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                page.addAttribute("notice", why.name());
                yield form(page, form, FormErrors.NONE);
            }
            case null, default -> {
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                page.addAttribute("away", true);
                yield form(page, form, FormErrors.NONE);
            }
        };
    }

    private String changing(
            Model page, String id, String version, WebhookForm form, FormErrors errors) {
        page.addAttribute("id", id);
        page.addAttribute("version", version);
        return form(page, form, errors);
    }

    private String form(Model page, WebhookForm form, FormErrors errors) {
        page.addAttribute("services", Part.of(webhooks::types));
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        return "webhooks/form";
    }

    private static Call.@Nullable Outcome state(String asked) {
        return Stream.of(Call.Outcome.values())
                .filter(state -> state.name().equals(asked))
                .findFirst()
                .orElse(null);
    }

    /** The service decides; who may not is not led to a form first. */
    private static void administrator(@Nullable Person person) {
        if (person == null || !person.admin()) {
            throw new AccessDeniedException("for administrators");
        }
    }
}
