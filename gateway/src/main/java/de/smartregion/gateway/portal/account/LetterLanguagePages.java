package de.smartregion.gateway.portal.account;

import de.smartregion.gateway.portal.events.Change;
import de.smartregion.gateway.portal.events.Diary;
import de.smartregion.gateway.portal.events.EventsClient;
import de.smartregion.gateway.portal.events.Registration;
import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.portal.events.Wish;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.Clock;
import java.util.Set;

/**
 * The language of letters: for all registrations that come, and for those there are. Each of these
 * is changed by itself, as its person could, and tells its letter in the new language.
 */
@Controller
@RequestMapping("/mein-bereich/sprache")
class LetterLanguagePages {
    private static final String HOME = "redirect:/mein-bereich";
    private static final Set<String> LANGUAGES = Set.of("de", "en");

    /** Nobody has more ahead of them. */
    private static final int MOST = 100;

    private final EventsClient events;
    private final Clock clock;

    LetterLanguagePages(EventsClient events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Whoever comes back here, by the choice of the page's language for instance. */
    @GetMapping
    String form() {
        return HOME;
    }

    @PostMapping
    String choose(@RequestParam(defaultValue = "") String language, RedirectAttributes next) {
        if (!LANGUAGES.contains(language)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        if (!events.chooseLetterLanguage(language)) {
            next.addFlashAttribute("notice", "unverified");
        } else {
            next.addFlashAttribute("notice", changeAll(language) ? "language" : "languageSome");
        }
        return HOME;
    }

    /** Says whether all there are speak it now; those that end meanwhile need not. */
    private boolean changeAll(String language) {
        var now = clock.instant();
        try {
            for (var entry : events.diary(0, MOST).items()) {
                if (entry.changeable(now) && !change(entry, language)) {
                    return false;
                }
            }
            return true;
        } catch (ServiceAway _) {
            return false;
        }
    }

    private boolean change(Diary.Entry entry, String language) {
        var gathering = entry.gathering().id();
        var found =
                events.registration(gathering, entry.registration())
                        .filter(registration -> registration.status().live())
                        .filter(registration -> !language.equals(registration.language()));
        return found.isEmpty()
                || switch (events.change(
                        gathering, entry.registration(), wish(found.get(), language))) {
                    case Change.Done _, Change.Unknown _, Change.Refused _ -> true;
                    case Change.Unaccepted _ -> false;
                };
    }

    private static Wish wish(Registration registration, String language) {
        return new Wish(
                registration.seats() - 1,
                registration.function(),
                registration.attendance(),
                language);
    }
}
