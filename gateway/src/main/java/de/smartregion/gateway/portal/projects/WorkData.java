package de.smartregion.gateway.portal.projects;

import de.smartregion.gateway.portal.catalog.Project;
import de.smartregion.gateway.signin.PortalAddress;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A project for search engines: a work in the words of schema.org, as JSON-LD. A browser reads it
 * as data and runs nothing, so the policy needs no exception for it.
 */
@Component
class WorkData {
    private final PortalAddress portal;
    private final JsonMapper json;

    WorkData(PortalAddress portal, JsonMapper json) {
        this.portal = portal;
        this.json = json;
    }

    /** Inside a script element: there is nothing in it that could end one. */
    String of(Project project) {
        var work = new LinkedHashMap<String, Object>();
        work.put("@context", "https://schema.org");
        work.put("@type", "CreativeWork");
        work.put("@id", address("/projekte/" + project.id()));
        work.put("url", address("/projekte/" + project.id()));
        put(work, "name", project.title());
        put(work, "alternateName", project.titleEnglish());
        put(work, "abstract", project.summary());
        work.put("inLanguage", "de");
        put(work, "datePublished", project.publishedAt());
        put(work, "dateModified", project.changedAt());
        put(work, "license", project.licence());
        work.put(
                "creator",
                project.municipalities().stream()
                        .map(area -> thing("GovernmentOrganization", area.name()))
                        .toList());
        work.put(
                "contributor",
                project.partners().stream().map(name -> thing("Organization", name)).toList());
        work.put(
                "image",
                project.pictures().stream()
                        .map(each -> address("/api/catalog/pictures/" + each.picture()))
                        .toList());
        put(work, "locationCreated", place(project));
        work.values().removeIf(value -> value instanceof List<?> list && list.isEmpty());
        return json.writeValueAsString(work).replace("<", "\\u003c");
    }

    private static @Nullable Map<String, Object> place(Project project) {
        var where = project.place();
        if (where == null) {
            return null;
        }
        var place = thing("Place", where.label());
        place.put(
                "geo",
                Map.of(
                        "@type", "GeoCoordinates",
                        "latitude", where.lat(),
                        "longitude", where.lon()));
        return place;
    }

    private static Map<String, Object> thing(String type, @Nullable String name) {
        var thing = new LinkedHashMap<String, Object>();
        thing.put("@type", type);
        put(thing, "name", name);
        return thing;
    }

    private static void put(Map<String, Object> to, String name, @Nullable Object value) {
        if (value != null) {
            to.put(name, value);
        }
    }

    /** As a path where nobody said what the portal is called: it is that of the page. */
    private String address(String path) {
        return portal.url() == null ? path : portal.of(path);
    }
}
