package de.smartregion.gateway.portal.registration;

import de.smartregion.gateway.portal.events.Admission;
import de.smartregion.gateway.portal.events.Admission.Accepted;
import de.smartregion.gateway.portal.events.Admission.Refusal;
import de.smartregion.gateway.portal.events.Admission.Refused;
import de.smartregion.gateway.portal.events.Admission.Unaccepted;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.EventsClient;
import de.smartregion.gateway.portal.events.Offer;
import de.smartregion.gateway.portal.events.Part;
import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.portal.places.Places;
import de.smartregion.gateway.portal.shell.Person;
import de.smartregion.gateway.security.HostCookie;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The registration form, and what is said when it has been sent. */
@Controller
@RequestMapping("/veranstaltungen/{id:[\\w-]{1,64}}/anmelden")
class RegistrationPage {
    private static final HostCookie RECEIPT = new HostCookie("anmeldung");
    private static final Duration RECEIPT_LASTS = Duration.ofMinutes(15);
    private static final Set<String> FIELDS =
            Set.of("name", "email", "municipality", "function", "companions", "attendance");

    private final EventsClient events;
    private final Errands errands;
    private final Places places;
    private final Clock clock;

    RegistrationPage(EventsClient events, Errands errands, Places places, Clock clock) {
        this.events = events;
        this.errands = errands;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping
    String form(
            @PathVariable String id,
            @Nullable Person person,
            Model page,
            HttpServletResponse response,
            Locale reader) {
        var letters = errands.start(() -> letters(person, reader));
        var offer = offer(id);
        if (!offer.access().possible()) {
            return refused(page, offer, response);
        }
        var language = letters.get();
        var form =
                person == null
                        ? RegistrationForm.empty(language)
                        : RegistrationForm.of(person, places, language);
        page.addAttribute("known", RegistrationForm.known(person));
        return form(page, offer, form, FormErrors.NONE);
    }

    /** As the account says, else as this page speaks. */
    private String letters(@Nullable Person person, Locale reader) {
        Optional<String> chosen =
                RegistrationForm.known(person)
                        ? Part.of(events::letterLanguage).orElse(Optional.empty())
                        : Optional.empty();
        return chosen.orElse(reader.getLanguage());
    }

    @PostMapping
    String send(
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            @Nullable Person person,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        var offer = offer(id);
        var form = RegistrationForm.typed(typed);
        if (person != null) {
            form = form.by(person, places);
        }
        page.addAttribute("known", RegistrationForm.known(person));
        return send(id, form, offer, page, request, response);
    }

    private String send(
            String id,
            RegistrationForm form,
            Offer offer,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (form.check(offer.gathering(), places)) {
            case Checked.Wrong(var errors) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                yield form(page, offer, form, new FormErrors(errors));
            }
            case Checked.Right(var application) -> {
                Admission admission;
                try {
                    admission = events.register(id, form.key(), application);
                } catch (ServiceAway _) {
                    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                    page.addAttribute("notice", "away");
                    yield form(page, offer, form, FormErrors.NONE);
                }
                if (admission instanceof Accepted accepted) {
                    var receipt = Receipt.of(id, accepted, form.email());
                    RECEIPT.write(request, response, receipt.cookie(), RECEIPT_LASTS);
                }
                yield answer(admission, form, offer, page, response);
            }
        };
    }

    @GetMapping("/eingegangen")
    String received(
            @PathVariable String id,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        page.addAttribute("gathering", id);
        var receipt =
                Receipt.read(RECEIPT.read(request)).filter(kept -> kept.gathering().equals(id));
        page.addAttribute("receipt", receipt.orElse(null));
        return "registration/received";
    }

    private String answer(
            Admission admission,
            RegistrationForm form,
            Offer offer,
            Model page,
            HttpServletResponse response) {
        return switch (admission) {
            case Accepted _ ->
                    "redirect:/veranstaltungen/" + offer.gathering().id() + "/anmelden/eingegangen";
            case Unaccepted(var fields) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                var errors =
                        fields.stream()
                                .map(field -> FIELDS.contains(field) ? field : "name")
                                .distinct()
                                .map(field -> FieldError.of(field, "error.general"))
                                .toList();
                yield form(page, offer, form, new FormErrors(errors));
            }
            case Refused(var why) -> refused(why, form, offer, page, response);
        };
    }

    private String refused(
            Refusal why,
            RegistrationForm form,
            Offer offer,
            Model page,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        return switch (why) {
            case ALREADY_REGISTERED -> form(page, offer, form, error("email", why));
            case GROUP_TOO_LARGE -> form(page, offer, form, error("companions", why));
            case ATTENDANCE_NOT_OFFERED -> form(page, offer, form, error("attendance", why));
            case IDEMPOTENCY_KEY_REUSED -> {
                page.addAttribute("notice", "resent");
                yield form(page, offer, form.renewed(), FormErrors.NONE);
            }
            case GATHERING_NOT_FOUND -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case REGISTRATION_NOT_OPEN,
                    REGISTRATION_CLOSED,
                    GATHERING_CANCELLED,
                    GATHERING_OVER,
                    FULL -> {
                // The gathering as it is now tells better than the one the form was made from.
                var now = offer(offer.gathering().id());
                yield refused(page, now, response);
            }
        };
    }

    private static FormErrors error(String field, Refusal why) {
        return new FormErrors(List.of(FieldError.of(field, "error." + field + "." + why.name())));
    }

    private String form(Model page, Offer offer, RegistrationForm form, FormErrors errors) {
        page.addAttribute("offer", offer);
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        page.addAttribute("places", places.all());
        return "registration/form";
    }

    private static String refused(Model page, Offer offer, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        page.addAttribute("offer", offer);
        return "registration/refused";
    }

    private Offer offer(String id) {
        var gathering = errands.start(() -> events.gathering(id));
        var seats = Part.of(errands.start(() -> events.seats(List.of(id)))).orElse(Map.of());
        return Offer.of(
                gathering
                        .get()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)),
                seats.get(id),
                clock.instant());
    }
}
