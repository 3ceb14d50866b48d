package de.smartregion.catalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.Door;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * What the shapes of DCAT-AP 3.0 demand and recommend, as far as it is ours to tell: a project has
 * no time it covers, and a place of Hessen is known by its key.
 */
class DatasetTest {

    private static final String LITERAL = "literal";
    private static final String ANYTHING = "rdfs:Resource";
    private static final String TIME = "xsd:dateTime";

    private static final PortalSettings PORTAL =
            new PortalSettings(
                    URI.create("https://portal.example"),
                    URI.create("http://dcat-ap.de/def/licenses/dl-by-de/2.0"));

    /** Property, and the class of what it names. */
    private static final Map<String, Map<String, String>> DEMANDED =
            Map.of(
                    "dcat:Catalog",
                    Map.ofEntries(
                            Map.entry("dct:title", LITERAL),
                            Map.entry("dct:description", LITERAL),
                            Map.entry("dct:publisher", "foaf:Agent"),
                            Map.entry("dcat:dataset", "dcat:Dataset"),
                            Map.entry("dct:language", "dct:LinguisticSystem"),
                            Map.entry("dct:issued", TIME),
                            Map.entry("dct:modified", TIME),
                            Map.entry("dct:license", "dct:LicenseDocument"),
                            Map.entry("dct:spatial", "dct:Location"),
                            Map.entry("dcat:themeTaxonomy", "skos:ConceptScheme"),
                            Map.entry("foaf:homepage", "foaf:Document")),
                    "dcat:Dataset",
                    Map.of(
                            "dct:title", LITERAL,
                            "dct:description", LITERAL,
                            "dcat:distribution", "dcat:Distribution",
                            "dcat:keyword", LITERAL,
                            "dct:publisher", "foaf:Agent",
                            "dct:spatial", "dct:Location",
                            "dcat:theme", "skos:Concept",
                            "dct:accessRights", "dct:RightsStatement",
                            "dct:language", "dct:LinguisticSystem"),
                    "dcat:Distribution",
                    Map.of(
                            "dcat:accessURL", ANYTHING,
                            "dct:description", LITERAL,
                            "dct:format", "dct:MediaTypeOrExtent",
                            "dcat:mediaType", "dct:MediaType",
                            "dct:license", "dct:LicenseDocument",
                            "dcatap:availability", "skos:Concept"),
                    "foaf:Agent",
                    Map.of("foaf:name", LITERAL, "dct:type", "skos:Concept"),
                    "skos:Concept",
                    Map.of("skos:prefLabel", LITERAL),
                    "skos:ConceptScheme",
                    Map.of("dct:title", LITERAL));

    /** May be there once at most. */
    private static final List<String> ONCE =
            List.of(
                    "dct:publisher",
                    "dct:license",
                    "dct:issued",
                    "dct:modified",
                    "dct:accessRights",
                    "dct:type",
                    "dct:format",
                    "dcat:mediaType",
                    "dcatap:availability",
                    "foaf:homepage");

    @Test
    void theCatalogueKeepsTheShapesOfDcatAp() {
        var catalogue = read(Dataset.catalogue(List.of(Samples.published()), PORTAL));

        assertThat(findings(catalogue)).isEmpty();
        assertThat(catalogue.path("dct:modified").path("@value").asString())
                .isEqualTo(Samples.PUBLISHED.toString());
        var everything = catalogue.path("dcat:dataset").path(0);
        assertThat(addresses(everything))
                .contains("https://portal.example/api/catalog/projects.csv");
    }

    @Test
    void aProjectIsToldInGermanWordsWithEveryFileOfIt() {
        var project = read(Dataset.of(Samples.published(), PORTAL));

        assertThat(findings(project)).isEmpty();
        assertThat(project.path("dcat:keyword").findValuesAsString("@value"))
                .containsExactly("Umwelt", "Datenplattformen");
        assertThat(project.path("dct:title").findValuesAsString("@language"))
                .containsExactly("de", "en");
        var itself = "https://portal.example/api/catalog/projects/" + Samples.ID;
        assertThat(addresses(project))
                .containsExactly(itself, itself + ".jsonld", itself + "/profile.pdf");
        assertThat(classes(project.path("dcat:contactPoint"))).contains("vcard:Kind");
        for (var time : List.of("dct:issued", "dct:modified")) {
            assertThat(project.path(time).path("@type").asString()).isEqualTo(TIME);
        }
    }

    @Test
    void nobodyClaimsALicenceTheOfficeHasNotNamed() {
        var silent = new PortalSettings(PORTAL.url(), null);

        assertThat(Dataset.catalogue(List.of(Samples.published()), silent))
                .doesNotContain("dct:license");
    }

    @Test
    void anEmptyCatalogueIsOne() {
        assertThat(read(Dataset.catalogue(List.of(), PORTAL)).path("dcat:dataset").size()).isOne();
    }

    private static List<String> findings(JsonNode node) {
        var findings = new ArrayList<String>();
        look(node, findings);
        return findings;
    }

    private static void look(JsonNode node, List<String> findings) {
        for (var type : classes(node)) {
            DEMANDED.getOrDefault(type, Map.of())
                    .forEach(
                            (property, range) -> {
                                var values = all(node.path(property));
                                if (values.isEmpty()) {
                                    findings.add(type + " lacks " + property);
                                }
                                if (ONCE.contains(property) && values.size() > 1) {
                                    findings.add(type + " has several " + property);
                                }
                                values.stream()
                                        .filter(value -> !isOf(value, range))
                                        .forEach(
                                                value ->
                                                        findings.add(
                                                                type + " " + property + " is no "
                                                                        + range + ": " + value));
                            });
        }
        for (var child : node) {
            look(child, findings);
        }
    }

    private static boolean isOf(JsonNode value, String range) {
        return range.equals(LITERAL)
                ? value.isString() || (value.has("@language") && value.has("@value"))
                : classes(value).contains(range) && (value.has("@id") || value.has("@value"));
    }

    private static List<String> classes(JsonNode node) {
        return all(node.path("@type")).stream().map(JsonNode::asString).toList();
    }

    private static List<JsonNode> all(JsonNode value) {
        return value.isMissingNode()
                ? List.of()
                : value.isArray()
                        ? StreamSupport.stream(value.spliterator(), false).toList()
                        : List.of(value);
    }

    private static List<String> addresses(JsonNode dataset) {
        return all(dataset.path("dcat:distribution")).stream()
                .map(file -> file.path("dcat:accessURL").path("@id").asString())
                .toList();
    }

    private static JsonNode read(String json) {
        return Door.JSON.readTree(json);
    }
}
