package io.skywarden.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What of a file is no text of others: the names of its elements or members in order; of other files how each line begins. */
final class FileShape {

    private static final String ANY_END_OF_LINE = "\r\n|[\n\r\u000b\f\u0085\u2028\u2029]";

    private FileShape() {}

    static List<String> of(String name, byte[] file) {
        List<String> shape = new ArrayList<>();
        try {
            if (name.endsWith(".xml")) {
                element(DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(file)), shape);
            } else if (name.endsWith(".json")) {
                member("", JsonMapper.builder().build().readTree(file), shape);
            }
        } catch (IOException | SAXException | ParserConfigurationException broken) {
            throw new AssertionError(name + " cannot be read: " + new String(file, StandardCharsets.UTF_8), broken);
        }
        lines(file).forEach(line -> shape.add(line.replaceFirst("^(\\s*\\S?).*$", "$1")));
        return shape;
    }

    /** As whoever breaks lines most eagerly would have them; the last one ends. */
    static List<String> lines(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return List.of();
        }
        assertThat(text).endsWith("\n");
        List<String> lines = new ArrayList<>(List.of(text.split(ANY_END_OF_LINE, -1)));
        lines.removeLast();
        return lines;
    }

    private static void element(Node node, List<String> shape) {
        if (node instanceof Element element) {
            shape.add(Stream.iterate(0, i -> i + 1).limit(element.getAttributes().getLength()).map(i -> element.getAttributes().item(i).getNodeName())
                    .sorted().collect(Collectors.joining(" ", element.getNodeName() + " ", "")));
        } else if (node.getNodeType() != Node.TEXT_NODE) {
            shape.add(node.getNodeName());
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            element(child, shape);
        }
    }

    private static void member(String name, JsonNode node, List<String> shape) {
        shape.add(name + " " + node.getNodeType());
        node.properties().forEach(member -> member(member.getKey(), member.getValue(), shape));
        if (node.isArray()) {
            node.forEach(element -> member("", element, shape));
        }
    }
}
