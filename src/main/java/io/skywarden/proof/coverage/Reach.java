package io.skywarden.proof.coverage;

import java.util.Locale;

/**
 * How far one signature, or several together, reach.
 *
 * @param name of the signature, family or era
 * @param title of the signature; empty for several
 * @param captures on how many they hit something
 * @param ours flows they hit that are of the Skype family
 * @param unsure flows they hit of which nobody knows what they are
 * @param foreign flows they hit that are innocent
 * @param found of the known flows
 * @param known all flows of the product in the corpus that are known to be its own
 */
public record Reach(String name, String title, int captures, int ours, int unsure, int foreign, int found, int known) {

    /** In percent, or a dash where nothing is known. */
    public String recall() {
        return known == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * found / known);
    }
}
