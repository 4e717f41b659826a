package io.coffer.wallet.statement;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A camt.053, checked with the schema of ISO 20022 and read. */
final class Camt {

    private final Document document;

    private Camt(Document document) {
        this.document = document;
    }

    /** @throws IllegalArgumentException if it is not valid */
    static Camt valid(byte[] xml) {
        try {
            var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(Objects.requireNonNull(Camt.class.getResource("/iso20022/camt.053.001.08.xsd")));
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return new Camt(factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The elements of this name. */
    List<Element> all(String name) {
        return all(document.getDocumentElement(), name);
    }

    static List<Element> all(Element within, String name) {
        var found = new ArrayList<Element>();
        var nodes = within.getElementsByTagNameNS("*", name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    static String text(Element within, String name) {
        return all(within, name).get(0).getTextContent();
    }
}
