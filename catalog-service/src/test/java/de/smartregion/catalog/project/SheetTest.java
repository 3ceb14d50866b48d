package de.smartregion.catalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import static java.awt.image.BufferedImage.TYPE_INT_RGB;

import com.sun.net.httpserver.HttpServer;

import de.smartregion.catalog.Door;
import de.smartregion.catalog.project.Profile.Cost;
import de.smartregion.catalog.project.Profile.Picture;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

import tools.jackson.databind.node.ObjectNode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

class SheetTest {

    private static final PortalSettings PORTAL =
            new PortalSettings(URI.create("https://portal.example"), null);
    private static final String MARKDOWN =
            """
            # Ausgangslage

            Bäume leiden. Mehr [beim Land](https://land.example/baeume).

            | Jahr | Bäume |
            | --- | --- |
            | 2025 | 800 |

            - eins
            - **zwei**

            > Ein Zitat.
            """;
    private static final String HERE = "A".repeat(43);
    private static final PictureFiles PICTURES =
            picture ->
                    Optional.of(picture)
                            .filter(HERE::equals)
                            .map(_ -> new PictureFiles.File("image/jpeg", drawn("jpg")));

    @Test
    void itIsTaggedSpeaksGermanHasATitleAndItsFontInIt() throws IOException {
        try (var pdf =
                Loader.loadPDF(Sheet.of(Samples.published(), PORTAL, PICTURES, Locale.GERMAN))) {
            var catalogue = pdf.getDocumentCatalog();
            assertThat(catalogue.getMarkInfo().isMarked()).isTrue();
            assertThat(catalogue.getStructureTreeRoot()).isNotNull();
            assertThat(catalogue.getLanguage()).isEqualTo("de");
            assertThat(pdf.getDocumentInformation().getTitle())
                    .isEqualTo(Samples.profile().title());
            assertThat(catalogue.getViewerPreferences().displayDocTitle()).isTrue();
            var resources = pdf.getPage(0).getResources();
            for (COSName name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).as(name.getName()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void itKeepsPdfUa(String language) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var everything =
                Samples.profile(
                        it -> {
                            it.put("description", MARKDOWN);
                            it.set(
                                    "pictures",
                                    Door.JSON.valueToTree(
                                            List.of(
                                                    new Picture(HERE, "Sensor", "Hier", "Stadt"),
                                                    new Picture(HERE, "Linde", null, null))));
                        });
        var project = Project.publish("p", everything, 1, Samples.PUBLISHED).project();
        var bytes = Sheet.of(project, PORTAL, PICTURES, Locale.of(language));
        try (var parser =
                        Foundries.defaultInstance()
                                .createParser(
                                        new ByteArrayInputStream(bytes), PDFAFlavour.PDFUA_1);
                var validator =
                        Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            var result = validator.validate(parser);
            assertThat(result.getTestAssertions())
                    .extracting(it -> it.getRuleId().getClause() + " " + it.getMessage())
                    .isEmpty();
            assertThat(result.getTotalAssertions()).isGreaterThan(1_000);
        }
    }

    @Test
    void everythingPeopleReadIsInIt() throws IOException {
        assertThat(textOf(everything(), Locale.GERMAN))
                .contains(
                        "Sensoren im Boden gegen trockene Stadtbäume",
                        "Beispiel: dieses Projekt",
                        "Messwerte sagen",
                        "Kommune Bad Homburg",
                        "Ort Promenade (50.2268, 8.6182)",
                        "Handlungsfelder Umwelt, Datenplattformen",
                        "Stand in Betrieb",
                        "Kosten 12.000 € bis 40.000 €",
                        "Anmerkung zu den Kosten Ohne Personal.",
                        "Förderung Starke Heimat Hessen, 30.000 €, Januar 2025 bis Dezember 2026",
                        "Technik LoRaWAN",
                        "Lizenz EUPL-1.2",
                        "Partner Hochtaunuskreis",
                        "Zuletzt bestätigt 9. März 2026",
                        "Straßenbäume leiden unter",
                        "Mehr Schatten",
                        "Ein LoRaWAN-Netz",
                        "Standorte wählen: Mit dem Grünflächenamt.",
                        "war von Anfang an dabei",
                        "Projektseite: https://bad-homburg.example/baeume",
                        "Stabsstelle Digitalisierung",
                        "Leitung",
                        "digital@bad-homburg.example",
                        "06172 1000",
                        "https://portal.example/projekte/" + Samples.ID);
    }

    @Test
    void whoReadsEnglishReadsItsLabelsAndWhatIsToldInEnglish() throws IOException {
        assertThat(textOf(everything(), Locale.ENGLISH))
                .contains(
                        "Soil sensors against drought of city trees",
                        "Readings tell",
                        "Example: this project",
                        "Fields of action Environment, Data platforms",
                        "Cost 12,000 € to 40,000 €",
                        "30,000 €, January 2025 to December 2026",
                        "Last confirmed 9 March 2026",
                        "Straßenbäume leiden unter")
                .doesNotContain("Stadtbäume", "Messwerte", "Kosten", "Förderung");
    }

    @Test
    void halfARangeSaysWhichHalf() throws IOException {
        var half =
                Samples.profile(
                        it -> {
                            it.putObject("cost").put("from", 5_000);
                            var funding = it.putArray("funding");
                            funding.addObject().put("programme", "Eins").put("to", "2026-12");
                            funding.addObject().put("programme", "Zwei").put("from", "2025-01");
                            funding.addObject().put("programme", "Drei");
                        });
        assertThat(textOf(half, Locale.GERMAN))
                .contains("Kosten ab 5.000 €", "Eins, bis Dezember 2026", "Zwei, ab Januar 2025")
                .contains("Förderung Drei Technik");
        assertThat(textOf(Samples.profile("Bis", new Cost(null, 7_000L, null)), Locale.GERMAN))
                .contains("Kosten bis 7.000 €");
    }

    @Test
    void whatXmlForbidsStandsInNoWay() throws IOException {
        var old = Samples.profile("Alt \uFFFF \uD83D \u0007!", null);

        assertThat(textOf(old, Locale.GERMAN)).contains("Alt ", "!");
    }

    private static Profile everything() {
        return Samples.profile(
                it -> {
                    it.put("summaryEnglish", "Readings tell which tree needs water.");
                    ((ObjectNode) it.get("cost")).put("note", "Ohne Personal.");
                    ((ObjectNode) it.get("contact"))
                            .put("function", "Leitung")
                            .put("phone", "06172 1000");
                });
    }

    private static String textOf(Profile profile, Locale language) throws IOException {
        var project = Project.publish(Samples.ID, profile, 1, Samples.PUBLISHED).project();
        try (var pdf = Loader.loadPDF(Sheet.of(project, PORTAL, PICTURES, language))) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    @Test
    void itsFirstPicturesAreInItAndSayWhatTheyShow() throws IOException {
        var tree =
                new Picture(HERE, "Sensor & \"Linde\"", "An der Promenade", "Stadt <Bad Homburg>");
        var gone = new Picture("gone", "Niemand weiß, wo es ist.", "Verloren", null);
        try (var pdf =
                Loader.loadPDF(Sheet.of(showing(tree, gone), PORTAL, PICTURES, Locale.GERMAN))) {
            assertThat(shown(pdf)).isEqualTo(1);
            assertThat(figures(pdf)).containsExactly("Sensor & \"Linde\"");
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("An der Promenade", "Bild: Stadt <Bad Homburg>")
                    .doesNotContain("Verloren");
        }
        try (var pdf =
                Loader.loadPDF(
                        Sheet.of(showing(tree, tree, tree), PORTAL, PICTURES, Locale.GERMAN))) {
            assertThat(figures(pdf)).hasSize(2);
        }
    }

    @Test
    void nothingIsFetched() throws IOException {
        var asked = new AtomicInteger();
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", _ -> asked.incrementAndGet());
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.png";
            var markup = "<img src=\"" + address + "\"/>";
            var picture = new Picture(HERE, "\" src=\"" + address, markup, markup);
            try (var pdf =
                    Loader.loadPDF(Sheet.of(showing(picture), PORTAL, PICTURES, Locale.GERMAN))) {
                assertThat(shown(pdf)).isEqualTo(1);
            }
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    private static Project showing(Picture... pictures) {
        var profile = Samples.profile(it -> it.set("pictures", Door.JSON.valueToTree(pictures)));
        return Project.publish("p", profile, 1, Samples.PUBLISHED).project();
    }

    private static int shown(PDDocument pdf) throws IOException {
        int images = 0;
        for (var page : pdf.getPages()) {
            for (var name : page.getResources().getXObjectNames()) {
                images += page.getResources().isImageXObject(name) ? 1 : 0;
            }
        }
        return images;
    }

    private static List<String> figures(PDDocument pdf) {
        return structure(pdf.getDocumentCatalog().getStructureTreeRoot())
                .filter(it -> "Figure".equals(it.getStructureType()))
                .map(PDStructureElement::getAlternateDescription)
                .toList();
    }

    private static Stream<PDStructureElement> structure(PDStructureNode node) {
        return node.getKids().stream()
                .filter(PDStructureElement.class::isInstance)
                .map(PDStructureElement.class::cast)
                .flatMap(it -> Stream.concat(Stream.of(it), structure(it)));
    }

    private static Resource drawn(String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(1600, 900, TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayResource(bytes.toByteArray());
    }

    @Test
    void whatIsHostileIsText() throws IOException {
        var hostile = Samples.profile("</title><script>x</script>&nbsp; <b>", null);
        var project = Project.publish("p", hostile, 1, Samples.PUBLISHED).project();
        try (var pdf = Loader.loadPDF(Sheet.of(project, PORTAL, PICTURES, Locale.GERMAN))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("<script>x</script>&nbsp;");
        }
    }
}
