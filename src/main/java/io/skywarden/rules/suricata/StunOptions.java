package io.skywarden.rules.suricata;

import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.RuleText;
import io.skywarden.rules.plan.Unsayable;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.PacketShows.Comparison;
import io.skywarden.signature.PacketShows.StunAttribute;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A STUN message with an attribute (RFC 5389 section 6: two zero bits, and the magic cookie at offset 4). */
final class StunOptions {

    private static final byte[] COOKIE = {0x21, 0x12, (byte) 0xa4, 0x42};
    private static final int COOKIE_AT = 4;
    private static final int ATTRIBUTES_AT = 20;
    private static final int TYPE_BITS = 0xc0;

    private StunOptions() {}

    static List<Option> of(StunAttribute stun, boolean mayBeFastPattern) {
        int start = stun.framing().headerBytes();
        boolean exact = stun.minLength() == stun.maxLength();
        List<Option> options = new ArrayList<>();
        options.add(PacketOptions.byteTest(start, TYPE_BITS, Comparison.EQUAL, 0));
        options.addAll(PacketOptions.fixed(RuleText.content(COOKIE), start + COOKIE_AT, COOKIE.length));
        if (mayBeFastPattern && !exact) {
            options.add(Option.of("fast_pattern"));
        }
        options.add(Option.of("content", RuleText.content(attribute(stun, exact))));
        options.add(Option.of("offset", start + ATTRIBUTES_AT));
        if (mayBeFastPattern && exact) {
            options.add(Option.of("fast_pattern"));
        }
        if (!exact) {
            options.addAll(lengthTests(stun));
        }
        return options;
    }

    /** Type, length and value when the length is one; else type and the length's high byte, which is always zero. */
    private static byte[] attribute(StunAttribute stun, boolean exact) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(stun.type() >> 8);
        bytes.write(stun.type());
        bytes.write(0);
        if (exact) {
            bytes.write(stun.minLength());
            stun.value().ifPresent(value -> write(value, bytes));
        }
        return bytes.toByteArray();
    }

    private static void write(HexPattern value, ByteArrayOutputStream bytes) {
        if (!value.isExact()) {
            throw new Unsayable("the value of a STUN attribute with '?': only whole bytes can follow an attribute found anywhere");
        }
        for (int i = 0; i < value.length(); i++) {
            bytes.write(value.value(i));
        }
    }

    /** Relative to the content before, so the engine tries the next place where it stands when the length is wrong. */
    private static List<Option> lengthTests(StunAttribute stun) {
        List<Option> options = new ArrayList<>();
        options.add(Option.of("byte_test", "1,<,%d,0,relative".formatted(stun.maxLength() + 1)));
        if (stun.minLength() > 0) {
            options.add(Option.of("byte_test", "1,>,%d,0,relative".formatted(stun.minLength() - 1)));
        }
        return options;
    }
}
