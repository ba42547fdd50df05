package io.skywarden.proof;

import java.util.List;

/**
 * What the reference captures say of a signature, heard by the in-process judge alone.
 *
 * @param judged how many were judged
 * @param telling those with a hit, a miss or a false flow
 * @param leftOut names of those that were not judged
 * @param why they were not; empty when all were
 * @param absent captures that the signature's proof names and that are not at hand
 */
public record CorpusVerdict(int judged, List<CaptureVerdict> telling, List<String> leftOut, String why, List<String> absent) {

    public CorpusVerdict {
        telling = List.copyOf(telling);
        leftOut = List.copyOf(leftOut);
        absent = List.copyOf(absent);
    }
}
