package de.smartregion.gateway.portal.consultants;

import de.smartregion.gateway.portal.advice.BerlinTime;
import de.smartregion.gateway.portal.consulting.AgendaClient;
import de.smartregion.gateway.portal.consulting.Case;
import de.smartregion.gateway.portal.consulting.CasesClient;
import de.smartregion.gateway.portal.consulting.Consultant;
import de.smartregion.gateway.portal.consulting.Kept;
import de.smartregion.gateway.portal.consulting.Week;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.Part;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One day of a consultant with all that is needed on the way: for phones, and for paper. */
@Controller
class DayPage {
    private final AgendaClient agenda;
    private final CasesClient cases;
    private final Errands errands;
    private final Clock clock;

    /**
     * What is on that day.
     *
     * @param found the consultation, unless there is none, or it cannot be fetched
     */
    record Stop(Week.Entry entry, @Nullable Case found) {
        /** As the consultation has it; held times are no appointments of it yet. */
        public Case.@Nullable Appointment appointment() {
            return found == null
                    ? null
                    : found.appointments().stream()
                            .filter(Case.Appointment::scheduled)
                            .filter(it -> it.start().equals(entry.start()))
                            .findFirst()
                            .orElse(null);
        }
    }

    DayPage(AgendaClient agenda, CasesClient cases, Errands errands, Clock clock) {
        this.agenda = agenda;
        this.cases = cases;
        this.errands = errands;
        this.clock = clock;
    }

    @GetMapping("/beratende/tag")
    String own(@RequestParam(defaultValue = "") String tag, Model page) {
        return day(tag, Part.of(agenda::me), page);
    }

    @GetMapping("/verwaltung/beratende/{id:[\\w-]{1,64}}/tag")
    String somebodys(
            @PathVariable String id, @RequestParam(defaultValue = "") String tag, Model page) {
        var who =
                agenda.consultant(id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("who", who.value());
        return day(tag, new Part<>(Optional.of(who)), page);
    }

    private String day(String tag, Part<Optional<Kept<Consultant>>> who, Model page) {
        var asked = BerlinTime.date(tag);
        var date = asked == null ? BerlinTime.today(clock) : asked;
        var day =
                Part.of(
                        () ->
                                who.value() == null
                                        ? List.<Week.Day>of()
                                        : who.value()
                                                .map(it -> one(it.value().id(), date))
                                                .orElse(List.of()));
        boolean there = who.there() && day.there();
        page.addAttribute("there", there);
        page.addAttribute("unknown", there && day.orElse(List.of()).isEmpty());
        page.addAttribute("day", day.orElse(List.of()).stream().findFirst().orElse(null));
        page.addAttribute(
                "stops",
                stops(
                        day.orElse(List.of()).stream()
                                .flatMap(it -> it.entries().stream())
                                .toList()));
        page.addAttribute("date", date);
        page.addAttribute("before", date.minusDays(1));
        page.addAttribute("after", date.plusDays(1));
        return "consultants/day";
    }

    private List<Week.Day> one(String consultant, LocalDate date) {
        return agenda.week(consultant, date).days().stream()
                .filter(it -> it.date().equals(date))
                .toList();
    }

    private List<Stop> stops(List<Week.Entry> entries) {
        Map<String, Supplier<Optional<Kept<Case>>>> asked = new HashMap<>();
        for (var entry : entries) {
            var consultation = entry.consultation();
            if (consultation != null) {
                asked.computeIfAbsent(consultation, id -> errands.start(() -> cases.one(id, null)));
            }
        }
        return entries.stream()
                .map(
                        entry -> {
                            var answer =
                                    entry.consultation() == null
                                            ? null
                                            : asked.get(entry.consultation());
                            return new Stop(
                                    entry,
                                    answer == null
                                            ? null
                                            : Part.of(answer)
                                                    .orElse(Optional.empty())
                                                    .map(Kept::value)
                                                    .orElse(null));
                        })
                .toList();
    }
}
