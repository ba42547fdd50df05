package io.skywarden.app.api;

import io.skywarden.app.api.ApiDocument.Operation;
import io.skywarden.app.api.ApiDocument.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes requests of all kinds to the operations of a document: the sensible ones, nearly sensible ones and nonsense. */
final class RequestMaker {

    private static final List<String> SLOW = List.of("POST /api/v1/tokens", "PUT /api/v1/me", "POST /api/v1/users", "PATCH /api/v1/users");
    private static final List<String> METHODS = List.of("HEAD", "HEAD", "OPTIONS", "GET", "PUT", "POST", "DELETE", "PATCH", "TRACE", "PROPFIND", "get", "X-Y");
    private static final List<String> ACCEPTS = List.of("application/json", "*/*", "image/png", "nonsense", "application/yaml;q=0.1, application/json;q=0.2", "*/*;q=0", "text/html",
            "application/json;q=x", "/", ",", "application/problem+json", "a/b;c=\"");
    private static final List<String> TYPES = List.of("text/plain", "application/xml", "nonsense", "application/json; charset=utf-16", "application/json;charset=nonsense", "multipart/form-data",
            "multipart/form-data; boundary=", "application/x-www-form-urlencoded", "application/json", "application/yaml", "*/*", "/", "application/yaml; charset=iso-8859-1");
    private static final List<String> TAGS = List.of("1", "\"0\"", "\"-1\"", "*", "\"99999999999\"", "W/\"1\"", "\"1\", \"2\"", "\"", "nonsense");

    private final List<Operation> operations;
    private final List<String> tokens;
    private final String everybody;
    private final long seed;

    /**
     * @param tokens one for each role
     * @param everybody one with all roles
     */
    RequestMaker(List<Operation> operations, List<String> tokens, String everybody, long seed) {
        this.operations = operations;
        this.tokens = tokens;
        this.everybody = everybody;
        this.seed = seed;
    }

    FuzzRequest make(int number) {
        Mischief mischief = new Mischief(new Random(seed * 1_000_003 + number));
        mischief.below(7);
        Operation operation = mischief.oneOf(operations);
        // Passwords are slow to check, as they should be; so they come less often.
        if (SLOW.stream().anyMatch(operation.name()::startsWith) && mischief.percent(60)) {
            operation = mischief.oneOf(operations);
        }
        boolean dryRun = operation.path.endsWith("/dry-runs");
        // Judging takes its time: most dry runs are refused before.
        boolean allowed = !dryRun || mischief.percent(20);
        String method = mischief.percent(93) ? operation.method : mischief.oneOf(METHODS);
        Map<String, String> headers = headers(mischief, operation, allowed);
        String path = operation.path;
        boolean plain = true;
        List<String> query = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            String value = mischief.percent(60) ? likely(mischief, parameter) : mischief.word();
            if (parameter.in().equals("path")) {
                plain &= !List.of("", ".", "..").contains(value);
                String encoded = Mischief.encoded(value);
                path = path.replace("{" + parameter.name() + "}", parameter.name().equals("path") ? encoded.replace("%2F", "/") : encoded);
                plain &= !parameter.name().equals("path") || !path.contains("//") && !path.matches(".*/\\.{0,2}(/.*)?");
            } else if (parameter.in().equals("query") && mischief.percent(parameter.name().equals("reason") ? 90 : 40)) {
                query.add(parameter.name() + "=" + Mischief.encoded(value));
            }
        }
        if (mischief.percent(5)) {
            query.add(Mischief.encoded(mischief.word()) + "=" + Mischief.encoded(mischief.word()));
        }
        byte[] body = body(mischief, operation, headers, dryRun);
        return new FuzzRequest(number, operation, method, path + (query.isEmpty() ? "" : "?" + String.join("&", query)), plain, headers, body);
    }

    private static String likely(Mischief mischief, Parameter parameter) {
        return switch (parameter.name()) {
            case "id" -> mischief.oneOf(List.of("A1", "T1", "Z1", "F" + mischief.below(12), parameter.example()));
            case "number", "from", "to" -> "" + (1 + mischief.below(3));
            case "If-Match" -> "\"%d\"".formatted(1 + mischief.below(5));
            case "Idempotency-Key" -> "k" + mischief.below(200);
            case "name" -> mischief.oneOf(List.of("bob", "ann", parameter.example()));
            default -> parameter.example();
        };
    }

    private Map<String, String> headers(Mischief mischief, Operation operation, boolean allowed) {
        Map<String, String> headers = new HashMap<>();
        int who = mischief.below(100);
        if (allowed && who < 55) {
            headers.put("Authorization", "Bearer " + everybody);
        } else if (allowed && who < 80) {
            headers.put("Authorization", "Bearer " + mischief.oneOf(tokens));
        } else if (who < 90) {
            headers.put("Authorization", mischief.oneOf(List.of("Bearer", "Bearer ", "Bearer sky_x_y", "Bearer eyJhbGciOiJub25lIn0.e30.", "Basic YTpi", "nonsense", "bearer " + "x".repeat(3000))));
        }
        if (mischief.percent(20)) {
            headers.put("Accept", mischief.oneOf(ACCEPTS));
        }
        if (mischief.percent(1)) {
            headers.put("X-Long", "x".repeat(9000));
        }
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("header") && mischief.percent(parameter.name().equals("If-Match") ? 92 : 30)) {
                headers.put(parameter.name(), mischief.percent(85) ? likely(mischief, parameter)
                        : parameter.name().equals("Idempotency-Key") ? mischief.oneOf(List.of("", "a b", "x".repeat(101), "x".repeat(2000))) : mischief.oneOf(TAGS));
            }
        }
        if (operation.path.startsWith("/tuf") && mischief.percent(10)) {
            headers.put("If-Match", mischief.oneOf(TAGS));
        }
        return headers;
    }

    private static byte[] body(Mischief mischief, Operation operation, Map<String, String> headers, boolean dryRun) {
        if (operation.bodies().isEmpty()) {
            if (mischief.percent(2)) {
                headers.put("Content-Type", mischief.oneOf(TYPES));
                return mischief.noise();
            }
            return new byte[0];
        }
        String type = mischief.oneOf(List.copyOf(operation.bodies().keySet()));
        headers.put("Content-Type", mischief.percent(92) ? type : mischief.oneOf(TYPES));
        if (type.startsWith("multipart/")) {
            headers.computeIfPresent("Content-Type", (name, given) -> given.equals(type) ? type + "; boundary=b" : given);
            return form(mischief);
        }
        String example = operation.bodies().get(type).orElse("{}").replace("Z1", "F" + mischief.below(12)).replace("bob", "bob" + mischief.below(20));
        int what = mischief.below(100);
        if (what < (dryRun ? 2 : 55)) {
            return example.getBytes(StandardCharsets.UTF_8);
        }
        if (what < 85) {
            return (mischief.percent(70) ? mischief.wrong(example) : mischief.damaged(example)).getBytes(StandardCharsets.UTF_8);
        }
        if (what == 99) {
            return " ".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8);
        }
        return what < 93 ? mischief.nonsense().getBytes(StandardCharsets.UTF_8) : mischief.noise();
    }

    private static byte[] form(Mischief mischief) {
        List<String> names = List.of("signature", "positive", "negative", "capture", "sha256", "other", "");
        String parts = mischief.below(20) == 0 ? "" : IntStream.rangeClosed(0, mischief.below(4)).mapToObj(i ->
                "--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n".formatted(mischief.oneOf(names),
                        mischief.percent(50) ? "; filename=\"" + mischief.word().replaceAll("[\"\r\n]", "") + "\"" : "", mischief.nonsense().length() > 9 ? "id: x" : mischief.word()))
                .collect(Collectors.joining());
        return (parts + (mischief.percent(80) ? "--b--\r\n" : "")).getBytes(StandardCharsets.UTF_8);
    }
}
