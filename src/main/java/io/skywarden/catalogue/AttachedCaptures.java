package io.skywarden.catalogue;

import io.skywarden.capture.CaptureDigest;
import io.skywarden.capture.SentCapture;
import io.skywarden.signature.SignatureId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** Where captures that came with versions are kept, each under its digest and once. They are added and read, never altered. */
public interface AttachedCaptures {

    void keep(SignatureId id, int number, SentCapture capture, Instant at);

    /** All that came with a version or with one before it, those of the newest version first. */
    List<AttachedCapture> until(SignatureId id, int number);

    /** What the versions in force answer for: all that came with each or with one before it, those of the newest version first. */
    List<AttachedCapture> inForce();

    /**
     * Writes the bytes of a capture.
     *
     * @return whether there is one of that digest
     */
    boolean copy(CaptureDigest digest, OutputStream to) throws IOException;
}
