package de.smartregion.gateway.portal.desk;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the office works. */
@Controller
class DeskPage {
    @GetMapping("/verwaltung")
    String desk() {
        return "desk/desk";
    }
}
