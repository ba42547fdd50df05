package io.skywarden;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The house rules that only the text of a source can break: class files no longer know lines and comments. */
class SourcesTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 60;
    /** Spelt in halves, so that this line does not accuse itself. */
    private static final Pattern LEFTOVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b|@Dis" + "abled\\b");

    @Test
    void no_file_is_longer_than_400_lines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path source : sources(MAIN, TEST)) {
            int lines = Files.readAllLines(source).size();
            if (lines > LONGEST_FILE) {
                tooLong.add("%s: %d lines".formatted(source, lines));
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void no_method_is_longer_than_60_lines() throws IOException {
        assertThat(complaints(new MethodLengths(), sources(MAIN, TEST))).isEmpty();
    }

    @Test
    void every_public_type_says_what_it_is() throws IOException {
        assertThat(complaints(new DocComments(), sources(MAIN))).isEmpty();
    }

    @Test
    void nothing_is_left_for_later() throws IOException {
        List<Path> unfinished = new ArrayList<>();
        for (Path source : sources(MAIN, TEST)) {
            if (LEFTOVER.matcher(Files.readString(source)).find()) {
                unfinished.add(source);
            }
        }
        assertThat(unfinished).isEmpty();
    }

    private static List<Path> sources(Path... roots) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(found::add);
            }
        }
        assertThat(found).as("sources below %s", List.of(roots)).isNotEmpty();
        return found;
    }

    private static List<String> complaints(Inspection inspection, List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var units = files.getJavaFileObjectsFromPaths(sources);
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            inspection.trees = Trees.instance(task);
            task.parse().forEach(unit -> inspection.scan(new TreePath(unit), null));
        }
        return inspection.complaints;
    }

    /** A walk over parsed sources that collects what it dislikes. */
    private abstract static class Inspection extends TreePathScanner<Void, Void> {

        final List<String> complaints = new ArrayList<>();
        Trees trees;

        void complain(Tree tree, String what) {
            complaints.add("%s:%d: %s".formatted(unit().getSourceFile().getName(), firstLine(tree), what));
        }

        CompilationUnitTree unit() {
            return getCurrentPath().getCompilationUnit();
        }

        long firstLine(Tree tree) {
            return unit().getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit(), tree));
        }

        long lastLine(Tree tree) {
            return unit().getLineMap().getLineNumber(trees.getSourcePositions().getEndPosition(unit(), tree));
        }
    }

    private static final class MethodLengths extends Inspection {

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            long lines = lastLine(method) - firstLine(method) + 1;
            if (lines > LONGEST_METHOD) {
                complain(method, "%s has %d lines".formatted(method.getName(), lines));
            }
            return super.visitMethod(method, nothing);
        }
    }

    private static final class DocComments extends Inspection {

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            boolean topLevel = getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree;
            boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
            if (topLevel && isPublic && trees.getDocComment(getCurrentPath()) == null) {
                complain(type, "%s has no doc comment".formatted(type.getSimpleName()));
            }
            return super.visitClass(type, nothing);
        }
    }
}
