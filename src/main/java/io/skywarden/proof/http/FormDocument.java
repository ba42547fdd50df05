package io.skywarden.proof.http;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The parts of a form, for the OpenAPI document; the form itself is read by its parts' names. */
@Schema(name = "DryRunForm", requiredProperties = "signature")
record FormDocument(
        @Schema(type = SchemaType.STRING, description = "The signature, YAML or JSON, as a file or as text") String signature,
        @Schema(description = "Captures it must hit", implementation = BinaryFile[].class) List<String> positive,
        @Schema(description = "Captures it must not hit", implementation = BinaryFile[].class) List<String> negative,
        @Schema(description = "Captures nothing is said of", implementation = BinaryFile[].class) List<String> capture,
        @Schema(description = "The digests of the files, as sha256sum prints them") List<String> sha256) {

    /** A pcap or pcapng file. */
    @Schema(name = "CaptureFile", type = SchemaType.STRING, format = "binary")
    static final class BinaryFile {

        private BinaryFile() {}
    }
}
