package io.skywarden.proof;

import io.skywarden.signature.SignatureId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Somebody who says which signatures hit which flows of captures. */
public interface Judge {

    /** How it is called in results, for example {@code in-process} or {@code suricata-7.0.10}. */
    String name();

    /** Signatures it has no words for; its silence about them means nothing. */
    default Set<SignatureId> cannotSay() {
        return Set.of();
    }

    /** One ruling for each capture. */
    Map<TestedCapture, Ruling> judge(List<TestedCapture> captures);
}
