package io.skywarden.capture.session;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Walks a Certificate message (RFC 5246 section 7.4.2) to the subject's common name of its first certificate. */
final class Certificates {

    private static final int SEQUENCE = 0x30;
    private static final int VERSION = 0xa0;
    private static final int BMP_STRING = 0x1e;
    private static final String COMMON_NAME = "550403";

    /** An element of DER (X.690): its tag and its content. */
    private record Element(int tag, Cursor content) {

        static Element next(Cursor cursor) throws Cursor.Truncated {
            int tag = cursor.u8();
            int length = cursor.u8();
            if (length > 0x83) {
                throw new Cursor.Truncated();
            }
            int size = switch (length) {
                case 0x80 -> -1; // the indefinite form is BER, not DER
                case 0x81 -> cursor.u8();
                case 0x82 -> cursor.u16();
                case 0x83 -> cursor.u24();
                default -> length;
            };
            return new Element(tag, cursor.part(size));
        }

        static Cursor sequence(Cursor cursor) throws Cursor.Truncated {
            Element element = next(cursor);
            if (element.tag() != SEQUENCE) {
                throw new Cursor.Truncated();
            }
            return element.content();
        }
    }

    private Certificates() {}

    static Optional<String> commonName(byte[] message) {
        try {
            var cursor = new Cursor(message);
            Cursor list = cursor.part(cursor.u24());
            return inSubject(list.part(list.u24()));
        } catch (Cursor.Truncated _) {
            return Optional.empty();
        }
    }

    /** RFC 5280 section 4.1: version (may be absent), serial, algorithm, issuer, validity, subject. */
    private static Optional<String> inSubject(Cursor certificate) throws Cursor.Truncated {
        Cursor signed = Element.sequence(Element.sequence(certificate));
        if (signed.peek(0) == VERSION) {
            Element.next(signed);
        }
        Element.next(signed);
        Element.next(signed);
        Element.next(signed);
        Element.next(signed);
        return inName(Element.sequence(signed));
    }

    private static Optional<String> inName(Cursor name) throws Cursor.Truncated {
        while (name.left() > 0) {
            Cursor set = Element.next(name).content();
            while (set.left() > 0) {
                Cursor attribute = Element.sequence(set);
                Cursor type = Element.next(attribute).content();
                if (HexFormat.of().formatHex(type.take(type.left())).equals(COMMON_NAME)) {
                    return Optional.of(text(Element.next(attribute)));
                }
            }
        }
        return Optional.empty();
    }

    private static String text(Element value) throws Cursor.Truncated {
        byte[] bytes = value.content().take(value.content().left());
        return new String(bytes, value.tag() == BMP_STRING ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
    }
}
