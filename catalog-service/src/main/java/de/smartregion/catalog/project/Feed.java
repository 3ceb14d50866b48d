package de.smartregion.catalog.project;

import java.io.StringWriter;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** News for feed readers (Atom) and addresses for search engines (sitemap). */
final class Feed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private Feed() {}

    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    /** {@code projects}: the newest first. */
    static String atom(List<Project> projects, PortalSettings portal) {
        return document(
                xml -> {
                    xml.writeStartElement("feed");
                    xml.writeDefaultNamespace(ATOM);
                    xml.writeAttribute("xml:lang", "de");
                    element(xml, "id", portal.at("/projekte"));
                    element(xml, "title", "Gute Praxis der Smarten Region Hessen");
                    element(
                            xml,
                            "updated",
                            projects.isEmpty()
                                    ? "1970-01-01T00:00:00Z"
                                    : projects.getFirst().changedAt().toString());
                    link(xml, "self", portal.at("/api/catalog/projects.atom"));
                    link(xml, "alternate", portal.at("/projekte"));
                    xml.writeStartElement("author");
                    element(xml, "name", "Geschäftsstelle Smarte Region Hessen");
                    xml.writeEndElement();
                    for (var project : projects) {
                        entry(xml, project, portal);
                    }
                    xml.writeEndElement();
                });
    }

    static String sitemap(List<Project> projects, PortalSettings portal) {
        return document(
                xml -> {
                    xml.writeStartElement("urlset");
                    xml.writeDefaultNamespace(SITEMAP);
                    for (var project : projects) {
                        xml.writeStartElement("url");
                        element(xml, "loc", portal.page(project.id()));
                        element(xml, "lastmod", project.changedAt().toString());
                        xml.writeEndElement();
                    }
                    xml.writeEndElement();
                });
    }

    private static void entry(XMLStreamWriter xml, Project project, PortalSettings portal)
            throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", portal.page(project.id()));
        element(xml, "title", project.profile().title());
        element(xml, "published", project.publishedAt().toString());
        element(xml, "updated", project.changedAt().toString());
        link(xml, "alternate", portal.page(project.id()));
        for (var field : project.profile().fields()) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", field);
        }
        element(xml, "summary", project.profile().summary());
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String address)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(XmlText.of(text));
        xml.writeEndElement();
    }

    private static String document(Content content) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            content.write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
