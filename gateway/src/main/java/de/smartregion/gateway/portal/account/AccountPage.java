package de.smartregion.gateway.portal.account;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What a municipality's person finds of their own. */
@Controller
class AccountPage {
    @GetMapping("/mein-bereich")
    String account() {
        return "account/account";
    }
}
