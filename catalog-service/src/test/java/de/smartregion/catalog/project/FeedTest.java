package de.smartregion.catalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.net.URI;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

class FeedTest {

    private static final PortalSettings PORTAL =
            new PortalSettings(URI.create("https://portal.example"), null);

    @Test
    void whatWasKeptBeforeItWasRefusedBreaksNoFeed() throws Exception {
        var old =
                Samples.profile(
                        it ->
                                it.put("title", "Bus \uFFFF \uD83D 🚌")
                                        .put("summary", "Fährt\u0000 auf\n Abruf\uFFFE"));
        var project = Project.publish("p", old, 1, Samples.PUBLISHED).project();

        var feed = read(Feed.atom(List.of(project), PORTAL));

        assertThat(feed.getElementsByTagName("title").item(1).getTextContent())
                .isEqualTo("Bus \uFFFD \uFFFD 🚌");
        assertThat(feed.getElementsByTagName("summary").item(0).getTextContent())
                .isEqualTo("Fährt\uFFFD auf\n Abruf\uFFFD");
    }

    private static Document read(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }
}
