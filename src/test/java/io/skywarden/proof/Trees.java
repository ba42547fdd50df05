package io.skywarden.proof;

import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small signatures for tests. */
final class Trees {

    private Trees() {}

    /** T1: a UDP packet to a server that shows the byte 02 at offset 2 and this. */
    static AuthoredSignature signature(Path folder, String shows, String recipe) throws IOException {
        return signature(folder, shows, recipe, "captures: []");
    }

    static AuthoredSignature signature(Path folder, String shows, String recipe, String proof) throws IOException {
        Path home = Files.createDirectories(folder.resolve("tree/T1"));
        Files.writeString(home.resolve("recipe.txt"), recipe);
        Files.writeString(home.resolve("proof.yaml"), proof);
        Files.writeString(home.resolve("signature.yaml"), """
                id: T1
                title: A test
                family: skype-classic
                era: classic
                confidence: low
                state: active
                description: A test.
                sources: [{title: None}]
                transport: udp
                steps:
                  - direction: to-server
                    shows:
                      - bytes: {at: 2, hex: "02"}
                      - %s
                """.formatted(shows));
        return SignatureTree.read(folder.resolve("tree")).getFirst();
    }
}
