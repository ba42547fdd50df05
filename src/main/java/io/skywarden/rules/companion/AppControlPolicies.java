package io.skywarden.rules.companion;

import io.skywarden.rules.companion.Program.Package;
import io.skywarden.rules.companion.Program.SignedFile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Base policies of App Control for Business (WDAC), which allow everything but some programs. What several base policies allow
 * is what all of them allow, so they can stand beside others. They know a file by its original name: a rule for its signer
 * needs a hash over the certificate above it, which is in no source of ours.
 */
final class AppControlPolicies {

    /** Windows. */
    private static final String PLATFORM = "{2E07F7E4-194C-4D20-B7C9-6F44A6C5A234}";
    /** A refusal counts for this version and all before it. */
    private static final String ALL_VERSIONS = "65535.65535.65535.65535";
    private static final String KERNEL = "131";
    private static final String USER = "12";

    private final List<Program> refused;
    private final List<Program> others;

    private AppControlPolicies(List<Program> programs) {
        this.refused = programs.stream().filter(program -> program.judgement().exclusivity() == Exclusivity.SAFE_TO_BLOCK).toList();
        this.others = programs.stream().filter(program -> !refused.contains(program)).toList();
    }

    static Map<String, String> of(Endpoints endpoints) {
        AppControlPolicies policies = new AppControlPolicies(endpoints.programs());
        return Map.of("wdac/audit.xml", policies.text(true), "wdac/enforce.xml", policies.text(false));
    }

    private String text(boolean audit) {
        return XmlText.document(xml -> xml.element("SiPolicy", () -> {
            others.forEach(program -> xml.remark("%s is left alone. %s".formatted(program.title(), program.judgement().exclusivity().warning())));
            xml.element("VersionEx", version());
            xml.element("PlatformID", PLATFORM);
            // Both have one id, so the one takes the place of the other.
            xml.element("PolicyID", id());
            xml.element("BasePolicyID", id());
            options(xml, audit);
            fileRules(xml);
            xml.empty("Signers");
            xml.element("SigningScenarios", () -> {
                scenario(xml, KERNEL, "ID_SIGNINGSCENARIO_DRIVERS_1", List.of("ID_ALLOW_A_1"));
                scenario(xml, USER, "ID_SIGNINGSCENARIO_WINDOWS", Stream.concat(Stream.of("ID_ALLOW_A_2"),
                        refused.stream().map(this::ruleId)).toList());
            });
            xml.empty("UpdatePolicySigners");
            xml.empty("CiSigners");
            xml.element("HvciOptions", "0");
        }, "xmlns", "urn:schemas-microsoft-com:sipolicy", "PolicyType", "Base Policy"));
    }

    private static void options(XmlText xml, boolean audit) {
        xml.element("Rules", () -> {
            option(xml, "Enabled:Unsigned System Integrity Policy");
            option(xml, "Enabled:UMCI");
            option(xml, "Enabled:Advanced Boot Options Menu");
            option(xml, "Required:Enforce Store Applications");
            option(xml, "Enabled:Update Policy No Reboot");
            if (audit) {
                option(xml, "Enabled:Audit Mode");
            }
        });
    }

    private static void option(XmlText xml, String name) {
        xml.element("Rule", () -> xml.element("Option", name));
    }

    private void fileRules(XmlText xml) {
        xml.element("FileRules", () -> {
            xml.empty("Allow", "ID", "ID_ALLOW_A_1", "FriendlyName", "All drivers", "FileName", "*");
            xml.empty("Allow", "ID", "ID_ALLOW_A_2", "FriendlyName", "All programs", "FileName", "*");
            refused.forEach(program -> {
                switch (program.identity()) {
                    case SignedFile file -> xml.empty("Deny", "ID", ruleId(program), "FriendlyName", program.title(),
                            "FileName", file.file(), "MinimumFileVersion", ALL_VERSIONS);
                    case Package app -> xml.empty("Deny", "ID", ruleId(program), "FriendlyName", program.title(),
                            "PackageFamilyName", app.family(), "PackageVersion", ALL_VERSIONS);
                }
            });
        });
    }

    private static void scenario(XmlText xml, String value, String id, List<String> rules) {
        xml.element("SigningScenario", () -> xml.element("ProductSigners", () -> xml.element("FileRulesRef",
                () -> rules.forEach(rule -> xml.empty("FileRuleRef", "RuleID", rule)))), "Value", value, "ID", id);
    }

    private String ruleId(Program program) {
        return "ID_DENY_D_" + (refused.indexOf(program) + 1);
    }

    /** The newest day of what is refused: later data is a higher version. */
    private String version() {
        LocalDate newest = refused.stream().map(program -> program.judgement().asOf()).max(Comparator.naturalOrder()).orElse(LocalDate.of(2003, 1, 1));
        return "%d.%d.%d.0".formatted(newest.getYear(), newest.getMonthValue(), newest.getDayOfMonth());
    }

    private static String id() {
        return "{%s}".formatted(UUID.nameUUIDFromBytes("skywarden/wdac".getBytes(StandardCharsets.UTF_8)).toString().toUpperCase(Locale.ROOT));
    }
}
