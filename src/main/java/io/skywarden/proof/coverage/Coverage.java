package io.skywarden.proof.coverage;

import io.skywarden.proof.Proof;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.util.List;

/**
 * How far signatures reach in the real captures of a corpus. Retired signatures are told apart: what they hit counts for nobody.
 *
 * @param judge whose hits these are
 * @param captures how many were judged
 * @param innocent how many of them hold nothing of the Skype family
 * @param whole all signatures that may be shipped, together
 * @param eras truth names no era, so an era is measured against all known flows of its product; families likewise
 * @param columns the captures of the matrix: those with a hit or a known flow
 */
public record Coverage(String judge, int captures, int innocent, Reach whole, List<Reach> families, List<Reach> eras,
        List<Reach> signatures, List<Reach> retired, List<String> columns, List<EvidenceRow> rows, List<String> remarks) {

    public Coverage {
        families = List.copyOf(families);
        eras = List.copyOf(eras);
        signatures = List.copyOf(signatures);
        retired = List.copyOf(retired);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        remarks = List.copyOf(remarks);
    }

    public static Coverage of(Proof proof, List<AuthoredSignature> catalogue) {
        return new Survey(proof, catalogue).coverage();
    }
}
