package io.skywarden.bundle;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The manifest as JSON, the same bytes on every machine. */
final class ManifestJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ManifestJson() {}

    static byte[] write(Record manifest) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try {
            JSON.writer(new ByLines()).writeValue(json, manifest);
        } catch (IOException e) {
            throw new IllegalStateException("a manifest of plain values can always be written", e);
        }
        json.write('\n');
        return json.toByteArray();
    }

    static Manifest read(byte[] json) throws IOException {
        Manifest manifest = JSON.readValue(json, Manifest.class);
        if (manifest == null) {
            throw new IOException("the manifest is null");
        }
        return manifest;
    }
}
