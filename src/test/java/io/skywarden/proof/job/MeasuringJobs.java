package io.skywarden.proof.job;

import java.util.Map;

/** The same, told to measure what rules cost. */
public final class MeasuringJobs extends SmallJobs {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> all = super.getConfigOverrides();
        all.put("skywarden.rule-cost", "true");
        return all;
    }
}
