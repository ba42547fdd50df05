package io.skywarden.bundle;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.skywarden.bundle.Manifest.File;
import io.skywarden.rules.companion.LeftOut;
import java.util.List;

/**
 * What an archive of companions holds, and what it could not say: its {@code manifest.json}. It names no time and no machine.
 *
 * @param version counted per channel; also the serial of the zones
 */
@JsonPropertyOrder({"format", "channel", "version", "files", "leftOut"})
public record CompanionManifest(int format, String channel, long version, List<File> files, List<LeftOut> leftOut) {

    static final int FORMAT = 1;

    public CompanionManifest {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }
}
