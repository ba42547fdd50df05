package io.skywarden.capture.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads ClientHello messages (RFC 5246 section 7.4.1.2) for the server name and the fields of JA3. */
final class ClientHellos {

    private static final int SERVER_NAME = 0;
    private static final int GROUPS = 10;
    private static final int FORMATS = 11;

    private int version;
    private final List<Integer> ciphers = new ArrayList<>();
    private final List<Integer> extensions = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();
    private final List<Integer> formats = new ArrayList<>();
    private Optional<String> serverName = Optional.empty();

    /** What a ClientHello says. */
    record Said(Optional<String> serverName, String ja3Text) {

        String ja3() {
            return md5(ja3Text);
        }
    }

    private ClientHellos() {}

    /** @param body the message without its type and length; empty when it is malformed */
    static Optional<Said> read(byte[] body) {
        try {
            var hello = new ClientHellos();
            hello.readBody(new Cursor(body));
            return Optional.of(new Said(hello.serverName, hello.ja3Text()));
        } catch (Cursor.Truncated _) {
            return Optional.empty();
        }
    }

    private void readBody(Cursor body) throws Cursor.Truncated {
        version = body.u16();
        body.skip(32);
        body.skip(body.u8());
        Cursor suites = body.part(body.u16());
        while (suites.left() > 0) {
            addUnlessGrease(ciphers, suites.u16());
        }
        body.skip(body.u8());
        if (body.left() == 0) {
            return;
        }
        Cursor block = body.part(body.u16());
        while (block.left() > 0) {
            int type = block.u16();
            Cursor extension = block.part(block.u16());
            addUnlessGrease(extensions, type);
            readExtension(type, extension);
        }
    }

    private void readExtension(int type, Cursor extension) throws Cursor.Truncated {
        if (extension.left() == 0) {
            return;
        }
        switch (type) {
            case SERVER_NAME -> readServerName(extension.part(extension.u16()));
            case GROUPS -> {
                Cursor list = extension.part(extension.u16());
                while (list.left() > 0) {
                    addUnlessGrease(groups, list.u16());
                }
            }
            case FORMATS -> {
                Cursor list = extension.part(extension.u8());
                while (list.left() > 0) {
                    formats.add(list.u8());
                }
            }
            default -> { /* neither the name nor a field of JA3 */ }
        }
    }

    /** RFC 6066 section 3: the first entry, which is of type host name. */
    private void readServerName(Cursor list) throws Cursor.Truncated {
        if (serverName.isEmpty() && list.left() > 0 && list.u8() == 0) {
            serverName = Optional.of(list.text(list.u16())).filter(name -> !name.isEmpty());
        }
    }

    /** RFC 8701: values like 0x3a3a are noise, drawn anew for each connection. */
    private static void addUnlessGrease(List<Integer> values, int value) {
        if ((value & 0x0f0f) != 0x0a0a || value >>> 8 != (value & 0xff)) {
            values.add(value);
        }
    }

    private String ja3Text() {
        return "%d,%s,%s,%s,%s".formatted(version, joined(ciphers), joined(extensions), joined(groups), joined(formats));
    }

    private static String joined(List<Integer> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    /** JA3 is defined with MD5; nothing is protected by it. */
    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }
}
