package io.skywarden.capture.recipe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;

/** A message under construction, in network byte order. */
final class Octets {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Octets u8(int value) {
        out.write(value);
        return this;
    }

    Octets u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    Octets u24(int value) {
        return u8(value >>> 16).u16(value);
    }

    Octets u32(int value) {
        return u16(value >>> 16).u16(value);
    }

    Octets hex(String digits) {
        return bytes(HexFormat.of().parseHex(digits.replace(" ", "")));
    }

    Octets ascii(String text) {
        return bytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    Octets bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** What is written by {@code content}, behind its length in one byte. */
    Octets sized8(Consumer<Octets> content) {
        byte[] bytes = written(content);
        return u8(bytes.length).bytes(bytes);
    }

    /** As {@link #sized8}, the length in two bytes. */
    Octets sized16(Consumer<Octets> content) {
        byte[] bytes = written(content);
        return u16(bytes.length).bytes(bytes);
    }

    /** As {@link #sized8}, the length in three bytes. */
    Octets sized24(Consumer<Octets> content) {
        byte[] bytes = written(content);
        return u24(bytes.length).bytes(bytes);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private static byte[] written(Consumer<Octets> content) {
        var inner = new Octets();
        content.accept(inner);
        return inner.toBytes();
    }
}
