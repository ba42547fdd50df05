package io.skywarden.bundle;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Serializable;

/**
 * JSON with lines for its upper levels, ended alike on every platform; what lies deeper stays on its line. So a manifest has one line for each
 * signature: two of them can be compared by lines, and many rules cost no blanks.
 */
final class ByLines extends DefaultPrettyPrinter {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 2;

    ByLines() {
        indentObjectsWith(new Indent());
        indentArraysWith(new Indent());
    }

    /** Each writing has its own, since it counts levels. */
    @Override
    public DefaultPrettyPrinter createInstance() {
        return new ByLines();
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) throws IOException {
        if (_nesting > DEEPEST) {
            _nesting--;
            json.writeRaw(entries > 0 ? " }" : "}");
        } else {
            super.writeEndObject(json, entries);
        }
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
        if (_nesting > DEEPEST) {
            _nesting--;
            json.writeRaw(values > 0 ? " ]" : "]");
        } else {
            super.writeEndArray(json, values);
        }
    }

    private static final class Indent implements Indenter, Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public void writeIndentation(JsonGenerator json, int level) throws IOException {
            json.writeRaw(level > DEEPEST ? " " : "\n" + "  ".repeat(level));
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }
}
