package de.smartregion.gateway.portal.shell;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Chooses the language without a page to keep: links elsewhere may point here. */
@Controller
class LanguagePage {
    @GetMapping("/sprache")
    String choose(@RequestParam(required = false) @Nullable String lang) {
        return Languages.named(lang) == null ? "shell/language" : "redirect:/";
    }
}
