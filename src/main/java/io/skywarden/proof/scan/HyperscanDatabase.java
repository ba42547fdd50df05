package io.skywarden.proof.scan;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Patterns compiled by libhs. Any number of scanners may use it at once; it outlives them all. */
final class HyperscanDatabase implements AutoCloseable {

    /** {@code hs_expr_ext_t}: flags, least and greatest end offset, least length (64 bits each), two distances (32). */
    private static final long EXTENSION = 40;
    private static final long LEAST_END_AND_GREATEST_END = 3;

    private final Libhs library;
    private final long address;

    /** @throws Libhs.Absent when libhs refuses, for example because the processor is too old for it */
    HyperscanDatabase(Libhs library, Patterns patterns) throws Libhs.Absent {
        this.library = library;
        this.address = compile(library, patterns, patterns.numbers(false));
    }

    private static long compile(Libhs library, Patterns patterns, List<Integer> numbers) throws Libhs.Absent {
        int size = numbers.size();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment expressions = arena.allocate(ADDRESS, size);
            MemorySegment flags = arena.allocate(JAVA_INT, size);
            MemorySegment ids = arena.allocate(JAVA_INT, size);
            MemorySegment extensions = arena.allocate(ADDRESS, size);
            for (int i = 0; i < size; i++) {
                Sought sought = patterns.all().get(numbers.get(i));
                expressions.setAtIndex(ADDRESS, i, arena.allocateFrom(expression(sought)));
                flags.setAtIndex(JAVA_INT, i, Libhs.DOT_MATCHES_ALL | Libhs.ONCE);
                ids.setAtIndex(JAVA_INT, i, numbers.get(i));
                extensions.setAtIndex(ADDRESS, i, window(sought, arena));
            }
            MemorySegment database = arena.allocate(JAVA_LONG);
            MemorySegment error = arena.allocate(ADDRESS);
            int code = (int) library.compile.invokeExact(expressions, flags, ids, extensions, size, Libhs.BLOCK_MODE, 0L, database, error);
            if (code != 0) {
                throw new Libhs.Absent("libhs %s refuses the patterns (%s)".formatted(library.version, message(library, error)));
            }
            return database.get(JAVA_LONG, 0);
        } catch (Libhs.Absent | RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable e) {
            throw new IllegalStateException("a native function throws nothing", e);
        }
    }

    private static MemorySegment window(Sought sought, Arena arena) {
        MemorySegment extension = arena.allocate(EXTENSION, 8);
        extension.set(JAVA_LONG, 0, LEAST_END_AND_GREATEST_END);
        extension.set(JAVA_LONG, 8, sought.from() + sought.pattern().length());
        extension.set(JAVA_LONG, 16, sought.to());
        return extension;
    }

    /** Every byte as {@code \xHH}, or as the class of bytes that its mask and its case allow. */
    static String expression(Sought sought) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sought.pattern().length(); i++) {
            StringBuilder octets = new StringBuilder();
            int allowed = 0;
            for (int octet = 0; octet < 256; octet++) {
                if (sought.allows(i, octet)) {
                    octets.append("\\x%02x".formatted(octet));
                    allowed++;
                }
            }
            text.append(allowed == 256 ? "." : allowed == 1 ? octets : "[" + octets + "]");
        }
        return text.toString();
    }

    /** {@code hs_compile_error_t} begins with a pointer to its message. */
    private static String message(Libhs library, MemorySegment error) throws Throwable {
        MemorySegment found = error.get(ADDRESS, 0);
        if (found.address() == 0) {
            return "without a reason";
        }
        String message = found.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0).reinterpret(1_024).getString(0);
        int freed = (int) library.freeCompileError.invokeExact(found.address());
        return freed == 0 ? message : message + ", and its message cannot be freed";
    }

    Libhs library() {
        return library;
    }

    long address() {
        return address;
    }

    @Override
    public void close() {
        try {
            int code = (int) library.freeDatabase.invokeExact(address);
            if (code != 0) {
                throw new IllegalStateException("libhs cannot free its database (%d)".formatted(code));
            }
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable e) {
            throw new IllegalStateException("a native function throws nothing", e);
        }
    }
}
