package io.skywarden.rules.companion;

import io.skywarden.rules.companion.Program.Package;
import io.skywarden.rules.companion.Program.SignedFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Policies of AppLocker. A collection that is enforced refuses whatever no rule allows, so the two that stand alone allow
 * everything else; the third has the refusals only, to be merged into a policy that somebody has already.
 */
final class AppLockerPolicies {

    private static final String EVERYONE = "S-1-1-0";

    private final List<Program> programs;

    private AppLockerPolicies(List<Program> programs) {
        this.programs = programs;
    }

    static Map<String, String> of(Endpoints endpoints) {
        AppLockerPolicies policies = new AppLockerPolicies(endpoints.programs());
        return Map.of("applocker/audit.xml", policies.text("AuditOnly", true), "applocker/enforce.xml", policies.text("Enabled", true),
                "applocker/deny-rules.xml", policies.text("NotConfigured", false));
    }

    private String text(String mode, boolean alone) {
        return XmlText.document(xml -> xml.element("AppLockerPolicy", () -> {
            programs.stream().filter(program -> !isSafe(program)).forEach(program ->
                    xml.remark("%s is left alone. %s".formatted(program.title(), program.judgement().exclusivity().warning())));
            collection(xml, "Exe", mode, alone);
            collection(xml, "Appx", mode, alone);
        }, "Version", "1"));
    }

    private void collection(XmlText xml, String type, String mode, boolean alone) {
        xml.element("RuleCollection", () -> {
            if (alone) {
                allowAll(xml, type);
            }
            programs.stream().filter(AppLockerPolicies::isSafe).filter(program -> type(program).equals(type)).forEach(program -> deny(xml, program));
        }, "Type", type, "EnforcementMode", mode);
    }

    private static void allowAll(XmlText xml, String type) {
        if (type.equals("Appx")) {
            xml.element("FilePublisherRule", () -> conditions(xml, "*", "*", "*"), rule("All signed packaged apps", "", "Allow"));
        } else {
            xml.element("FilePathRule", () -> xml.element("Conditions", () -> xml.empty("FilePathCondition", "Path", "*")),
                    rule("All files", "", "Allow"));
        }
    }

    private static void deny(XmlText xml, Program program) {
        String[] rule = rule(program.title(), Remark.line(program.judgement().source()), "Deny");
        xml.element("FilePublisherRule", () -> {
            switch (program.identity()) {
                case SignedFile(var file, var product, var publisher) -> conditions(xml, publisher, product, file.toUpperCase(Locale.ROOT));
                case Package app -> conditions(xml, app.publisher(), app.name(), "*");
            }
        }, rule);
    }

    private static void conditions(XmlText xml, String publisher, String product, String binary) {
        xml.element("Conditions", () -> xml.element("FilePublisherCondition",
                () -> xml.empty("BinaryVersionRange", "LowSection", "*", "HighSection", "*"),
                "PublisherName", publisher, "ProductName", product, "BinaryName", binary));
    }

    /** Rules are known by their id, so the same rule has the same id in every copy. */
    private static String[] rule(String name, String description, String action) {
        UUID id = UUID.nameUUIDFromBytes("skywarden/applocker/%s/%s".formatted(action, name).getBytes(StandardCharsets.UTF_8));
        return new String[] {"Id", id.toString(), "Name", "Skywarden: " + name, "Description", description, "UserOrGroupSid", EVERYONE, "Action", action};
    }

    private static boolean isSafe(Program program) {
        return program.judgement().exclusivity() == Exclusivity.SAFE_TO_BLOCK;
    }

    private static String type(Program program) {
        return switch (program.identity()) {
            case SignedFile _ -> "Exe";
            case Package _ -> "Appx";
        };
    }
}
