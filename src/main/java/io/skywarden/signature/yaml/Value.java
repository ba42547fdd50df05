package io.skywarden.signature.yaml;

import java.util.List;

/** A value of a YAML document, and the line it begins in. */
sealed interface Value {

    int line();

    /** Text, as written or unquoted. */
    record Scalar(int line, String text) implements Value {}

    record Row(int line, List<Value> elements) implements Value {}

    /** In the order of the document; a name may stand twice. */
    record Members(int line, List<Member> all) implements Value {}

    record Member(String name, Value value) {}

    /** Something that was complained of already, so that nobody complains again. */
    record Refused(int line) implements Value {}
}
