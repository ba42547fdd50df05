package io.skywarden.proof.scan;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A scanner that leaves the patterns of many places to libhs. Its scratch space, buffer and callback are those of one thread. */
public final class HyperscanScanner implements Scanner {

    private static final int FIRST_BUFFER = 64 * 1024;

    private final FixedPlaces fixed;
    private final HyperscanDatabase database;
    private final Arena arena = Arena.ofConfined();
    private final long scratch;
    private final MemorySegment callback;
    private MemorySegment buffer = arena.allocate(FIRST_BUFFER);
    private Found current;

    HyperscanScanner(FixedPlaces fixed, HyperscanDatabase database) {
        this.fixed = fixed;
        this.database = database;
        this.callback = Libhs.callback(this, arena);
        this.scratch = allocateScratch();
    }

    private long allocateScratch() {
        MemorySegment place = arena.allocate(JAVA_LONG);
        try {
            int code = (int) database.library().allocateScratch.invokeExact(database.address(), place);
            if (code != 0) {
                throw new OutOfMemoryError("libhs finds no room for its scratch space (%d)".formatted(code));
            }
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable e) {
            throw new IllegalStateException("a native function throws nothing", e);
        }
        return place.get(JAVA_LONG, 0);
    }

    @Override
    public void scan(byte[] bytes, int offset, int length, Found found) {
        found.clear();
        fixed.scan(bytes, offset, length, found);
        if (length > buffer.byteSize()) {
            buffer = arena.allocate(Math.max(length, buffer.byteSize() * 2));
        }
        // A function that calls back must not look into Java's memory, so it is given a copy.
        MemorySegment.copy(bytes, offset, buffer, JAVA_BYTE, 0, length);
        current = found;
        try {
            int code = (int) database.library().scan.invokeExact(database.address(), buffer, length, 0, scratch, callback, 0L);
            if (code != 0) {
                throw new IllegalStateException("libhs cannot scan (%d)".formatted(code));
            }
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable e) {
            throw new IllegalStateException("a native function throws nothing", e);
        }
    }

    /** Called by libhs; 0 means "go on". Nothing may be thrown from here, and nothing is. */
    int match(int id, long from, long to, int flags, long context) {
        current.add(id);
        return 0;
    }

    @Override
    public void close() {
        try {
            int code = (int) database.library().freeScratch.invokeExact(scratch);
            if (code != 0) {
                throw new IllegalStateException("libhs cannot free its scratch space (%d)".formatted(code));
            }
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable e) {
            throw new IllegalStateException("a native function throws nothing", e);
        } finally {
            arena.close();
        }
    }
}
