package io.skywarden.proof;

import io.skywarden.proof.scan.Patterns;
import io.skywarden.proof.scan.Scanners;
import io.skywarden.proof.scan.Sought;
import io.skywarden.signature.Alternatives;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.Signature;
import java.lang.ref.Cleaner;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The patterns of signatures that may stand in many places. A few are compared one by one where they are asked for, which
 * is cheaper than a scan; many are looked for together.
 */
final class FloatingPatterns {

    /** From so many on a scan costs less than the comparisons it saves. */
    static final int MANY = 16;
    /** One by one. */
    static final int NO_NUMBER = -1;
    /** What a library holds for us is given back when nobody judges by these signatures any more. */
    private static final Cleaner CLEANER = Cleaner.create();

    private final Patterns patterns;
    private final Optional<Scanners> scanners;

    FloatingPatterns(Collection<Signature> signatures, int many) {
        List<Sought> sought = signatures.stream().flatMap(signature -> signature.detection().steps().stream())
                .flatMap(step -> Alternatives.of(step.shows()).stream()).flatMap(List::stream)
                .filter(leaf -> leaf instanceof Bytes bytes && !bytes.isFixed()).map(leaf -> Sought.of((Bytes) leaf)).toList();
        patterns = Patterns.of(sought);
        scanners = patterns.all().size() < many ? Optional.empty() : Optional.of(Scanners.of(patterns));
        scanners.ifPresent(held -> CLEANER.register(this, held::close));
    }

    /** What a scan calls the pattern, if there is a scan. */
    int number(Bytes bytes) {
        return scanners.isEmpty() || bytes.isFixed() ? NO_NUMBER : patterns.number(Sought.of(bytes));
    }

    Optional<PayloadScan> open() {
        return scanners.map(all -> new PayloadScan(this, all.open(), patterns.nothingFound()));
    }
}
