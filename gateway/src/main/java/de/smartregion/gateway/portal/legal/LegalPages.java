package de.smartregion.gateway.portal.legal;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import java.util.Locale;

/** Imprint and privacy notice: the office's own text, or the portal's with the office's names. */
@Controller
class LegalPages {
    private final LegalTexts texts;

    LegalPages(LegalTexts texts) {
        this.texts = texts;
    }

    @GetMapping("/impressum")
    String imprint(Model page, Locale reader) {
        page.addAttribute("text", texts.of("impressum", reader).orElse(null));
        return "legal/imprint";
    }

    @GetMapping("/datenschutz")
    String privacy(Model page, Locale reader) {
        page.addAttribute("text", texts.of("datenschutz", reader).orElse(null));
        return "legal/privacy";
    }
}
