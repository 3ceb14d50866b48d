package de.smartregion.gateway.portal.registration;

import de.smartregion.gateway.portal.events.EventsClient;
import de.smartregion.gateway.portal.events.Link;
import de.smartregion.gateway.portal.events.Opened;
import de.smartregion.gateway.portal.events.Registration;
import de.smartregion.gateway.portal.places.Place;
import de.smartregion.gateway.portal.places.Places;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.function.Function;

/** What the links in letters open. Looking never changes anything; a button does. */
@Controller
@RequestMapping("/veranstaltungen/{id:[\\w-]{1,64}}/anmeldungen/{registration:[\\w-]{1,64}}")
class LinkPages {
    private final EventsClient events;
    private final Places places;

    LinkPages(EventsClient events, Places places) {
        this.events = events;
        this.places = places;
    }

    /**
     * The token stands in the address: no cache keeps the page, no other site is told where from.
     */
    @ModelAttribute
    void keepToYourself(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
    }

    @ModelAttribute("link")
    Link link(
            @PathVariable String id,
            @PathVariable String registration,
            @RequestParam(defaultValue = "") String token) {
        return new Link(id, registration, token);
    }

    @GetMapping("/bestaetigen")
    String askToConfirm(@ModelAttribute("link") Link link, Model page, HttpServletResponse answer) {
        return shown(
                events.open(link),
                page,
                answer,
                registration -> {
                    if (registration.status().unconfirmed()) {
                        return "registration/confirm";
                    }
                    return registration.status().confirmed()
                            ? "registration/already-confirmed"
                            : "registration/registration";
                });
    }

    @PostMapping("/bestaetigen")
    String confirm(@ModelAttribute("link") Link link, Model page, HttpServletResponse answer) {
        return shown(
                events.confirm(link),
                page,
                answer,
                registration -> {
                    var manage = registration.manageToken();
                    return "redirect:"
                            + address(link, "/bestaetigt", manage == null ? link.token() : manage);
                });
    }

    @GetMapping("/bestaetigt")
    String confirmed(@ModelAttribute("link") Link link, Model page, HttpServletResponse answer) {
        return shown(
                events.open(link),
                page,
                answer,
                registration ->
                        registration.status().confirmed()
                                ? "registration/confirmed"
                                : "registration/registration");
    }

    @GetMapping
    String look(@ModelAttribute("link") Link link, Model page, HttpServletResponse answer) {
        return shown(events.open(link), page, answer, _ -> "registration/registration");
    }

    @GetMapping("/abmelden")
    String askToCancel(@ModelAttribute("link") Link link, Model page, HttpServletResponse answer) {
        return shown(
                events.open(link),
                page,
                answer,
                registration ->
                        registration.status().confirmed()
                                ? "registration/cancel"
                                : "registration/registration");
    }

    @PostMapping("/abmelden")
    String cancel(@ModelAttribute("link") Link link, Model page, HttpServletResponse answer) {
        return shown(
                events.cancel(link),
                page,
                answer,
                _ -> "redirect:" + address(link, "", link.token()));
    }

    private String shown(
            Opened opened,
            Model page,
            HttpServletResponse answer,
            Function<Registration, String> template) {
        return switch (opened) {
            case Opened.Found(var registration) -> {
                var view = template.apply(registration);
                if (!view.startsWith("redirect:")) {
                    page.addAttribute("registration", registration);
                    page.addAttribute("municipality", place(registration.municipality()));
                }
                yield view;
            }
            case Opened.Unknown _ -> {
                answer.setStatus(HttpStatus.NOT_FOUND.value());
                page.addAttribute("problem", "unknown");
                yield "registration/link";
            }
            case Opened.Ended(var why) -> {
                answer.setStatus(HttpStatus.GONE.value());
                page.addAttribute("problem", why.name());
                yield "registration/link";
            }
        };
    }

    private @Nullable String place(@Nullable String key) {
        return key == null ? null : places.withKey(key).map(Place::name).orElse(key);
    }

    private static String address(Link link, String page, String token) {
        return UriComponentsBuilder.fromPath(
                        "/veranstaltungen/{id}/anmeldungen/{registration}" + page)
                .queryParam("token", "{token}")
                .encode()
                .buildAndExpand(link.gathering(), link.registration(), token)
                .toUriString();
    }
}
