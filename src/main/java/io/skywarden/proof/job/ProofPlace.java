package io.skywarden.proof.job;

import io.skywarden.proof.CaptureWork;
import io.skywarden.proof.engine.Metering;
import io.skywarden.rules.TemplateFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a machine gives to jobs.
 *
 * @param templates the folder of rule templates
 * @param captures the folder of reference captures
 * @param captureWork how the in-process judge goes through captures
 * @param workers how many pieces it judges at the same time; none: it only asks for jobs
 * @param heartbeat how often a worker says that it lives; after four without a word its pieces go to others
 * @param worker how this process is called in the records
 * @param metering whether a proof is told with what its rules cost
 */
public record ProofPlace(TemplateFolders templates, Optional<Path> captures, CaptureWork captureWork, int workers, Duration heartbeat, String worker,
        Metering metering) {

    public ProofPlace {
        if (workers < 0) {
            throw new IllegalArgumentException("SKYWARDEN_WORKERS is 0 or more, and not " + workers);
        }
    }
}
