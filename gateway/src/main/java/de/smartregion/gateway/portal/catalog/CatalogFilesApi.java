package de.smartregion.gateway.portal.catalog;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What takes longer: pictures are drawn anew, files are read line by line. */
@HttpExchange("/api/catalog")
interface CatalogFilesApi {
    @PostExchange("/pictures")
    Added addPicture(
            @RequestParam String submission,
            @RequestHeader("Content-Type") String type,
            @RequestHeader(name = "Link-Token", required = false) @Nullable String token,
            @RequestBody byte[] form);

    @PostExchange("/imports")
    Report importProjects(
            @RequestParam boolean dry,
            @RequestHeader("Content-Type") String type,
            @RequestBody byte[] file);

    record Added(String id) {}
}
