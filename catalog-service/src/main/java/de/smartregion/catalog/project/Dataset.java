package de.smartregion.catalog.project;

import de.smartregion.catalog.project.Profile.Contact;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Projects as DCAT-AP 3 in JSON-LD: the catalogue, and each project as one of its data sets. Each
 * thing says of which class it is, as a harvester looks nothing up.
 */
final class Dataset {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";
    private static final String MEDIA = "http://www.iana.org/assignments/media-types/";
    private static final String PLACES = "http://dcat-ap.de/def/politicalGeocoding/";
    private static final String HESSEN = PLACES + "stateKey/06";
    private static final Words WORDS = Words.in(Locale.GERMAN);

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

    /** As the vocabulary calls them: whoever reads this need not have it at hand. */
    private static final Map<String, String> CALLED =
            Map.of(
                    "TRAN", "Verkehr",
                    "ENER", "Energie",
                    "HEAL", "Gesundheit",
                    "ENVI", "Umwelt",
                    "GOVE", "Regierung und öffentlicher Sektor",
                    "TECH", "Wissenschaft und Technologie",
                    "SOCI", "Bevölkerung und Gesellschaft",
                    "ECON", "Wirtschaft und Finanzen");

    /** A file somebody can fetch, and what the vocabularies call its format. */
    private record File(String path, String title, String media, String format) {}

    private Dataset() {}

    static String catalogue(List<Project> projects, PortalSettings portal) {
        var catalogue = JSON.createObjectNode();
        catalogue.set("@context", context());
        catalogue.put("@id", portal.at("/api/catalog/projects.jsonld"));
        catalogue.put("@type", "dcat:Catalog");
        text(catalogue, "dct:title", "Gute Praxis der Smarten Region Hessen");
        text(
                catalogue,
                "dct:description",
                "Digitale Projekte hessischer Kommunen, geprüft von der Geschäftsstelle.");
        thing(catalogue, "foaf:homepage", portal.at("/projekte"), "foaf:Document");
        about(catalogue, portal);
        projects.stream()
                .map(Project::publishedAt)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> time(catalogue, "dct:issued", first));
        projects.stream()
                .map(Project::changedAt)
                .max(Comparator.naturalOrder())
                .ifPresent(last -> time(catalogue, "dct:modified", last));
        thing(catalogue, "dct:spatial", HESSEN, "dct:Location");
        var themes =
                thing(
                        catalogue,
                        "dcat:themeTaxonomy",
                        AUTHORITY + "data-theme",
                        "skos:ConceptScheme");
        text(themes, "dct:title", "Datenthemen");
        var datasets = catalogue.putArray("dcat:dataset");
        datasets.add(everything(portal));
        projects.forEach(project -> datasets.add(dataset(project, portal)));
        return JSON.writeValueAsString(catalogue);
    }

    static String of(Project project, PortalSettings portal) {
        var dataset = JSON.createObjectNode();
        dataset.set("@context", context());
        dataset.setAll(dataset(project, portal));
        return JSON.writeValueAsString(dataset);
    }

    /** The catalogue as one data set: what somebody takes who wants all of it. */
    private static ObjectNode everything(PortalSettings portal) {
        var dataset = JSON.createObjectNode();
        dataset.put("@id", portal.at("/projekte"));
        dataset.put("@type", "dcat:Dataset");
        dataset.put("dct:identifier", "projects");
        text(dataset, "dct:title", "Alle Projekte der Smarten Region Hessen");
        text(dataset, "dct:description", "Alle veröffentlichten Projekte in einer Datei.");
        about(dataset, portal);
        thing(
                dataset,
                "dct:accessRights",
                AUTHORITY + "access-right/PUBLIC",
                "dct:RightsStatement");
        theme(dataset.putArray("dcat:theme"), "GOVE");
        text(dataset, "dcat:keyword", "Gute Praxis");
        thing(dataset, "dct:spatial", HESSEN, "dct:Location");
        files(
                dataset,
                portal,
                new File("/api/catalog/projects.csv", "Tabelle", "text/csv", "CSV"),
                new File(
                        "/api/catalog/projects.jsonld",
                        "Daten nach DCAT-AP",
                        "application/ld+json",
                        "JSON_LD"),
                new File(
                        "/api/catalog/projects.atom",
                        "Neues für Feed-Leser",
                        "application/atom+xml",
                        "ATOM"));
        return dataset;
    }

    private static ObjectNode dataset(Project project, PortalSettings portal) {
        var profile = project.profile();
        var page = portal.page(project.id());
        var dataset = JSON.createObjectNode();
        dataset.put("@id", page);
        dataset.put("@type", "dcat:Dataset");
        dataset.put("dct:identifier", project.id());
        text(dataset, "dct:title", profile.title());
        english(dataset, "dct:title", profile.titleEnglish());
        text(dataset, "dct:description", profile.summary());
        english(dataset, "dct:description", profile.summaryEnglish());
        about(dataset, portal);
        time(dataset, "dct:issued", project.publishedAt());
        time(dataset, "dct:modified", project.changedAt());
        dataset.put("dcat:version", String.valueOf(project.revision()));
        thing(dataset, "dcat:landingPage", page, "foaf:Document");
        thing(
                dataset,
                "dct:accessRights",
                AUTHORITY + "access-right/PUBLIC",
                "dct:RightsStatement");
        var themes = dataset.putArray("dcat:theme");
        profile.fields().stream().map(THEME::get).distinct().forEach(it -> theme(themes, it));
        profile.fields().forEach(it -> text(dataset, "dcat:keyword", WORDS.of("field." + it)));
        var places = dataset.putArray("dct:spatial");
        profile.municipalities()
                .forEach(
                        key ->
                                places.addObject()
                                        .put("@id", place(key))
                                        .put("@type", "dct:Location"));
        Contact contact = profile.contact();
        var reached = dataset.putObject("dcat:contactPoint");
        reached.putArray("@type").add("vcard:Kind").add("vcard:Organization");
        reached.put("vcard:fn", contact.name())
                .putObject("vcard:hasEmail")
                .put("@id", "mailto:" + contact.email());
        var path = "/api/catalog/projects/" + project.id();
        files(
                dataset,
                portal,
                new File(path, "Daten", "application/json", "JSON"),
                new File(path + ".jsonld", "Daten nach DCAT-AP", "application/ld+json", "JSON_LD"),
                new File(path + "/profile.pdf", "Steckbrief", "application/pdf", "PDF"));
        return dataset;
    }

    /** Whose it is, in which language, and what may be done with it. */
    private static void about(ObjectNode node, PortalSettings portal) {
        var office = node.putObject("dct:publisher").put("@id", portal.at("/"));
        office.putArray("@type").add("foaf:Agent").add("foaf:Organization");
        office.put("foaf:name", "Geschäftsstelle Smarte Region Hessen");
        concept(
                office.putObject("dct:type"),
                "http://purl.org/adms/publishertype/RegionalAuthority",
                "Regionale Behörde");
        thing(node, "dct:language", AUTHORITY + "language/DEU", "dct:LinguisticSystem");
        licence(node, portal);
    }

    private static void files(ObjectNode dataset, PortalSettings portal, File... files) {
        var all = dataset.putArray("dcat:distribution");
        for (var file : files) {
            var address = portal.at(file.path());
            var node = all.addObject().put("@id", address + "#file");
            node.put("@type", "dcat:Distribution");
            text(node, "dct:title", file.title());
            text(node, "dct:description", file.title() + " (" + file.format() + ")");
            thing(node, "dcat:accessURL", address, "rdfs:Resource");
            thing(node, "dcat:mediaType", MEDIA + file.media(), "dct:MediaType");
            thing(
                    node,
                    "dct:format",
                    AUTHORITY + "file-type/" + file.format(),
                    "dct:MediaTypeOrExtent");
            concept(
                    node.putObject("dcatap:availability"),
                    AUTHORITY + "planned-availability/STABLE",
                    "stabil");
            licence(node, portal);
        }
    }

    private static void licence(ObjectNode node, PortalSettings portal) {
        var licence = portal.licence();
        if (licence != null) {
            thing(node, "dct:license", licence.toString(), "dct:LicenseDocument");
        }
    }

    private static void theme(ArrayNode themes, String theme) {
        concept(
                themes.addObject(),
                AUTHORITY + "data-theme/" + theme,
                CALLED.getOrDefault(theme, theme));
    }

    private static void concept(ObjectNode node, String id, String called) {
        node.put("@id", id).put("@type", "skos:Concept");
        text(node, "skos:prefLabel", called);
    }

    private static String place(String key) {
        return PLACES + (key.length() == 5 ? "districtKey/" : "municipalityKey/") + key;
    }

    private static void text(ObjectNode node, String name, String text) {
        said(node, name, "de", text);
    }

    private static void english(ObjectNode node, String name, @Nullable String text) {
        if (text != null) {
            said(node, name, "en", text);
        }
    }

    private static void said(ObjectNode node, String name, String language, String text) {
        var texts = node.get(name) instanceof ArrayNode array ? array : node.putArray(name);
        texts.addObject().put("@language", language).put("@value", text);
    }

    private static void time(ObjectNode node, String name, Instant time) {
        node.putObject(name).put("@type", "xsd:dateTime").put("@value", time.toString());
    }

    private static ObjectNode thing(ObjectNode node, String name, String id, String type) {
        return node.putObject(name).put("@id", id).put("@type", type);
    }

    private static ObjectNode context() {
        return JSON.createObjectNode()
                .put("dcat", "http://www.w3.org/ns/dcat#")
                .put("dcatap", "http://data.europa.eu/r5r/")
                .put("dct", "http://purl.org/dc/terms/")
                .put("foaf", "http://xmlns.com/foaf/0.1/")
                .put("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
                .put("skos", "http://www.w3.org/2004/02/skos/core#")
                .put("vcard", "http://www.w3.org/2006/vcard/ns#")
                .put("xsd", "http://www.w3.org/2001/XMLSchema#");
    }
}
