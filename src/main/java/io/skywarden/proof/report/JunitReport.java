package io.skywarden.proof.report;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An account as JUnit XML: a suite for each signature, a case for each capture it names, hits or is wrong about. */
public final class JunitReport {

    private final XMLStreamWriter xml;

    private JunitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** One suite. */
    private record Suite(String name, List<Case> cases) {
        long count(Class<? extends Outcome> kind) {
            return cases.stream().filter(one -> kind.isInstance(one.outcome)).count();
        }
    }

    private record Case(String group, String name, String file, Outcome outcome) {}

    private sealed interface Outcome {
        record Passed(String remark) implements Outcome {}

        record Skipped(String why) implements Outcome {}

        record Failed(String type, String message, String text) implements Outcome {}
    }

    public static String of(Account account) {
        StringWriter text = new StringWriter();
        try {
            new JunitReport(XMLOutputFactory.newInstance().createXMLStreamWriter(text)).write(suites(account));
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report can always be written to memory", e);
        }
        return text + "\n";
    }

    private static List<Suite> suites(Account account) {
        List<Suite> suites = new ArrayList<>();
        account.signatures().forEach(signature -> suites.add(suite(account, signature)));
        suites.add(new Suite("judges", account.proof().judges().stream()
                .map(judge -> new Case("judges", judge, "", new Outcome.Passed(""))).collect(Collectors.toCollection(ArrayList::new))));
        account.proof().notRun().forEach(absent -> suites.getLast().cases.add(new Case("judges", absent, "", absent(account, absent))));
        if (suites.getLast().cases.isEmpty()) {
            // Some readers take a report without cases for a broken one.
            suites.getLast().cases.add(new Case("judges", "nothing to judge", "", new Outcome.Passed("")));
        }
        List<Told> unjudged = account.ofCaptures();
        if (!unjudged.isEmpty()) {
            suites.add(new Suite("captures", unjudged.stream().map(told -> new Case("captures", told.finding().capture() + " " + told.judges(),
                    told.place().relative(), outcome(List.of(told), ""))).toList()));
        }
        return suites;
    }

    private static Suite suite(Account account, SignatureOutcome signature) {
        String file = new Place(Path.of(signature.authored().place(), "signature.yaml"), 1).relative();
        List<Case> cases = new ArrayList<>();
        signature.cases().forEach(one -> cases.add(new Case(signature.id(), one.capture(), file, outcome(one.findings(), hits(one)))));
        signature.absent().forEach(absent -> cases.add(new Case(signature.id(), absent, file, absent(account, absent))));
        if (signature.silent() > 0) {
            cases.add(new Case(signature.id(), "%d more captures".formatted(signature.silent()), file, new Outcome.Passed("silent")));
        }
        return new Suite("%s %s".formatted(signature.id(), signature.authored().signature().title()), cases);
    }

    private static String hits(CaseOutcome one) {
        return one.hits().stream().map(hit -> "hit %s, packet %d".formatted(hit.flow(), hit.packet())).collect(Collectors.joining("\n"));
    }

    private static Outcome outcome(List<Told> findings, String remark) {
        List<Told> failing = findings.stream().filter(Told::fails).toList();
        if (!failing.isEmpty()) {
            return new Outcome.Failed(failing.getFirst().level().word(), failing.getFirst().line(),
                    failing.stream().map(JunitReport::text).collect(Collectors.joining("\n")));
        }
        return findings.isEmpty() ? new Outcome.Passed(remark) : new Outcome.Skipped(findings.stream()
                .map(told -> "%s: %s".formatted(told.known() ? "known before" : "not to fail on", told.line()))
                .collect(Collectors.joining("; ")));
    }

    private static Outcome absent(Account account, String what) {
        return account.failOn().contains(Level.UNPROVEN)
                ? new Outcome.Failed(Level.UNPROVEN.word(), "absent: " + what, "absent: " + what)
                : new Outcome.Skipped("absent: " + what);
    }

    private static String text(Told told) {
        StringBuilder text = new StringBuilder(told.line()).append("\n  capture: ").append(told.finding().capture());
        told.evidence().forEach(evidence -> text.append("\n  flow:    ").append(evidence.flow()).append(" (").append(evidence.what())
                .append(")\n  packet:  ").append(evidence.packet() > 0 ? evidence.packet() : "not known"));
        return text.append("\n  see:     ").append(told.place()).append('\n').toString();
    }

    private void write(List<Suite> suites) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        for (Suite suite : suites) {
            xml.writeCharacters("\n  ");
            xml.writeStartElement("testsuite");
            attribute("name", suite.name);
            attribute("tests", String.valueOf(suite.cases.size()));
            attribute("failures", String.valueOf(suite.count(Outcome.Failed.class)));
            attribute("errors", "0");
            attribute("skipped", String.valueOf(suite.count(Outcome.Skipped.class)));
            attribute("time", "0");
            for (Case one : suite.cases) {
                write(one);
            }
            xml.writeCharacters("\n  ");
            xml.writeEndElement();
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(Case one) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        attribute("classname", one.group);
        attribute("name", one.name);
        attribute("time", "0");
        if (!one.file.isEmpty()) {
            attribute("file", one.file);
        }
        switch (one.outcome) {
            case Outcome.Passed(String remark) when remark.isEmpty() -> { }
            case Outcome.Passed(String remark) -> element("system-out", remark);
            case Outcome.Skipped(String why) -> {
                xml.writeEmptyElement("skipped");
                attribute("message", why);
            }
            case Outcome.Failed(String type, String message, String text) -> {
                xml.writeStartElement("failure");
                attribute("type", type);
                attribute("message", message);
                xml.writeCharacters(XmlText.of(text));
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(XmlText.of(text));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, XmlText.attribute(value));
    }
}
