package io.skywarden.rules.companion;

import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The one place where something becomes XML; the JDK's writer escapes what stands in it. Two spaces for each level, line feeds on every machine. */
final class XmlText {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;
    private int level;

    private XmlText() throws XMLStreamException {
        this.writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /** A document with what the writer puts in it. */
    static String document(Consumer<XmlText> content) {
        try {
            XmlText xml = new XmlText();
            xml.writer.writeStartDocument("utf-8", "1.0");
            content.accept(xml);
            xml.writer.writeEndDocument();
            xml.writer.flush();
            return xml.text + "\n";
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory does not fail to be written", e);
        }
    }

    /** An element; attributes are given as name, value, name, value. */
    void element(String name, Runnable content, String... attributes) {
        say(() -> {
            start(name, attributes);
            level++;
            content.run();
            level--;
            writer.writeCharacters("\n" + "  ".repeat(level));
            writer.writeEndElement();
        });
    }

    void element(String name, String content, String... attributes) {
        say(() -> {
            start(name, attributes);
            writer.writeCharacters(content);
            writer.writeEndElement();
        });
    }

    void empty(String name, String... attributes) {
        say(() -> {
            writer.writeCharacters("\n" + "  ".repeat(level));
            writer.writeEmptyElement(name);
            attributes(attributes);
        });
    }

    /** A comment cannot hold two dashes (XML 1.0, section 2.5), and the writer does not look. */
    void remark(String remark) {
        say(() -> {
            writer.writeCharacters("\n" + "  ".repeat(level));
            writer.writeComment(" " + Remark.line(remark).replaceAll("-(?=-)", "- ").replaceAll("-$", "- ") + " ");
        });
    }

    private void start(String name, String... attributes) throws XMLStreamException {
        writer.writeCharacters("\n" + "  ".repeat(level));
        writer.writeStartElement(name);
        attributes(attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i].equals("xmlns")) {
                writer.writeDefaultNamespace(attributes[i + 1]);
            } else {
                writer.writeAttribute(attributes[i], attributes[i + 1]);
            }
        }
    }

    private static void say(Writing writing) {
        try {
            writing.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory does not fail to be written", e);
        }
    }

    private interface Writing {
        void run() throws XMLStreamException;
    }
}
