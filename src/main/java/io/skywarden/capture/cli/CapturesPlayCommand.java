package io.skywarden.capture.cli;

import io.skywarden.capture.recipe.MalformedRecipe;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code skywarden captures play}: exit codes 0 played, 1 the recipe has mistakes, 2 could not run. */
@Command(name = "play", mixinStandardHelpOptions = true, description = "Play a recipe into a capture, to look at it or to try signatures on.",
        exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:played", "1:the recipe has mistakes", "2:could not run"})
final class CapturesPlayCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RECIPE", description = "the recipe, a text (docs/reference/recipe.md)")
    private Path recipe;

    @Parameters(index = "1", paramLabel = "FILE", description = "the capture to write; must not exist yet")
    private Path capture;

    @Spec
    private CommandSpec spec;

    CapturesPlayCommand() {}

    @Override
    public Integer call() throws IOException {
        try {
            byte[] played = SyntheticCapture.pcap(Recipe.parse(recipe.toString(), Files.readString(recipe)), "play");
            Files.write(capture, played, StandardOpenOption.CREATE_NEW);
            return 0;
        } catch (MalformedRecipe malformed) {
            PrintWriter err = spec.commandLine().getErr();
            malformed.complaints().forEach(err::println);
            err.flush();
            return 1;
        }
    }
}
