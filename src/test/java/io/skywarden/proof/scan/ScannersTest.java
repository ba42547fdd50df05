package io.skywarden.proof.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.skywarden.signature.HexPattern;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ways of looking find what a look at every single place finds. */
class ScannersTest {

    private static final int ANYWHERE = 65_535;
    /** Few, so that patterns and payloads share them; above 0x7f, where text libraries go wrong; letters in both cases. */
    private static final int[] OCTETS = {0x00, 0x0a, 'A', 'a', 'B', 'b', '@', '`', 0x7f, 0x80, 0xff};

    /** Those of this machine; without libhs there is one. */
    static List<Scanners> ways(Patterns patterns) {
        Scanners best = Scanners.of(patterns);
        if (!best.way().startsWith("libhs")) {
            System.out.println("skipped for lack of libhs: only one way is tested, " + best.way());
        }
        return List.of(best, Scanners.ofJavaAlone(patterns));
    }

    static void assertExact(Patterns patterns, List<byte[]> payloads) {
        Found found = patterns.nothingFound();
        for (Scanners way : ways(patterns)) {
            try (way; Scanner scanner = way.open()) {
                for (byte[] payload : payloads) {
                    scanner.scan(payload, 0, payload.length, found);
                    assertThat(found).as("%s over %s", way.way(), java.util.HexFormat.of().formatHex(payload))
                            .isEqualTo(atEveryPlace(patterns, payload));
                }
            }
        }
    }

    /** The plainest reading of what is sought. */
    private static Found atEveryPlace(Patterns patterns, byte[] payload) {
        Found found = patterns.nothingFound();
        for (Sought sought : patterns.all()) {
            for (int at = sought.from(); at + sought.pattern().length() <= Math.min(sought.to(), payload.length); at++) {
                if (stands(sought, payload, at)) {
                    found.add(patterns.number(sought));
                }
            }
        }
        return found;
    }

    private static boolean stands(Sought sought, byte[] payload, int at) {
        if (!sought.anyCase()) {
            return sought.pattern().matchesAt(payload, at);
        }
        for (int i = 0; i < sought.pattern().length(); i++) {
            int octet = payload[at + i] & 0xff;
            int mask = sought.pattern().mask(i);
            boolean same = (octet & mask) == sought.pattern().value(i);
            boolean otherCase = (octet < 0x80 && Character.isLetter(octet)) && ((octet ^ 0x20) & mask) == sought.pattern().value(i);
            if (!same && !otherCase) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void random_patterns_are_found_exactly_where_they_stand(long seed) {
        Random random = new Random(seed);
        List<Sought> sought = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(80); i++) {
            sought.add(sought(random));
        }
        List<byte[]> payloads = new ArrayList<>(List.of(new byte[0]));
        for (int i = 0; i < 200; i++) {
            payloads.add(payload(random, sought));
        }
        assertExact(Patterns.of(sought), payloads);
    }

    private static Sought sought(Random random) {
        int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 6);
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < length; i++) {
            String octet = "%02x".formatted(octet(random));
            boolean inner = i > 0 && i < length - 1;
            hex.append(switch (random.nextInt(8)) {
                case 0 -> octet.charAt(0) + "?";
                case 1 -> inner ? "??" : octet;
                default -> octet;
            });
        }
        int from = random.nextInt(3) == 0 ? 0 : random.nextInt(12);
        int to = switch (random.nextInt(3)) {
            case 0 -> from + length;
            case 1 -> from + length + random.nextInt(20);
            default -> ANYWHERE;
        };
        return new Sought(HexPattern.parse(hex.toString()), from, to, random.nextInt(4) == 0);
    }

    /** Made of pieces of the patterns, so that something is found. */
    private static byte[] payload(Random random, List<Sought> sought) {
        byte[] payload = new byte[random.nextInt(60)];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) octet(random);
        }
        if (random.nextBoolean()) {
            HexPattern pattern = sought.get(random.nextInt(sought.size())).pattern();
            int at = random.nextInt(20);
            for (int i = 0; i < pattern.length() && at + i < payload.length; i++) {
                payload[at + i] = (byte) (pattern.value(i) | random.nextInt(256) & ~pattern.mask(i));
            }
        }
        return payload;
    }

    private static int octet(Random random) {
        return OCTETS[random.nextInt(OCTETS.length)];
    }

    @Test
    void every_byte_value_is_itself_and_no_other() {
        List<Sought> sought = new ArrayList<>();
        List<byte[]> payloads = new ArrayList<>();
        for (int octet = 0; octet < 256; octet++) {
            sought.add(new Sought(HexPattern.of(new byte[] {(byte) octet, (byte) (octet ^ 0xff)}), 0, ANYWHERE, octet % 2 == 0));
            payloads.add(new byte[] {1, (byte) octet, (byte) (octet ^ 0xff)});
        }
        assertExact(Patterns.of(sought), payloads);
    }

    @Test
    void a_payload_is_a_part_of_an_array_and_may_be_long() {
        Patterns patterns = Patterns.of(List.of(new Sought(HexPattern.parse("ff fe"), 2, ANYWHERE * 4, false)));
        byte[] bytes = new byte[200_000];
        bytes[199_998] = (byte) 0xff;
        bytes[199_999] = (byte) 0xfe;
        for (Scanners way : ways(patterns)) {
            Found found = patterns.nothingFound();
            try (way; Scanner scanner = way.open()) {
                scanner.scan(bytes, 0, bytes.length, found);
                assertThat(found.has(0)).as(way.way()).isTrue();
                scanner.scan(bytes, 199_990, 9, found);
                assertThat(found.any()).as("its second byte is outside, " + way.way()).isFalse();
                scanner.scan(bytes, 199_997, 3, found);
                assertThat(found.any()).as("it stands before its first place, " + way.way()).isFalse();
                scanner.scan(bytes, 199_990, 10, found);
                assertThat(found.any()).isTrue();
            }
        }
    }

    @Test
    void threads_share_what_is_compiled() throws InterruptedException {
        Patterns patterns = Patterns.of(List.of(new Sought(HexPattern.parse("80 81 82"), 0, ANYWHERE, false)));
        byte[] payload = new byte[1_000];
        java.util.Arrays.fill(payload, (byte) 0x80);
        payload[998] = (byte) 0x81;
        payload[999] = (byte) 0x82;
        var missed = new java.util.concurrent.atomic.AtomicInteger(4 * 500);
        try (Scanners scanners = Scanners.of(patterns)) {
            List<Thread> threads = java.util.stream.IntStream.range(0, 4).mapToObj(_ -> Thread.ofPlatform().start(() -> {
                Found found = patterns.nothingFound();
                try (Scanner scanner = scanners.open()) {
                    for (int i = 0; i < 500; i++) {
                        scanner.scan(payload, 0, payload.length, found);
                        missed.addAndGet(found.has(0) ? -1 : 0);
                    }
                }
            })).toList();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(missed).hasValue(0);
    }

    @Test
    void without_the_library_there_is_a_reason_and_the_other_way() {
        Patterns patterns = Patterns.of(List.of(new Sought(HexPattern.parse("01 02"), 0, ANYWHERE, false)));
        try (Scanners scanners = Scanners.of(patterns, List.of("libnothing.so.1")); Scanner scanner = scanners.open()) {
            Found found = patterns.nothingFound();
            scanner.scan(new byte[] {0, 1, 2}, 0, 3, found);
            assertThat(found).hasToString("{0}");
            assertThat(scanners.way()).isEqualTo("own automaton (libhs is not installed (Debian: apt-get install libhyperscan5))");
        }
        try (Scanners scanners = Scanners.of(patterns, List.of("libc.so.6"))) {
            assertThat(scanners.way()).isEqualTo("own automaton (libc.so.6 is no Hyperscan 5 (no hs_compile_ext_multi))");
        }
    }

    @Test
    void equal_patterns_have_one_number_and_strange_ones_none() {
        Sought twice = new Sought(HexPattern.parse("01"), 0, 5, false);
        Patterns patterns = Patterns.of(List.of(twice, new Sought(HexPattern.parse("01"), 0, 5, false)));

        assertThat(patterns.all()).containsExactly(twice);
        assertThat(patterns.number(twice)).isZero();
        assertThatThrownBy(() -> patterns.number(new Sought(HexPattern.parse("02"), 0, 5, false)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sought(HexPattern.parse("01 02"), 4, 5, false)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Millions of payloads pass in a proof: garbage of each would cost more than the look. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_scan_leaves_no_garbage(boolean java) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemoryEnabled(), "this JVM does not count what threads allocate");
        Random random = new Random(9);
        List<Sought> sought = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            sought.add(sought(random));
        }
        Patterns patterns = Patterns.of(sought);
        byte[] payload = payload(random, sought);
        Found found = patterns.nothingFound();
        try (Scanners scanners = java ? Scanners.ofJavaAlone(patterns) : Scanners.of(patterns); Scanner scanner = scanners.open()) {
            scanOften(scanner, payload, found, 30_000);
            long before = threads.getCurrentThreadAllocatedBytes();
            scanOften(scanner, payload, found, 10_000);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).as("bytes of 10,000 scans, %s", scanners.way()).isLessThan(10_000);
        }
    }

    private static void scanOften(Scanner scanner, byte[] payload, Found found, int times) {
        for (int i = 0; i < times; i++) {
            scanner.scan(payload, 0, payload.length, found);
        }
    }
}
