package io.skywarden.app;

import io.skywarden.capture.CaptureIndexUnusable;
import io.skywarden.capture.CaptureUnreadable;
import io.skywarden.capture.cli.CapturesCommand;
import io.skywarden.proof.UnusableInput;
import io.skywarden.proof.cli.ProveCommand;
import io.skywarden.proof.engine.EngineTrouble;
import io.skywarden.rules.EngineUnusable;
import io.skywarden.rules.SidLockUnusable;
import io.skywarden.rules.cli.RenderCommand;
import io.skywarden.rules.cli.SidsCommand;
import io.skywarden.signature.yaml.MalformedTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The commands that need no service. Every failure is a message and an exit code; none is a stack trace. */
@Command(name = "skywarden", mixinStandardHelpOptions = true,
        subcommands = {ProveCommand.class, RenderCommand.class, SidsCommand.class, CapturesCommand.class})
public final class CommandLine {

    private static final int COULD_NOT_RUN = 2;

    private CommandLine() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new picocli.CommandLine(new CommandLine())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(CommandLine::explain)
                .registerConverter(io.skywarden.proof.EngineChoice.class, CommandLine::engine)
                .execute(arguments);
    }

    private static io.skywarden.proof.EngineChoice engine(String word) {
        return java.util.Arrays.stream(io.skywarden.proof.EngineChoice.values()).filter(choice -> choice.toString().equals(word))
                .findFirst().orElseThrow(() -> new picocli.CommandLine.TypeConversionException("'%s' is not one of %s".formatted(
                        word, java.util.List.of(io.skywarden.proof.EngineChoice.values()))));
    }

    /** Rethrows what only a defect of ours can cause; picocli then prints the trace, which a report needs. */
    private static int explain(Exception failure, picocli.CommandLine command, ParseResult parsed) throws Exception {
        String message = switch (failure) {
            case MalformedTree _, UnusableInput _, CaptureUnreadable _, CaptureIndexUnusable _, EngineTrouble _,
                    EngineUnusable _, SidLockUnusable _, IllegalArgumentException _ -> failure.getMessage();
            case UncheckedIOException unchecked -> "%s (%s)".formatted(unchecked.getMessage(), unchecked.getCause().getMessage());
            case IOException io -> "%s: %s".formatted(io.getClass().getSimpleName().replace("Exception", ""), io.getMessage());
            default -> throw failure;
        };
        command.getErr().println("skywarden: " + message);
        command.getErr().flush();
        return COULD_NOT_RUN;
    }
}
