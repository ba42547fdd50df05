package io.skywarden.proof;

import java.util.List;
import java.util.Map;

/** Somebody who says which signatures hit which flows of captures. */
public interface Judge {

    /** How it is called in results, for example {@code in-process} or {@code suricata-7.0.10}. */
    String name();

    /** One ruling for each capture. */
    Map<TestedCapture, Ruling> judge(List<TestedCapture> captures);
}
