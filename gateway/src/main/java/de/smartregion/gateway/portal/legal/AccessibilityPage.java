package de.smartregion.gateway.portal.legal;

import de.smartregion.gateway.portal.events.ServiceAway;
import de.smartregion.gateway.portal.registration.FormErrors;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.Locale;
import java.util.Map;

/** The accessibility statement, and the form for who met a barrier all the same. */
@Controller
@RequestMapping("/barrierefreiheit")
class AccessibilityPage {
    private final LegalTexts texts;
    private final FeedbackClient office;

    AccessibilityPage(LegalTexts texts, FeedbackClient office) {
        this.texts = texts;
        this.office = office;
    }

    @GetMapping
    String statement(Model page, Locale reader) {
        return statement(page, reader, FeedbackForm.empty(), FormErrors.NONE);
    }

    @PostMapping
    String report(
            @RequestParam Map<String, String> typed,
            Model page,
            Locale reader,
            HttpServletResponse response) {
        var form = FeedbackForm.typed(typed);
        var errors = form.check();
        if (!errors.all().isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return statement(page, reader, form, errors);
        }
        boolean taken;
        try {
            taken = office.report(form);
        } catch (ServiceAway _) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            page.addAttribute("notice", "away");
            return statement(page, reader, form, FormErrors.NONE);
        }
        if (!taken) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return statement(page, reader, form, FeedbackForm.UNACCEPTED);
        }
        return "redirect:/barrierefreiheit/danke";
    }

    @GetMapping("/danke")
    String thanks() {
        return "legal/thanks";
    }

    private String statement(Model page, Locale reader, FeedbackForm form, FormErrors errors) {
        page.addAttribute("text", texts.of("barrierefreiheit", reader).orElse(null));
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        return "legal/accessibility";
    }
}
