package io.skywarden.rules.sandbox;

import freemarker.cache.StringTemplateLoader;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * The process that runs templates of other people. Their text comes over standard input, so it needs no file; it ends with its input, and
 * by itself when its time is over, should its parent be gone.
 */
public final class TemplateChild {

    private static final int LONGEST_MESSAGE = 16 << 20;

    private TemplateChild() {}

    /** @param arguments how many seconds it may live */
    public static void main(String[] arguments) throws IOException {
        endAfter(Long.parseLong(arguments[0]));
        OutputStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream())); // nothing but answers goes there
        Frames frames = new Frames(System.in, out, LONGEST_MESSAGE);
        try {
            Map<?, ?> first = frames.read();
            Layout layout = layout(first);
            frames.write(Map.of("ready", true));
            while (true) {
                frames.write(answer(layout, frames.read()));
            }
        } catch (EOFException _) {
            // the parent has no more to lay out
        }
    }

    private static void endAfter(long seconds) {
        Thread end = new Thread(() -> {
            try {
                Thread.sleep(seconds * 1000);
            } catch (InterruptedException _) {
                // then a little earlier
            }
            Runtime.getRuntime().halt(1);
        });
        end.setDaemon(true);
        end.start();
    }

    private static Layout layout(Map<?, ?> first) {
        StringTemplateLoader loader = new StringTemplateLoader();
        ((Map<?, ?>) first.get("templates")).forEach((name, text) -> loader.putTemplate((String) name, (String) text));
        return new Layout(loader, (String) first.get("name"), ((Long) first.get("longest")).intValue());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> answer(Layout layout, Map<?, ?> model) {
        try {
            return Map.of("text", layout.lay((Map<String, Object>) model));
        } catch (TemplateRefusal refusal) {
            return Map.of("refused", refusal.getMessage());
        } catch (TemplateTrouble trouble) {
            return Map.of("broken", trouble.getMessage(), "stopped", trouble.stopped());
        }
    }
}
