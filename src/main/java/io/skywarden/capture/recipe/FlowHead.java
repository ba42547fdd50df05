package io.skywarden.capture.recipe;

import io.skywarden.capture.FlowKey;
import io.skywarden.capture.Protocol;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A {@code flow} or {@code fan} line.
 *
 * @param count how many flows; each goes to the server address above the one before
 * @param hitFrom the first of them that must be hit, counted from 1; above {@code count} when none must
 */
record FlowHead(String name, FlowKey first, int count, int hitFrom) {

    private static final Pattern ENDPOINT =
            Pattern.compile("(?:\\[([0-9a-fA-F:.]+)\\]|([0-9]{1,3}(?:\\.[0-9]{1,3}){3})):([0-9]{1,5})");
    private static final int MAX_FAN = 1000;

    private record Endpoint(InetAddress address, int port) {}

    static FlowHead read(Words words, boolean fan) {
        int count = fan ? words.number("the number of flows", 1, MAX_FAN) : 1;
        String name = words.need("the flow's name");
        Protocol protocol = protocol(words.need("the transport"));
        Endpoint client = endpoint(words.need("the client"));
        if (!words.skip("->")) {
            throw new Complaint("'->' is missing between client and server");
        }
        Endpoint server = endpoint(words.need("the server"));
        if (client.address().getClass() != server.address().getClass()) {
            throw new Complaint("client and server must both be IPv4 or both be IPv6");
        }
        int hitFrom = hitFrom(words, count);
        words.end();
        var key = new FlowKey(protocol, client.address(), client.port(), server.address(), server.port());
        return new FlowHead(name, key, count, hitFrom);
    }

    private static int hitFrom(Words words, int count) {
        return switch (words.need("'hit' or 'silent'")) {
            case "silent" -> count + 1;
            case "hit" -> words.skip("from") ? words.number("the first flow to be hit", 1, count) : 1;
            case String other -> throw new Complaint("a flow is 'hit' or 'silent', not '%s'", other);
        };
    }

    private static Protocol protocol(String word) {
        return switch (word) {
            case "tcp" -> Protocol.TCP;
            case "udp" -> Protocol.UDP;
            default -> throw new Complaint("the transport is tcp or udp, not '%s'", word);
        };
    }

    private static Endpoint endpoint(String word) {
        Matcher form = ENDPOINT.matcher(word);
        if (!form.matches() || Integer.parseInt(form.group(3)) > 65535 || Integer.parseInt(form.group(3)) == 0) {
            throw new Complaint("'%s' is no address with port: write 10.1.0.2:443 or [2001:db8::1]:443", word);
        }
        try {
            String address = form.group(1) == null ? form.group(2) : form.group(1);
            return new Endpoint(InetAddress.ofLiteral(address), Integer.parseInt(form.group(3)));
        } catch (IllegalArgumentException _) {
            throw new Complaint("'%s' holds no IP address", word);
        }
    }

    List<RecipeFlow> flows(List<Turn> turns) {
        return IntStream.range(0, count)
                .mapToObj(i -> new RecipeFlow(count == 1 ? name : name + "-" + (i + 1), key(i), i + 1 >= hitFrom, turns))
                .toList();
    }

    private FlowKey key(int offset) {
        return new FlowKey(
                first.protocol(), first.client(), first.clientPort(), above(first.server(), offset), first.serverPort());
    }

    private static InetAddress above(InetAddress address, int offset) {
        byte[] bytes = address.getAddress();
        BigInteger sum = new BigInteger(1, bytes).add(BigInteger.valueOf(offset));
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < result.length; i++) {
            result[result.length - 1 - i] = sum.shiftRight(8 * i).byteValue();
        }
        try {
            return InetAddress.getByAddress(result);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("the length was that of an address", impossible);
        }
    }
}
