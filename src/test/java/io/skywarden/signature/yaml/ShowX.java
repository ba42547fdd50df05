package io.skywarden.signature.yaml;
import java.nio.file.*;
class ShowX {
  public static void main(String[] a) throws Exception {
    for (var s : SignatureTree.read(Path.of("signatures"))) {
      var sub = Submission.read(s.form().json(), "x");
      Path d = Path.of("/tmp/form-x", s.signature().id().value()); Files.createDirectories(d);
      Files.writeString(d.resolve("signature.yaml"), sub.text().signature());
      Files.writeString(d.resolve("orig.yaml"), s.text().signature());
      Files.writeString(d.resolve("proof.yaml"), sub.text().proof());
      Files.writeString(d.resolve("form.json"), s.form().json());
    }
    String[] docs = {"", "\t", "{\"id\":\t1}", "{\n\t\"id\": \"A\",\n\t\"x\\/y\": [\"a\\/b\",\t1]}", "%YAML 99999999999.1\n---\na: b", "a: \"\\UFFFFFFFF\"", "a: \"\\ud800\"", "a: \"\\ud83d\\ude00\"", "!<tag%ZZ> a", "!%ff a", "- [[[[[", "[".repeat(100000), "[".repeat(40)+"]".repeat(40), "? ".repeat(50000), "- ".repeat(50000), "&a [*a]", "a: *b", "---\na: 1\n---\nb: 2", "\uFEFFid: 3", "a: \0", "? [a]\n: b", "x".repeat(3000)+": 1", "{a", "a: 'b", "a: |\n  \t x", "\"a\": \"\\x\"", "%TAG ! tag:\n--- !x a", "...", "@a", "a: !!binary |\n  xx", "\ud800", "{\"a\":1,}", "{\"a\":nul}", "{a: {b: {a: 1, a: 2}}}", "id: {a: 1}\nsteps: [{shows: {any: []}}, {shows: [{size: 1, pad: 2}]}]", "id: >\n"+" ".repeat(100000)+"x", "\"".repeat(1001), "\n".repeat(200000), "{".repeat(20)};
    for (String d : docs) { long t=System.nanoTime(); try { Submission.read(d, "s"); System.out.println("OK?"); } catch (MalformedSubmission m) { System.out.println(((System.nanoTime()-t)/1000000)+"ms "+d.substring(0, Math.min(30,d.length())).replace("\n","\\n")+" => "+m.complaints().stream().limit(3).toList()); } }
  }
}
