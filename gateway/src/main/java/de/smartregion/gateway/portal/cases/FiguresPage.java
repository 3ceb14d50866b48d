package de.smartregion.gateway.portal.cases;

import de.smartregion.gateway.portal.advice.BerlinTime;
import de.smartregion.gateway.portal.consulting.CasesClient;
import de.smartregion.gateway.portal.consulting.Figures;
import de.smartregion.gateway.portal.consulting.Figures.Count;
import de.smartregion.gateway.portal.events.Part;

import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** What was asked for in a year, in numbers: tables beside bars, and as a file. */
@Controller
class FiguresPage {
    private static final String PAGE = "/verwaltung/beratungen/zahlen";
    private static final int FIRST = 2020;
    private static final String FORMULA = "=+-@\t\r\n";

    /**
     * One way to count.
     *
     * @param name of the group, as its heading is
     * @param words before the keys of its messages; empty where the service knows names
     */
    record Group(String name, String words, List<Count> counts) {}

    private final CasesClient cases;
    private final MessageSource messages;
    private final Clock clock;

    FiguresPage(CasesClient cases, MessageSource messages, Clock clock) {
        this.cases = cases;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    String look(@RequestParam(defaultValue = "") String jahr, Model page) {
        int year = year(jahr);
        var figures = Part.of(() -> cases.figures(year));
        page.addAttribute("year", year);
        page.addAttribute("before", year > FIRST);
        page.addAttribute("after", year < thisYear());
        page.addAttribute("figures", figures);
        var found = figures.value();
        page.addAttribute("groups", found == null ? List.of() : groups(found));
        return "cases/figures";
    }

    @GetMapping(PAGE + ".csv")
    ResponseEntity<byte[]> file(@RequestParam(defaultValue = "") String jahr, Locale reader) {
        int year = year(jahr);
        var figures = cases.figures(year);
        var text = new StringBuilder("\ufeff");
        line(text, "", Integer.toString(year), figures.total(), reader);
        for (var group : groups(figures)) {
            for (var count : group.counts()) {
                line(text, group.name(), named(group, count, reader), count.cases(), reader);
            }
        }
        for (int mark = 1; mark <= figures.feedback().marks().size(); mark++) {
            line(
                    text,
                    "feedback",
                    Integer.toString(mark),
                    figures.feedback().marks().get(mark - 1),
                    reader);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("beratungen-" + year + ".csv")
                                .build()
                                .toString())
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void line(StringBuilder text, String group, String name, int count, Locale reader) {
        var heading =
                group.isEmpty()
                        ? messages.getMessage("cases.figures.total", null, reader)
                        : messages.getMessage("cases.figures." + group, null, reader);
        text.append(quoted(heading))
                .append(';')
                .append(quoted(name))
                .append(';')
                .append(count)
                .append("\r\n");
    }

    private String named(Group group, Count count, Locale reader) {
        return group.words().isEmpty()
                ? count.name()
                : messages.getMessage(group.words() + count.key(), null, reader);
    }

    private static String quoted(String value) {
        boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }

    private static List<Group> groups(Figures figures) {
        return List.of(
                new Group("districts", "", figures.districts()),
                new Group("kinds", "cases.figures.kind.", figures.kinds()),
                new Group("modules", "", figures.modules()),
                new Group("modes", "attendance.", figures.modes()),
                new Group("states", "advice.status.", figures.states()));
    }

    private int year(String typed) {
        return typed.matches("20[0-9]{2}")
                ? Math.clamp(Integer.parseInt(typed), FIRST, thisYear())
                : thisYear();
    }

    private int thisYear() {
        return BerlinTime.today(clock).getYear();
    }
}
