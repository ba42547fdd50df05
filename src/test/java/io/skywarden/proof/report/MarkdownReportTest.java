package io.skywarden.proof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.proof.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** The comment on a pull request, as a reader of GitHub's dialect understands it. */
class MarkdownReportTest {

    @Test
    void it_names_what_to_mend_with_capture_flow_and_packet() {
        String text = MarkdownReport.of(Accounts.ofAll("a.pcap", "the truth file calls this flow other"));
        assertThat(text).startsWith("## Skywarden: NOT PROVEN\n").contains(
                "- **false-flow** `T1` on `a.pcap`: `the truth file calls this flow other` (`signatures/T1/signature.yaml:10`)",
                "  - hit `UDP 10.1.0.2:4000 -> 10.1.0.3:4001`, packet 7",
                "  - missed `UDP 10.1.0.2:4000 -> 10.1.0.3:4002`, packet 2",
                "| `T1` `A test with <angles> & \"quotes\"` | 2 | 2 | 1 | 2 | 1 |", "### Not run\n\n- `suricata-8: not found`");
    }

    @Test
    void with_a_baseline_it_tells_what_is_new_and_what_is_gone() {
        Baseline before = Baseline.of(Accounts.of(Accounts.proof("a.pcap", Accounts.missed(), Accounts.disagreement("a.pcap"))));
        String text = MarkdownReport.of(Accounts.of(Accounts.proof("a.pcap", Accounts.missed()), Optional.of(before), Level.findings()));
        assertThat(text).startsWith("## Skywarden: no new findings\n").contains("0 findings more than before, 1 as before, 1 vanished",
                "### No more\n\n- `disagreement: T1 on a.pcap").doesNotContain("### What to mend");
    }

    @Test
    void a_comment_is_never_too_long_and_says_what_it_leaves_out() {
        Finding[] many = IntStream.range(0, 5_000).mapToObj(i -> Accounts.falseFlow("x".repeat(5_000), "y".repeat(10_000) + i)).toArray(Finding[]::new);
        String text = MarkdownReport.of(Accounts.of(Accounts.proof("x".repeat(5_000), many)));
        assertThat(text.length()).isLessThan(65_536);
        assertThat(text).contains("… and 4950 more; the JSON report has all.");
    }

    @Property(tries = 300)
    void whatever_a_name_holds_it_is_code_and_nothing_else(@ForAll String name, @ForAll String why) {
        Seen plain = Seen.in(MarkdownReport.of(Accounts.ofAll("c", "w")));
        Seen seen = Seen.in(MarkdownReport.of(Accounts.ofAll("c" + name, why)));
        assertThat(seen.codes).hasSameSizeAs(plain.codes).contains(unquoted(Markdown.code("c" + name)));
        assertThat(seen.cells).isEqualTo(plain.cells);
        assertThat(seen.foreign).isEmpty();
    }

    @Test
    void names_that_are_markup_are_shown_as_they_are() {
        for (String name : List.of("`a`", "a|b\\|c", "@somebody #12", "[x](http://x)", "<img src=x>", "a\nb", "\u202Egnp.pacp", "**", "\\")) {
            Seen seen = Seen.in(MarkdownReport.of(Accounts.ofAll("c" + name, name)));
            assertThat(seen.foreign).as(name).isEmpty();
            assertThat(seen.codes).as(name).contains(unquoted(Markdown.code("c" + name)));
        }
    }

    private static String unquoted(String code) {
        return code.substring(1, code.length() - 1);
    }

    /** What a reader finds in it. */
    private static final class Seen extends AbstractVisitor {

        private final List<String> codes = new ArrayList<>();
        private final List<Node> foreign = new ArrayList<>();
        private int cells;

        static Seen in(String text) {
            Seen seen = new Seen();
            Parser.builder().extensions(List.of(TablesExtension.create())).build().parse(text).accept(seen);
            return seen;
        }

        @Override
        public void visit(Code code) {
            codes.add(code.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            foreign.add(html);
        }

        @Override
        public void visit(HtmlBlock html) {
            foreign.add(html);
        }

        @Override
        public void visit(Link link) {
            foreign.add(link);
        }

        @Override
        public void visit(Image image) {
            foreign.add(image);
        }

        @Override
        public void visit(CustomNode node) {
            cells += node instanceof TableCell ? 1 : 0;
            visitChildren(node);
        }
    }
}
