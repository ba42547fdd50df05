package io.skywarden.capture.recipe;

import io.skywarden.capture.FlowKey;
import io.skywarden.capture.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a recipe line by line and goes on after a complaint, so that all are told at once. */
final class RecipeReader {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s)");
    private static final int DEFAULT_GAP_MILLIS = 20;
    private static final int MAX_REPEATS = 10_000;

    /** What fits an Ethernet frame with an IPv4 or the longer IPv6 header. */
    private static final int MAX_DATAGRAM = 1452;
    /** One slip of a program that writes recipes is told often enough by then. */
    private static final int MOST_COMPLAINTS = 100;

    private final String fileName;
    private final List<RecipeComplaint> complaints = new ArrayList<>();
    private final List<RecipeFlow> flows = new ArrayList<>();
    private final Map<FlowKey, Integer> lineOfKey = new HashMap<>();
    private final RecipeSize size = new RecipeSize();
    private FlowHead head;
    private int headLine;
    private boolean headFailed;
    /** Ends the reading: what stands behind could only be too much as well. */
    private boolean tooMuch;
    private List<Turn> turns = new ArrayList<>();

    RecipeReader(String fileName) {
        this.fileName = fileName;
    }

    Recipe read(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size() && !tooMuch && complaints.size() < MOST_COMPLAINTS; i++) {
            readLine(i + 1, lines.get(i));
        }
        if (!tooMuch) {
            finishFlow();
        }
        if (complaints.isEmpty() && flows.isEmpty()) {
            complain(1, "a recipe has at least one flow: flow NAME udp CLIENT:PORT -> SERVER:PORT hit");
        }
        if (!complaints.isEmpty()) {
            throw new MalformedRecipe(complaints);
        }
        return new Recipe(flows);
    }

    private void readLine(int number, String line) {
        try {
            var words = new Words(line);
            if (words.isEmpty()) {
                return;
            }
            if (words.skip("flow")) {
                begin(number, words, false);
            } else if (words.skip("fan")) {
                begin(number, words, true);
            } else {
                Turn turn = turn(words);
                checkPlace(turn);
                take(turn);
            }
        } catch (Complaint complaint) {
            complain(number, complaint.getMessage());
        }
    }

    private void take(Turn turn) {
        if (!headFailed) {
            tooMuch = true;
            size.add(head, turn);
            tooMuch = false;
            turns.add(turn);
        }
    }

    private void begin(int number, Words words, boolean fan) {
        finishFlow();
        headLine = number;
        headFailed = true;
        head = FlowHead.read(words, fan);
        tooMuch = true;
        size.add(head);
        tooMuch = false;
        headFailed = false;
    }

    private void finishFlow() {
        if (head != null && !headFailed) {
            if (turns.stream().noneMatch(Turn.Send.class::isInstance)) {
                complain(headLine, "the flow sends nothing: give it lines that begin with > or <");
            }
            head.flows(turns).forEach(this::add);
        }
        head = null;
        turns = new ArrayList<>();
    }

    /** Two flows of one key would be one flow to any decoder. */
    private void add(RecipeFlow flow) {
        Integer earlier = lineOfKey.getOrDefault(flow.key(), lineOfKey.get(flow.key().reversed()));
        if (earlier != null) {
            complain(headLine, "%s is already the flow of line %d: change a port".formatted(flow.key(), earlier));
        }
        lineOfKey.putIfAbsent(flow.key(), headLine);
        flows.add(flow);
    }

    private static Turn turn(Words words) {
        if (words.skip("wait")) {
            var wait = new Turn.Wait(time(words.need("the time")));
            words.end();
            return wait;
        }
        boolean toServer = words.skip(">");
        if (!toServer && !words.skip("<")) {
            throw new Complaint("a line begins with flow, fan, wait, > or <, not '%s'", words.need("a word"));
        }
        List<Item> items = ItemReader.items(words);
        int times = words.skip("x") ? words.number("how often", 1, MAX_REPEATS) : 1;
        long every = words.skip("every") ? time(words.need("the time")) : DEFAULT_GAP_MILLIS;
        words.end();
        return new Turn.Send(toServer, items, times, every);
    }

    private static long time(String word) {
        Matcher form = TIME.matcher(word);
        if (!form.matches() || Integer.parseInt(form.group(1)) == 0) {
            throw new Complaint("'%s' is no time: write 500ms or 2s", word);
        }
        return Long.parseLong(form.group(1)) * (form.group(2).equals("s") ? 1000 : 1);
    }

    private void checkPlace(Turn turn) {
        if (headFailed) {
            return;
        }
        if (head == null) {
            throw new Complaint("this line belongs to no flow: begin with 'flow' or 'fan'");
        }
        if (head.first().protocol() == Protocol.UDP && turn instanceof Turn.Send send && size(send) > MAX_DATAGRAM) {
            throw new Complaint("a UDP payload has at most %d bytes here, not %d", MAX_DATAGRAM, size(send));
        }
    }

    private static int size(Turn.Send send) {
        return Payloads.size(send.items());
    }

    private void complain(int line, String what) {
        complaints.add(new RecipeComplaint(fileName, line, what));
    }
}
