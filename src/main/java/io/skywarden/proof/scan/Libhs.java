package io.skywarden.proof.scan;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.NoSuchElementException;

/** The functions of libhs (Hyperscan 5, hs_compile.h and hs_runtime.h) that are used here. Pointers are longs: nothing is made of them. */
final class Libhs {

    static final int DOT_MATCHES_ALL = 2;
    static final int ONCE = 8;
    static final int BLOCK_MODE = 1;
    /** The version in its name is that of its binary interface. */
    static final List<String> NAMES = List.of("libhs.so.5", "libhs.so", "libhs.dylib");

    private static final Linker LINKER = Linker.nativeLinker();
    private static final FunctionDescriptor MATCH = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG);

    final MethodHandle compile;
    final MethodHandle freeCompileError;
    final MethodHandle freeDatabase;
    final MethodHandle allocateScratch;
    final MethodHandle freeScratch;
    final MethodHandle scan;
    final String version;

    private Libhs(SymbolLookup library) {
        compile = function(library, "hs_compile_ext_multi", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG,
                ADDRESS, ADDRESS);
        freeCompileError = function(library, "hs_free_compile_error", JAVA_INT, JAVA_LONG);
        freeDatabase = function(library, "hs_free_database", JAVA_INT, JAVA_LONG);
        allocateScratch = function(library, "hs_alloc_scratch", JAVA_INT, JAVA_LONG, ADDRESS);
        freeScratch = function(library, "hs_free_scratch", JAVA_INT, JAVA_LONG);
        scan = function(library, "hs_scan", JAVA_INT, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS, JAVA_LONG);
        version = version(function(library, "hs_version", ADDRESS));
    }

    /** @throws Absent when there is none of these names, or it is another library */
    static Libhs load(List<String> names) throws Absent {
        for (String name : names) {
            try {
                return new Libhs(SymbolLookup.libraryLookup(name, Arena.global()));
            } catch (IllegalArgumentException | IllegalCallerException _) {
                // Not here under this name; said below when it is here under none.
            } catch (NoSuchElementException other) {
                throw new Absent("%s is no Hyperscan 5 (%s)".formatted(name, other.getMessage()));
            }
        }
        throw new Absent("libhs is not installed (Debian: apt-get install libhyperscan5)");
    }

    private static MethodHandle function(SymbolLookup library, String name, MemoryLayout result, MemoryLayout... arguments) {
        var address = library.find(name).orElseThrow(() -> new NoSuchElementException("no " + name));
        return LINKER.downcallHandle(address, FunctionDescriptor.of(result, arguments));
    }

    private static String version(MethodHandle ask) {
        try {
            return ((MemorySegment) ask.invokeExact()).reinterpret(64).getString(0).split(" ")[0];
        } catch (Throwable e) {
            throw new IllegalStateException("hs_version takes nothing and cannot fail", e);
        }
    }

    /** What libhs calls for each match: {@code int match(int id, long from, long to, int flags, long context)}. */
    static MemorySegment callback(HyperscanScanner scanner, Arena arena) {
        try {
            MethodHandle match = MethodHandles.lookup().findVirtual(HyperscanScanner.class, "match",
                    MethodType.methodType(int.class, int.class, long.class, long.class, int.class, long.class));
            return LINKER.upcallStub(match.bindTo(scanner), MATCH, arena);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalStateException("HyperscanScanner has the method", e);
        }
    }

    /** Why libhs cannot be used, in one line. */
    static final class Absent extends Exception {

        private static final long serialVersionUID = 1L;

        Absent(String why) {
            super(why);
        }
    }
}
