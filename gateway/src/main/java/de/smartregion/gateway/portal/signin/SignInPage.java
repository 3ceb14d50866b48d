package de.smartregion.gateway.portal.signin;

import de.smartregion.gateway.portal.shell.Person;
import de.smartregion.gateway.signin.PortalAddress;
import de.smartregion.gateway.signin.SignInFailure;
import de.smartregion.gateway.signin.SignInSettings;
import de.smartregion.gateway.signin.Target;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The door to the provider, and what is said when nobody could be signed in. */
@Controller
class SignInPage {
    private final SignInSettings settings;
    private final PortalAddress portal;

    SignInPage(SignInSettings settings, PortalAddress portal) {
        this.settings = settings;
        this.portal = portal;
    }

    @GetMapping("/anmelden")
    String signIn(
            @RequestParam(required = false) @Nullable String ziel,
            @RequestParam(required = false) @Nullable String hier,
            @Nullable Person person,
            HttpServletRequest request) {
        if (!settings.on()) {
            return "signin/off";
        }
        if (person != null) {
            return "redirect:" + new Target(ziel == null ? "/" : ziel).path();
        }
        // Once: behind a proxy that tells us another name than people see, it would never end.
        if (hier == null && portal.isElsewhere(request)) {
            return "redirect:" + atHome(ziel);
        }
        Target.keep(ziel, request.getSession());
        return "redirect:/oauth2/authorization/smart-region";
    }

    /** This page at the portal's own address, which stands in the settings. */
    private String atHome(@Nullable String ziel) {
        return UriComponentsBuilder.fromUriString(portal.of("/anmelden"))
                .queryParam("ziel", "{target}")
                .queryParam("hier", "ja")
                .encode(StandardCharsets.UTF_8)
                .buildAndExpand(new Target(ziel == null ? "/" : ziel).path())
                .toUriString();
    }

    @GetMapping(SignInFailure.PAGE)
    String failed(@RequestParam(required = false) @Nullable String grund, Model page) {
        var why =
                Arrays.stream(SignInFailure.values())
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .filter(each -> each.equals(grund))
                        .findFirst();
        page.addAttribute("why", why.orElse("unbelievable"));
        return "signin/failed";
    }
}
