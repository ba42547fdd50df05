package io.skywarden.signature.yaml;

import io.skywarden.signature.Signature;
import java.nio.file.Path;

/**
 * A signature as it lies in its folder.
 *
 * @param recipe the readable text that its synthetic capture is built from
 * @param recipeFile where the recipe stands, for complaints about it
 * @param contentHash SHA-256 over the folder's files that mean something: signature, proof and recipe
 */
public record AuthoredSignature(Signature signature, Path folder, String recipe, Path recipeFile, String contentHash) {}
