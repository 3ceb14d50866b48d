package de.smartregion.gateway.portal.cases;

import de.smartregion.gateway.portal.consulting.AgendaClient;
import de.smartregion.gateway.portal.consulting.CaseFiles;
import de.smartregion.gateway.portal.consulting.Cases;
import de.smartregion.gateway.portal.consulting.CasesClient;
import de.smartregion.gateway.portal.consulting.Mode;
import de.smartregion.gateway.portal.consulting.Status;
import de.smartregion.gateway.portal.events.Errands;
import de.smartregion.gateway.portal.events.Part;
import de.smartregion.gateway.portal.places.Places;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Every consultation, what needs somebody first, and how much each consultant has to do. */
@Controller
class BoardPage {
    private static final int SIZE = 25;
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final CasesClient cases;
    private final CaseFiles files;
    private final AgendaClient agenda;
    private final Errands errands;
    private final Places places;

    BoardPage(
            CasesClient cases,
            CaseFiles files,
            AgendaClient agenda,
            Errands errands,
            Places places) {
        this.cases = cases;
        this.files = files;
        this.agenda = agenda;
        this.errands = errands;
        this.places = places;
    }

    @GetMapping("/verwaltung/beratungen")
    String board(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String consultant,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String module,
            @RequestParam(defaultValue = "") String mode,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String overdue,
            @RequestParam(defaultValue = "") String collides,
            @RequestParam(defaultValue = "0") String page,
            Model model) {
        var search =
                Search.of(
                        state,
                        consultant,
                        district,
                        place,
                        module,
                        mode,
                        query,
                        overdue,
                        collides,
                        page,
                        places);
        var load = errands.start(cases::load);
        var consultants = errands.start(agenda::consultants);
        var modules = errands.start(agenda::modules);
        model.addAttribute("search", search);
        model.addAttribute("statuses", Status.values());
        model.addAttribute("districts", places.everyDistrict());
        model.addAttribute("places", places.all());
        model.addAttribute("modes", Mode.values());
        model.addAttribute("modules", Part.of(modules));
        model.addAttribute("listing", Part.of(() -> listing(search)));
        model.addAttribute("load", Part.of(load));
        model.addAttribute("consultants", Part.of(consultants));
        return "cases/board";
    }

    /** What the board shows, with all its pages. */
    @GetMapping("/verwaltung/beratungen.{ending:csv|xlsx}")
    ResponseEntity<byte[]> file(
            @PathVariable String ending,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String consultant,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String module,
            @RequestParam(defaultValue = "") String mode,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String overdue,
            @RequestParam(defaultValue = "") String collides) {
        var search =
                Search.of(
                        state,
                        consultant,
                        district,
                        place,
                        module,
                        mode,
                        query,
                        overdue,
                        collides,
                        "",
                        places);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ending.equals("csv") ? CSV : XLSX))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("beratungen." + ending)
                                .build()
                                .toString())
                .body(files.sheet(ending, search.filter()));
    }

    private Cases listing(Search search) {
        return cases.some(search.filter(), search.page(), SIZE);
    }
}
