package io.skywarden.proof.job;

import io.skywarden.proof.Ruling;

/**
 * What a judge said of one capture of a job.
 *
 * @param place of the capture in the job's list
 */
public record KeptVerdict(int place, String capture, String judge, Ruling ruling) {}
