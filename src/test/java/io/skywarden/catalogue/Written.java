package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.AuthoredText;
import io.skywarden.signature.yaml.SignatureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Signatures for tests: the one of the test tree under other names. */
public final class Written {

    static final String RECIPE = "flow hit udp 10.1.0.2:5000 -> 10.2.0.1:33033 hit\n  > hex 01";

    private Written() {}

    public static AuthoredSignature signature(SignatureId id, String title, String moreRecipe) {
        return at(id.value(), id, title, moreRecipe);
    }

    /** One whose recipe its conditions really hit. */
    public static AuthoredSignature provable(SignatureId id, String title) {
        AuthoredText text = signature(id, title, "").text();
        return SignatureText.read(id.value(), new AuthoredText(text.signature(), text.proof(),
                "flow hit udp 10.1.0.2:5000 -> 10.2.0.1:33033 hit\n  > hex 4a 1c 02 ; random 15"));
    }

    static AuthoredSignature tagged(SignatureId id, String... tags) {
        AuthoredText text = signature(id, "Tagged", "").text();
        return SignatureText.read(id.value(), new AuthoredText(text.signature() + "tags: [%s]\n".formatted(String.join(", ", tags)), text.proof(), text.recipe()));
    }

    static AuthoredSignature at(String place, SignatureId id, String title, String moreRecipe) {
        try {
            String yaml = Files.readString(Path.of("src/test/resources/catalogue/tree/A1-probe/signature.yaml"))
                    .replace("id: A1", "id: " + id).replaceAll("(?m)^title: .*$", "title: " + title);
            return SignatureText.read(place, new AuthoredText(yaml, "", RECIPE + moreRecipe));
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
