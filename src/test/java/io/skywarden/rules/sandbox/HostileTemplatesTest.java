package io.skywarden.rules.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates that want out, or want all: each ends with a word on why, within its limits, and this process goes on. */
class HostileTemplatesTest {

    private static final SandboxLimits LIMITS = new SandboxLimits(Duration.ofSeconds(60), Duration.ofSeconds(3), Duration.ofMinutes(2), 64, 1 << 20);
    /** Only to end a test that has failed: the limits above are what is tested. */
    private static final Duration FAILED = Duration.ofSeconds(90);
    private static final Map<String, Object> MODEL = Map.of("title", "a title", "sid", 9_210_000L, "list", List.of("a", "b"));
    private static final String NOT_ALLOWED = "no class";
    private static final String NO_FILE = "of its own folder";

    static Stream<Arguments> reaching_for_classes_and_files() {
        return Stream.of(
                Arguments.of("${'freemarker.template.utility.Execute'?new()('touch /tmp/reached')}", NOT_ALLOWED),
                Arguments.of("${'freemarker.template.utility.ObjectConstructor'?new()('java.io.File', '/etc/passwd')}", NOT_ALLOWED),
                Arguments.of("${'freemarker.template.utility.JythonRuntime'?new()}", NOT_ALLOWED),
                Arguments.of("${'java.lang.Runtime'?new().halt(1)}", NOT_ALLOWED),
                Arguments.of("${title?api.getClass().forName('java.lang.System').exit(1)}", NOT_ALLOWED),
                Arguments.of("${title.class.forName('java.lang.System')}", "line 1, column 3"),
                Arguments.of("${statics['java.lang.System'].exit(0)}", "line 1, column 3"),
                Arguments.of("${.data_model.class.protectionDomain}", "line 1, column 3"),
                Arguments.of("one\n<#include '/etc/passwd'>", NO_FILE),
                Arguments.of("<#include '../../../../../../../../etc/passwd'>", NO_FILE),
                Arguments.of("<#include 'file:///etc/passwd'>", NO_FILE),
                Arguments.of("<#import '/etc/passwd' as p>${p.x}", NO_FILE),
                Arguments.of("<#include 'classpath:application.properties'>", NO_FILE),
                Arguments.of("one\ntwo ${absent}", "template rule.ftl, line 2, column 7"),
                Arguments.of("<#if title>", "template rule.ftl, line 1"),
                Arguments.of("${list}", "write one of its fields"));
    }

    @ParameterizedTest
    @MethodSource
    void reaching_for_classes_and_files(String template, String why) {
        try (TemplateProcess process = start(template)) {
            TemplateTrouble trouble = trouble(process);
            assertThat(trouble).hasMessageContaining("template rule.ftl").hasMessageContaining(why);
            assertThat(trouble.getMessage()).doesNotContain("\n").doesNotContain("root:");
            assertThat(trouble.stopped()).isFalse();
            assertThat(process.lives()).isTrue();
        }
    }

    static Stream<Arguments> taking_all() {
        return Stream.of(
                Arguments.of("<#list 1.. as i></#list>", "one rule took more than 3 s"),
                Arguments.of("<#assign x = '<#list 1.. as i></#list>'?interpret><@x/>", "one rule took more than 3 s"),
                Arguments.of("<#assign x = 'x'?left_pad(28, 'a')>${x?matches('(a|aa|a?)+$')?size}${x?matches('(.*a){28}b')?size}<#list 1.. as i></#list>",
                        "one rule took more than 3 s"),
                Arguments.of("<#macro m><@m/></#macro><@m/>", "calls itself too deep"),
                Arguments.of("<#function f x><#return f(x)></#function>${f(1)}", "calls itself too deep"),
                Arguments.of("<#list 1.. as i>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</#list>", "more than 1000 characters"),
                Arguments.of("<#assign s = 'x'><#list 1..60 as i><#assign s = s + s></#list>${s}", "more than 64 MiB of memory"),
                Arguments.of("<#assign s = []><#list 1.. as i><#assign s = s + [i?string?left_pad(9999)]></#list>", "more than "),
                Arguments.of("${'x'?left_pad(2000000000)}", "more than 64 MiB of memory"));
    }

    @ParameterizedTest
    @MethodSource
    void taking_all(String template, String why) {
        try (TemplateProcess process = start(template)) {
            assertThat(trouble(process)).hasMessageContaining("template rule.ftl").hasMessageContaining(why);
        }
    }

    @Test
    void a_template_that_was_stopped_leaves_no_process() {
        TemplateProcess process = start("<#list 1.. as i></#list>");
        assertThat(trouble(process).stopped()).isTrue();
        process.close();
        assertTimeoutPreemptively(FAILED, () -> {
            while (process.lives()) {
                Thread.onSpinWait();
            }
        });
    }

    @Test
    void all_rules_together_have_a_limit_too() {
        SandboxLimits short_ = new SandboxLimits(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(8), 64, 1 << 20);
        try (TemplateProcess process = TemplateProcess.start(Map.of("rule.ftl", "<#list 1.. as i></#list>"), "rule.ftl", 1000, short_)) {
            assertThat(trouble(process)).hasMessageContaining("all its rules took more than 8 s together");
        }
    }

    @Test
    void a_template_learns_nothing_of_the_environment_or_of_the_rule_before() {
        String template = "<#if seen??>seen<#else>new</#if> ${title} ${sid}<#assign seen = true><#global known = true><#if known?? && false></#if>";
        try (TemplateProcess process = start(template)) {
            assertThat(process.lay(MODEL)).isEqualTo("new a title 9210000");
            assertThat(process.lay(MODEL)).isEqualTo("new a title 9210000");
        }
    }

    @Test
    void a_template_may_take_in_its_neighbours_and_may_refuse() {
        Map<String, String> templates = new LinkedHashMap<>();
        templates.put("rule.ftl", "<#import 'lib/words.ftl' as words><#if list?size gt 2><#stop \"more than two: \" + list?size></#if>${words.name}");
        templates.put("lib/words.ftl", "<#assign name = 'neighbour'>");
        try (TemplateProcess process = TemplateProcess.start(templates, "rule.ftl", 1000, LIMITS)) {
            assertThat(process.lay(MODEL)).isEqualTo("neighbour");
            assertThatThrownBy(() -> process.lay(Map.of("list", List.of("a", "b", "c")))).isInstanceOf(TemplateRefusal.class)
                    .hasMessage("more than two: 3");
        }
    }

    private static TemplateProcess start(String template) {
        return TemplateProcess.start(Map.of("rule.ftl", template), "rule.ftl", 1000, LIMITS);
    }

    private static TemplateTrouble trouble(TemplateProcess process) {
        return assertTimeoutPreemptively(FAILED, () -> catchThrowableOfType(TemplateTrouble.class, () -> process.lay(MODEL)));
    }
}
