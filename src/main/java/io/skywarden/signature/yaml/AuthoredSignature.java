package io.skywarden.signature.yaml;

import io.skywarden.signature.Signature;

/**
 * A signature as its author wrote it, in a folder of files, in one document, or in a version that was kept.
 *
 * @param form what it says, whatever the spelling
 * @param place what complaints about it begin with: a folder, or a name for a document without one
 */
public record AuthoredSignature(Signature signature, AuthoredText text, CanonicalForm form, String place) {

    /** The signature these texts were read to. */
    static AuthoredSignature of(Signature signature, AuthoredText text, String place) {
        return new AuthoredSignature(signature, text, CanonicalForm.of(signature, text.recipe()), place);
    }

    /** The signature that files were read to. Its form is written when somebody asks for it. */
    static AuthoredSignature inTree(Signature signature, AuthoredText text, String place) {
        return new AuthoredSignature(signature, text, CanonicalForm.later(signature, text.recipe()), place);
    }

    /** The signature in the spelling and order of the tree, as this service writes it. */
    public static AuthoredSignature written(Signature signature, String recipe) {
        String proof = signature.expectations().isEmpty() ? "" : ReadableYaml.write(SignatureMembers.of(signature.expectations()));
        return of(signature, new AuthoredText(ReadableYaml.write(SignatureMembers.of(signature)), proof, recipe), signature.id().value());
    }

    /** By which its version is known: SHA-256 over the canonical form, in lower-case hexadecimal. */
    public String contentHash() {
        return form.contentHash();
    }

    /** What complaints about the recipe begin with. */
    public String recipePlace() {
        return place + "/recipe.txt";
    }
}
