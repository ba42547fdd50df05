package io.skywarden.proof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.proof.Proof;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.junit.jupiter.api.Test;

/** What Maven's own reader of JUnit reports sees in ours. */
class JunitReportTest {

    @Test
    void a_stock_reader_sees_capture_flow_and_packet_of_each_failure() {
        List<ReportTestSuite> suites = read(Accounts.ofAll("a.pcap", "the truth file calls this flow other"));
        List<ReportTestCase> failed = cases(suites).stream().filter(ReportTestCase::hasFailure).toList();
        assertThat(failed).extracting(ReportTestCase::getName).containsExactlyInAnyOrder("recipe/T1", "a.pcap", "a.pcap by in-process");
        assertThat(named(failed, "recipe/T1").getFailureDetail())
                .contains("capture: recipe/T1", "flow:    UDP 10.1.0.2:4000 -> 10.1.0.3:4002 (missed)", "packet:  2", "recipe.txt:3");
        assertThat(named(failed, "a.pcap").getFailureDetail()).contains("capture: a.pcap",
                "flow:    UDP 10.1.0.2:4000 -> 10.1.0.3:4001 (hit)", "packet:  7", "the truth file calls this flow other", "signature.yaml:10");
        assertThat(named(failed, "a.pcap").getFailureType()).isEqualTo("false-flow");
    }

    @Test
    void what_is_absent_is_skipped_and_what_is_well_passes() {
        List<ReportTestCase> cases = cases(read(Accounts.of(Accounts.proof("a.pcap"))));
        assertThat(cases).noneMatch(ReportTestCase::hasFailure);
        assertThat(cases).filteredOn(ReportTestCase::hasSkipped).extracting(ReportTestCase::getName).containsExactly("suricata-8: not found");
        assertThat(cases).extracting(ReportTestCase::getName).contains("recipe/T1", "a.pcap", "1 more captures", "in-process");
    }

    @Test
    void it_fails_for_the_named_levels_only() {
        Set<Level> only = EnumSet.of(Level.UNPROVEN, Level.DISAGREEMENT);
        List<ReportTestCase> cases = cases(read(Accounts.of(Accounts.all("a.pcap", "x"), Optional.empty(), only)));
        assertThat(cases).filteredOn(ReportTestCase::hasFailure).extracting(ReportTestCase::getName)
                .containsExactlyInAnyOrder("a.pcap", "suricata-8: not found");
        assertThat(named(cases, "recipe/T1").hasSkipped()).isTrue();
    }

    @Test
    void what_is_known_is_skipped_and_said_so() {
        Baseline before = Baseline.of(Accounts.of(Accounts.proof("a.pcap", Accounts.missed())));
        List<ReportTestCase> cases = cases(read(Accounts.of(
                Accounts.proof("a.pcap", Accounts.missed(), Accounts.falseFlow("a.pcap", "w")), Optional.of(before), Level.findings())));
        assertThat(cases).filteredOn(ReportTestCase::hasFailure).extracting(ReportTestCase::getName).containsExactly("a.pcap");
        assertThat(named(cases, "recipe/T1").hasSkipped()).isTrue();
        assertThat(JunitReport.of(Accounts.of(Accounts.proof("a.pcap", Accounts.missed()), Optional.of(before), Level.findings())))
                .contains("known before: shortfall: T1 on recipe/T1");
    }

    @Test
    void a_proof_of_nothing_has_a_case_all_the_same() {
        assertThat(cases(read(Account.of(Proof.OF_NOTHING, List.of(), Optional.empty(), Level.findings()))))
                .singleElement().satisfies(one -> assertThat(one.getName()).isEqualTo("nothing to judge"));
    }

    @Property(tries = 200)
    void whatever_a_name_holds_the_report_stays_readable_and_has_the_same_cases(@ForAll String name, @ForAll String why) {
        List<ReportTestCase> cases = cases(read(Accounts.ofAll("c" + name, why)));
        assertThat(cases).hasSize(7);
        assertThat(cases).filteredOn(ReportTestCase::hasFailure).hasSize(3)
                .anySatisfy(one -> assertThat(one.getName()).isEqualTo(XmlText.attribute("c" + name)));
    }

    private static ReportTestCase named(List<ReportTestCase> cases, String name) {
        return cases.stream().filter(one -> one.getName().equals(name)).findFirst().orElseThrow();
    }

    private static List<ReportTestCase> cases(List<ReportTestSuite> suites) {
        return suites.stream().flatMap(suite -> suite.getTestCases().stream()).toList();
    }

    private static List<ReportTestSuite> read(Account account) {
        try {
            Path folder = Files.createTempDirectory("junit");
            Path file = Files.writeString(folder.resolve("TEST-proof.xml"), JunitReport.of(account));
            try {
                return new SurefireReportParser(List.<File>of(folder.toFile()), new NullConsoleLogger()).parseXMLReportFiles();
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
