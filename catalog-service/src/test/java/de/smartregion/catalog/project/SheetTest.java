package de.smartregion.catalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;

class SheetTest {

    private static final PortalSettings PORTAL =
            new PortalSettings(URI.create("https://portal.example"));

    @Test
    void itIsTaggedSpeaksGermanHasATitleAndItsFontInIt() throws IOException {
        try (var pdf = Loader.loadPDF(Sheet.of(Samples.published(), PORTAL))) {
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

    @Test
    void whatPeopleReadIsInIt() throws IOException {
        try (var pdf = Loader.loadPDF(Sheet.of(Samples.published(), PORTAL))) {
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains(
                            "Stadtbäume", "12.000 €", "Trockenheit", "Standorte wählen", "Beispiel")
                    .contains("https://portal.example/projekte/" + Samples.ID);
        }
    }

    @Test
    void whatIsHostileIsText() throws IOException {
        var hostile = Samples.profile("</title><script>x</script>&nbsp; <b>", null);
        var project = Project.publish("p", hostile, 1, Samples.PUBLISHED).project();
        try (var pdf = Loader.loadPDF(Sheet.of(project, PORTAL))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("<script>x</script>&nbsp;");
        }
    }
}
