package de.smartregion.gateway.portal.shell;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What the law wants every portal to say. */
@Controller
class LegalPages {
    @GetMapping("/impressum")
    String imprint() {
        return "legal/imprint";
    }

    @GetMapping("/datenschutz")
    String privacy() {
        return "legal/privacy";
    }

    @GetMapping("/barrierefreiheit")
    String accessibility() {
        return "legal/accessibility";
    }
}
