package de.smartregion.gateway.portal.home;

import de.smartregion.gateway.portal.account.PublicAddress;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What search engines may look at, and where they find all of it. */
@Controller
class RobotsPage {
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final PublicAddress portal;

    RobotsPage(PublicAddress portal) {
        this.portal = portal;
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots(HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(
                        """
                        User-agent: *
                        Disallow: /anmelden
                        Disallow: /mein-bereich
                        Disallow: /beratende
                        Disallow: /verwaltung

                        Sitemap: %s
                        Sitemap: %s
                        """
                                .formatted(
                                        portal.of("/api/catalog/sitemap.xml", request),
                                        portal.of("/sitemap.xml", request)));
    }
}
