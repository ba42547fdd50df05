package io.skywarden.access.http;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** All that the service logs while it is open, down to the details that are usually left out. */
public final class LogOfTheTest implements AutoCloseable {

    /** The client of the tests, which logs what it sends. */
    private static final String CLIENT = "org.apache.http";

    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final Lines lines = new Lines();

    /** Begins to listen. */
    public LogOfTheTest() {
        root.setLevel(Level.ALL);
        root.addHandler(lines);
    }

    /** What was logged so far. */
    public List<String> lines() {
        return lines.all();
    }

    @Override
    public void close() {
        root.removeHandler(lines);
        root.setLevel(before);
    }

    private static final class Lines extends Handler {

        private final List<String> all = new ArrayList<>();

        synchronized List<String> all() {
            return List.copyOf(all);
        }

        @Override
        public synchronized void publish(LogRecord entry) {
            if (entry.getLoggerName().startsWith(CLIENT)) {
                return;
            }
            StringWriter line = new StringWriter();
            line.write(entry.getLoggerName() + " " + new PatternFormatter("%s").format(ExtLogRecord.wrap(entry)));
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(line));
            }
            all.add(line.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
