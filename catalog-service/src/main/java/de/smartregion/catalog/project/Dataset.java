package de.smartregion.catalog.project;

import de.smartregion.catalog.project.Profile.Contact;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Projects as DCAT-AP 3 in JSON-LD: the catalogue, and each project as one of its data sets. */
final class Dataset {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String PUBLIC =
            "http://publications.europa.eu/resource/authority/access-right/PUBLIC";
    private static final String THEMES =
            "http://publications.europa.eu/resource/authority/data-theme/";
    private static final String GERMAN =
            "http://publications.europa.eu/resource/authority/language/DEU";
    private static final String KEYS = "http://dcat-ap.de/def/politicalGeocoding/";

    private static final Map<String, String> THEME =
            Map.of(
                    "MOBILITY", "TRAN",
                    "ENERGY", "ENER",
                    "HEALTH", "HEAL",
                    "WASTE", "ENVI",
                    "PARTICIPATION", "GOVE",
                    "DATA_PLATFORMS", "TECH",
                    "ADMINISTRATION", "GOVE",
                    "ENVIRONMENT", "ENVI",
                    "SOCIETY", "SOCI",
                    "BUSINESS", "ECON");

    private Dataset() {}

    static String catalogue(List<Project> projects, PortalSettings portal) {
        var catalogue = JSON.createObjectNode();
        catalogue.set("@context", context());
        catalogue.put("@id", portal.at("/api/catalog/projects.jsonld"));
        catalogue.put("@type", "dcat:Catalog");
        text(catalogue, "dct:title", "de", "Gute Praxis der Smarten Region Hessen");
        text(
                catalogue,
                "dct:description",
                "de",
                "Digitale Projekte hessischer Kommunen, geprüft von der Geschäftsstelle.");
        id(catalogue, "foaf:homepage", portal.at("/projekte"));
        id(catalogue, "dct:language", GERMAN);
        catalogue
                .putObject("dct:publisher")
                .put("@id", portal.at("/"))
                .put("@type", "foaf:Organization")
                .put("foaf:name", "Geschäftsstelle Smarte Region Hessen");
        var datasets = catalogue.putArray("dcat:dataset");
        projects.forEach(project -> datasets.add(dataset(project, portal)));
        return JSON.writeValueAsString(catalogue);
    }

    static String of(Project project, PortalSettings portal) {
        var dataset = JSON.createObjectNode();
        dataset.set("@context", context());
        dataset.setAll(dataset(project, portal));
        return JSON.writeValueAsString(dataset);
    }

    private static ObjectNode dataset(Project project, PortalSettings portal) {
        var profile = project.profile();
        var page = portal.page(project.id());
        var dataset = JSON.createObjectNode();
        dataset.put("@id", page);
        dataset.put("@type", "dcat:Dataset");
        dataset.put("dct:identifier", project.id());
        text(dataset, "dct:title", "de", profile.title());
        if (profile.titleEnglish() != null) {
            text(dataset, "dct:title", "en", profile.titleEnglish());
        }
        text(dataset, "dct:description", "de", profile.summary());
        if (profile.summaryEnglish() != null) {
            text(dataset, "dct:description", "en", profile.summaryEnglish());
        }
        time(dataset, "dct:issued", project.publishedAt().toString());
        time(dataset, "dct:modified", project.changedAt().toString());
        dataset.put("dcat:version", String.valueOf(project.revision()));
        id(dataset, "dcat:landingPage", page);
        id(dataset, "dct:language", GERMAN);
        id(dataset, "dct:accessRights", PUBLIC);
        var themes = dataset.putArray("dcat:theme");
        profile.fields().stream()
                .map(THEME::get)
                .distinct()
                .forEach(theme -> themes.addObject().put("@id", THEMES + theme));
        var words = dataset.putArray("dcat:keyword");
        profile.fields().forEach(field -> words.add(field.toLowerCase(Locale.ROOT)));
        var places = dataset.putArray("dct:spatial");
        profile.municipalities().forEach(key -> places.addObject().put("@id", place(key)));
        Contact contact = profile.contact();
        dataset.putObject("dcat:contactPoint")
                .put("@type", "vcard:Organization")
                .put("vcard:fn", contact.name())
                .putObject("vcard:hasEmail")
                .put("@id", "mailto:" + contact.email());
        var form = dataset.putArray("dcat:distribution").addObject();
        form.put("@id", portal.at("/api/catalog/projects/" + project.id()));
        form.put("@type", "dcat:Distribution");
        id(form, "dcat:accessURL", portal.at("/api/catalog/projects/" + project.id()));
        id(form, "dcat:mediaType", "http://www.iana.org/assignments/media-types/application/json");
        return dataset;
    }

    private static String place(String key) {
        return KEYS + (key.length() == 5 ? "districtKey/" : "municipalityKey/") + key;
    }

    private static void text(ObjectNode node, String name, String language, String text) {
        var texts = node.get(name) instanceof ArrayNode array ? array : node.putArray(name);
        texts.addObject().put("@language", language).put("@value", text);
    }

    private static void time(ObjectNode node, String name, String time) {
        node.putObject(name).put("@type", "xsd:dateTime").put("@value", time);
    }

    private static void id(ObjectNode node, String name, String id) {
        node.putObject(name).put("@id", id);
    }

    private static ObjectNode context() {
        return JSON.createObjectNode()
                .put("dcat", "http://www.w3.org/ns/dcat#")
                .put("dct", "http://purl.org/dc/terms/")
                .put("foaf", "http://xmlns.com/foaf/0.1/")
                .put("vcard", "http://www.w3.org/2006/vcard/ns#")
                .put("xsd", "http://www.w3.org/2001/XMLSchema#");
    }
}
