package io.skywarden.rules.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The policies for Windows against schemas of our own, stricter than those of Windows, which are not ours to pass on. */
class PolicyXmlTest {

    private static final Path OURS = Cases.ROOT.resolve("schema");

    @ParameterizedTest
    @MethodSource("io.skywarden.rules.companion.Cases#all")
    void our_schemas_take_the_policies(Cases given) throws Exception {
        for (String name : policies(given, "applocker/")) {
            validate(OURS.resolve("applocker.xsd"), given.companions().files().get(name));
        }
        for (String name : policies(given, "wdac/")) {
            validate(OURS.resolve("wdac.xsd"), given.companions().files().get(name));
        }
    }

    @Test
    void a_spoilt_policy_is_refused() {
        var files = Cases.catalogue().companions().files();
        assertThatThrownBy(() -> validate(OURS.resolve("applocker.xsd"), files.get("applocker/audit.xml").replace("AuditOnly", "Audit")))
                .isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> validate(OURS.resolve("wdac.xsd"), files.get("wdac/audit.xml").replace("RuleID=\"ID_DENY_D_1\"", "RuleID=\"ID_DENY_D_9\"")))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void only_programs_that_are_safe_to_block_are_denied() throws Exception {
        var files = Cases.catalogue().companions().files();
        for (String name : List.of("applocker/audit.xml", "applocker/enforce.xml", "applocker/deny-rules.xml")) {
            assertThat(attributes(files.get(name), "FilePublisherCondition", "ProductName").filter(product -> !product.equals("*")))
                    .containsExactly("SKYPE", "Microsoft.SkypeApp");
        }
        assertThat(attributes(files.get("wdac/enforce.xml"), "Deny", "FriendlyName")).containsExactly("Skype desktop 8", "Skype from the Store");
        assertThat(files.get("wdac/audit.xml")).contains("Enabled:Audit Mode");
        assertThat(files.get("wdac/enforce.xml")).doesNotContain("Enabled:Audit Mode");
    }

    /** One that refuses whatever is not allowed would stop every desktop, were there nothing that is allowed. */
    @Test
    void what_is_enforced_allows_everything_else() throws Exception {
        var files = Cases.catalogue().companions().files();
        assertThat(attributes(files.get("applocker/enforce.xml"), "FilePathCondition", "Path")).containsExactly("*");
        assertThat(attributes(files.get("applocker/enforce.xml"), "FilePublisherCondition", "PublisherName")).contains("*");
        assertThat(files.get("applocker/deny-rules.xml")).doesNotContain("Allow").doesNotContain("Enabled");
    }

    @Test
    void hostile_texts_come_back_as_they_were() throws Exception {
        var files = Cases.all().toList().getLast().companions().files();
        assertThat(attributes(files.get("wdac/audit.xml"), "Deny", "FriendlyName")).containsExactly("-- > & <\"'> \\ --");
        assertThat(attributes(files.get("applocker/deny-rules.xml"), "FilePublisherCondition", "ProductName")).containsExactly("<\"'&>");
    }

    private static List<String> policies(Cases given, String folder) {
        return given.companions().files().keySet().stream().filter(name -> name.startsWith(folder)).toList();
    }

    private static void validate(Path schema, String text) throws SAXException, IOException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new StreamSource(Files.newInputStream(schema)))
                .newValidator().validate(new StreamSource(new StringReader(text)));
    }

    private static Stream<String> attributes(String text, String element, String attribute) throws Exception {
        Document document = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        var all = document.getElementsByTagName(element);
        return IntStream.range(0, all.getLength()).mapToObj(i -> ((Element) all.item(i)).getAttribute(attribute));
    }
}
