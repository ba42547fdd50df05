package io.skywarden.proof.coverage;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A coverage as one HTML page that needs no other file and no script. The template escapes whatever it is given. */
public final class CoveragePage {

    private static final String TEMPLATE = "coverage.ftlh";
    /** A cell shows so many packets; the rest unfolds. */
    private static final int FIRST = 3;

    private CoveragePage() {}

    public static String of(Coverage coverage) {
        StringWriter page = new StringWriter();
        try {
            configuration().getTemplate(TEMPLATE).process(model(coverage), page);
        } catch (TemplateException broken) {
            throw new IllegalStateException("our own template is broken", broken);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read our own template", e);
        }
        return page.toString();
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTemplateLoader(new ClassTemplateLoader(CoveragePage.class, "/coverage"));
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }

    private static Map<String, Object> model(Coverage coverage) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("judge", coverage.judge());
        model.put("captures", coverage.captures());
        model.put("innocent", coverage.innocent());
        model.put("whole", reach(coverage.whole()));
        model.put("tables", List.of(table("Families", "family", coverage.families()), table("Eras", "era", coverage.eras()),
                table("Signatures", "signature", coverage.signatures()), table("Retired signatures", "signature", coverage.retired())));
        model.put("columns", coverage.columns());
        model.put("rows", coverage.rows().stream().map(row -> row(row, coverage.columns())).toList());
        model.put("remarks", coverage.remarks());
        return model;
    }

    private static Map<String, Object> table(String title, String what, List<Reach> reaches) {
        return Map.of("title", title, "what", what, "rows", reaches.stream().map(CoveragePage::reach).toList());
    }

    private static Map<String, Object> reach(Reach reach) {
        return Map.of("name", reach.name(), "title", reach.title(), "captures", reach.captures(), "ours", reach.ours(), "unsure", reach.unsure(),
                "foreign", reach.foreign(), "found", reach.found(), "known", reach.known(), "recall", reach.recall());
    }

    private static Map<String, Object> row(EvidenceRow row, List<String> columns) {
        return Map.of("id", row.id(), "title", row.title(), "state", row.state(), "cells",
                columns.stream().map(column -> row.cells().containsKey(column) ? cell(row.cells().get(column)) : Map.of("kind", "silent")).toList());
    }

    private static Map<String, Object> cell(Cell cell) {
        List<Map<String, Object>> flows = cell.flows().stream()
                .map(flow -> Map.<String, Object>of("flow", flow.flow(), "packet", flow.packet(), "kind", flow.kind())).toList();
        return Map.of("kind", cell.kind(), "count", flows.size(), "capture", cell.capture(),
                "first", flows.subList(0, Math.min(FIRST, flows.size())), "flows", flows);
    }
}
