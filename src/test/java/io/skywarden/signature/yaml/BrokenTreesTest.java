package io.skywarden.signature.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case is a folder: a broken tree, and in {@code complaints.txt} every complaint about it, in order. */
class BrokenTreesTest {

    @ParameterizedTest
    @MethodSource("cases")
    void a_broken_tree_is_complained_of_with_file_line_and_path(Path folder) throws IOException {
        Path tree = folder.resolve("tree");
        MalformedTree malformed = catchThrowableOfType(MalformedTree.class, () -> SignatureTree.read(tree));
        List<String> complaints = malformed.complaints().stream().map(complaint -> relative(tree, complaint)).toList();
        assertThat(complaints).isEqualTo(Files.readAllLines(folder.resolve("complaints.txt")));
    }

    static Stream<Path> cases() throws IOException, URISyntaxException {
        Path here = Path.of(BrokenTreesTest.class.getResource("unknown-field").toURI()).getParent();
        try (Stream<Path> folders = Files.list(here)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    private static String relative(Path tree, Complaint complaint) {
        return complaint.toString().replace(tree + "/", "").replace(tree.toString(), ".");
    }
}
