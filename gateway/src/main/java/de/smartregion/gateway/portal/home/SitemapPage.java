package de.smartregion.gateway.portal.home;

import de.smartregion.gateway.portal.account.PublicAddress;
import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.OfficeOffer;
import de.smartregion.gateway.portal.events.EventsClient;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.HtmlUtils;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The portal's own addresses for search engines, with offers, gatherings to come and findings. */
@Controller
class SitemapPage {
    private static final MediaType XML =
            new MediaType("application", "xml", StandardCharsets.UTF_8);
    private static final String BEGINNING =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            """;
    private static final List<String> ALWAYS =
            List.of(
                    "/",
                    "/veranstaltungen",
                    "/ergebnisse",
                    "/projekte",
                    "/beratung",
                    "/barrierefreiheit",
                    "/datenschutz",
                    "/impressum");

    /** As many as the service tells at once. */
    private static final int SOME = 100;

    /** Some years of gatherings; a request asks no more often. */
    private static final int PAGES = 10;

    private final EventsClient events;
    private final CatalogClient catalog;
    private final PublicAddress portal;

    SitemapPage(EventsClient events, CatalogClient catalog, PublicAddress portal) {
        this.events = events;
        this.catalog = catalog;
        this.portal = portal;
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<String> sitemap(HttpServletRequest request) {
        var map = new StringBuilder(BEGINNING);
        ALWAYS.forEach(path -> add(map, portal.of(path, request), null));
        // The map is kept for everybody, whoever asked for it.
        catalog.offers().stream()
                .filter(OfficeOffer::visible)
                .forEach(it -> add(map, portal.of("/angebote/" + it.id(), request), null));
        for (int page = 0, pages = 1; page < Math.min(pages, PAGES); page++) {
            var some = events.gatherings(null, null, null, page, SOME);
            pages = some.pages();
            some.items().stream()
                    .filter(it -> !it.status().equals("DRAFT"))
                    .forEach(
                            it ->
                                    add(
                                            map,
                                            portal.of("/veranstaltungen/" + it.id(), request),
                                            null));
        }
        for (int page = 0, pages = 1; page < Math.min(pages, PAGES); page++) {
            var some = events.findings(null, null, page, SOME);
            pages = some.pages();
            some.items()
                    .forEach(
                            it ->
                                    add(
                                            map,
                                            portal.of("/ergebnisse/" + it.id(), request),
                                            it.changedAt()));
        }
        return ResponseEntity.ok()
                .contentType(XML)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(map.append("</urlset>\n").toString());
    }

    private static void add(StringBuilder map, String address, @Nullable Instant changed) {
        map.append("<url><loc>").append(HtmlUtils.htmlEscapeDecimal(address)).append("</loc>");
        if (changed != null) {
            map.append("<lastmod>").append(changed).append("</lastmod>");
        }
        map.append("</url>\n");
    }
}
