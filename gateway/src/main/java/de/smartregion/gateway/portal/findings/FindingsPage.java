package de.smartregion.gateway.portal.findings;

import de.smartregion.gateway.portal.events.EventsClient;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.events.Part;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.stream.Stream;

/** What the forums came to, and one of it. */
@Controller
class FindingsPage {
    private static final int SIZE = 20;
    private static final String ID = "[\\w-]{1,64}";

    private final EventsClient events;

    FindingsPage(EventsClient events) {
        this.events = events;
    }

    /** What the list is narrowed down to; what cannot be read narrows nothing. */
    record Filter(@Nullable String forum, @Nullable Field field, int page) {
        static Filter of(String forum, String field, String page) {
            return new Filter(
                    forum.matches(ID) ? forum : null,
                    Stream.of(Field.values())
                            .filter(each -> each.name().equals(field))
                            .findFirst()
                            .orElse(null),
                    page.matches("\\d{1,3}") ? Integer.parseInt(page) : 0);
        }

        /** The same list at another page. */
        public String at(int other) {
            var address = UriComponentsBuilder.fromPath("/ergebnisse");
            if (forum != null) {
                address.queryParam("forum", forum);
            }
            if (field != null) {
                address.queryParam("field", field);
            }
            if (other > 0) {
                address.queryParam("page", other);
            }
            return address.toUriString();
        }
    }

    @GetMapping("/ergebnisse")
    String list(
            @RequestParam(defaultValue = "") String forum,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String page,
            Model model) {
        var filter = Filter.of(forum, field, page);
        model.addAttribute("filter", filter);
        model.addAttribute("fields", Field.values());
        model.addAttribute(
                "findings",
                Part.of(
                        () ->
                                events.findings(
                                        filter.forum(), filter.field(), filter.page(), SIZE)));
        return "findings/list";
    }

    /** Its forum is asked for when it is known, and may be away. */
    @GetMapping("/ergebnisse/{id:" + ID + "}")
    String one(@PathVariable String id, Model model) {
        var finding =
                events.finding(id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                        .finding();
        model.addAttribute("finding", finding);
        model.addAttribute(
                "forum", Part.of(() -> events.gathering(finding.gathering()).orElse(null)).value());
        return "findings/finding";
    }
}
