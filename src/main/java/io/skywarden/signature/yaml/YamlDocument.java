package io.skywarden.signature.yaml;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * One document of YAML, held to what JSON can say too: named members, lists and scalars. Anchors, aliases and tags are
 * complained of, and so is what is nested too deep: documents come from strangers.
 */
public final class YamlDocument {

    private static final int DEEPEST = 32;
    private static final int LONGEST_NAME = 64;

    private final String place;
    private final List<Complaint> complaints;
    private final Iterator<Event> events;

    private YamlDocument(String place, String text, List<Complaint> complaints) {
        this.place = place;
        this.complaints = complaints;
        this.events = new Yaml(new LoaderOptions()).parse(new StringReader(text)).iterator();
    }

    /** Nothing when the text is no YAML at all; then at least one complaint was added. */
    public static Optional<Field> read(String place, String text, List<Complaint> complaints) {
        if (text.length() > AuthoredText.LONGEST) {
            complaints.add(new Complaint(place, 1, "", "has %d characters, at most %d are read".formatted(text.length(), AuthoredText.LONGEST)));
            return Optional.empty();
        }
        try {
            Optional<Value> root = new YamlDocument(place, text, complaints).root();
            if (root.isEmpty()) {
                complaints.add(new Complaint(place, 1, "", "is empty"));
            }
            return root.map(value -> new Field(place, "", value, complaints));
        } catch (TooDeep _) {
            // Said already. To read on would be slow: the parser looks at every open bracket again and again.
        } catch (ReaderException unprintable) {
            complaints.add(new Complaint(place, line(text, unprintable.getPosition()), "", "is not YAML: U+%04X may not stand in it"
                    .formatted(unprintable.getCodePoint())));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null ? 1 : broken.getProblemMark().getLine() + 1;
            complaints.add(new Complaint(place, line, "", "is not YAML: " + broken.getProblem()));
        } catch (YAMLException | IllegalArgumentException unreadable) {
            complaints.add(new Complaint(place, 1, "", "is not YAML: " + unreadable.getMessage()));
        }
        return Optional.empty();
    }

    private static int line(String text, int codePoints) {
        return 1 + (int) text.codePoints().limit(codePoints).filter(c -> c == '\n').count();
    }

    private Optional<Value> root() {
        Optional<Value> root = Optional.empty();
        while (events.hasNext()) {
            Event event = events.next();
            if (!(event instanceof NodeEvent)) {
                continue;
            }
            if (root.isPresent()) {
                complain(line(event), "", "a second document begins here: send one");
                break;
            }
            root = Optional.of(value("", 0, event));
        }
        return root;
    }

    private Value value(String path, int depth, Event event) {
        int line = line(event);
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            complain(line, path, "anchors (&) and aliases (*) are not read: write the value out");
        }
        return switch (event) {
            case ScalarEvent scalar -> scalar(path, scalar);
            case CollectionStartEvent _ when depth >= DEEPEST -> {
                complain(line, path, "is nested deeper than %d levels".formatted(DEEPEST));
                throw new TooDeep();
            }
            case CollectionStartEvent start -> {
                refuseTag(path, line, start.getTag());
                yield start instanceof MappingStartEvent ? members(path, depth, line) : row(path, depth, line);
            }
            default -> new Value.Refused(line);
        };
    }

    private Value scalar(String path, ScalarEvent scalar) {
        refuseTag(path, line(scalar), scalar.getTag());
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(scalar.getValue())) {
            complain(line(scalar), path, "holds half of a surrogate pair, which is no character");
            return new Value.Refused(line(scalar));
        }
        return new Value.Scalar(line(scalar), scalar.getValue());
    }

    private Value row(String path, int depth, int line) {
        List<Value> elements = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            elements.add(value(path + "/" + elements.size(), depth + 1, event));
        }
        return new Value.Row(line, elements);
    }

    private Value members(String path, int depth, int line) {
        List<Value.Member> members = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            Value key = value(path, depth + 1, event);
            if (key instanceof Value.Scalar(int _, String name) && name.length() <= LONGEST_NAME) {
                members.add(new Value.Member(name, value(pointer(path, name), depth + 1, events.next())));
            } else {
                complain(line(event), path, "a field's name is a text of at most %d characters".formatted(LONGEST_NAME));
                value(path, depth + 1, events.next());
            }
        }
        return new Value.Members(line, members);
    }

    /** RFC 6901 section 3. */
    static String pointer(String path, String name) {
        return path + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private void refuseTag(String path, int line, String tag) {
        if (tag != null) {
            complain(line, path, "tags (!) are not read: write the value without '%s'".formatted(tag));
        }
    }

    private void complain(int line, String path, String what) {
        complaints.add(new Complaint(place, line, path, what));
    }

    private static int line(Event event) {
        return event.getStartMark().getLine() + 1;
    }

    private static final class TooDeep extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
