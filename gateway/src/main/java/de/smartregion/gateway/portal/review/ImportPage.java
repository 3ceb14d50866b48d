package de.smartregion.gateway.portal.review;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Reply;
import de.smartregion.gateway.portal.catalog.Report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.io.IOException;
import java.util.Optional;

/** Brings in projects from a file, with a report for each line that is wrong. */
@Controller
@RequestMapping("/verwaltung/projekte/import")
class ImportPage {
    /** As smartregion.limits.larger has it. */
    private static final int MOST = 11 << 20;

    private final CatalogClient catalog;

    ImportPage(CatalogClient catalog) {
        this.catalog = catalog;
    }

    @GetMapping
    String form() {
        return "review/import";
    }

    @PostMapping
    String take(
            @RequestParam(defaultValue = "true") boolean dry,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String type,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page)
            throws IOException {
        var form = request.getInputStream().readNBytes(MOST + 1);
        if (form.length > MOST) {
            return wrong("IMPORT_TOO_LARGE", page, response);
        }
        Optional<SentFile> sent = SentFile.in(type, form);
        if (sent.isEmpty()) {
            return wrong("NO_FILE", page, response);
        }
        var file = sent.get();
        return switch (catalog.importProjects(file.type(), file.content(), dry)) {
            case Reply.Done<Report>(var report, _) -> told(report, page);
            case Reply.Refused<Report>(var why, _) -> wrong(why.name(), page, response);
            case Reply.Unaccepted<Report> _, Reply.Unknown<Report> _, Reply.Outdated<Report> _ ->
                    wrong("IMPORT_UNREADABLE", page, response);
        };
    }

    private static String told(Report report, Model page) {
        page.addAttribute("report", report);
        return "review/import";
    }

    private static String wrong(String why, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        page.addAttribute("why", why);
        return "review/import";
    }
}
