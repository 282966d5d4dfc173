package org.lingtan.api.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.Severity;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.UnknownRulebookException;
import org.lingtan.engine.rulebook.RulebookDefects;
import picocli.CommandLine;

/** Turns whatever stops a command into messages and an exit code. A stack trace is shown only with {@code --debug}. */
final class Failures {

    private final Desk desk;
    private final boolean debug;

    Failures(Desk desk, boolean debug) {
        this.desk = desk;
        this.debug = debug;
    }

    /** The command line itself is wrong. */
    int usage(CommandLine.ParameterException failure) {
        trace(failure);
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName(" ");
        if (failure.getCause() instanceof Refusal refusal) {
            return refused(refusal);
        }
        if (command.getCommandSpec().userObject() instanceof RootCommand && isBare(failure)) {
            command.usage(command.getErr());
            command.getErr().flush();
            return ExitCode.USAGE;
        }
        if (failure instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return usage("usage.wrong-option", name, String.join(" ", unmatched.getUnmatched()));
        }
        if (failure instanceof CommandLine.MissingParameterException missing) {
            List<String> labels = missing.getMissing().stream()
                    .map(arg -> arg.isOption()
                            ? ((CommandLine.Model.OptionSpec) arg).longestName() + " " + arg.paramLabel()
                            : arg.paramLabel())
                    .toList();
            return usage(
                    "usage.missing-option",
                    name,
                    labels.isEmpty() ? String.valueOf(failure.getMessage()) : String.join(", ", labels));
        }
        return usage("usage.command-line", name, String.valueOf(failure.getMessage()));
    }

    /** Nothing was typed after the name of the program: the help says more than a complaint. */
    private static boolean isBare(CommandLine.ParameterException failure) {
        return String.valueOf(failure.getMessage()).startsWith("Missing required subcommand");
    }

    private int usage(String code, String command, String found) {
        return refused(Refusal.of(Refusal.Reason.USAGE, code, command, found, command));
    }

    /** A command was stopped while it ran. */
    int failure(Exception failure) {
        trace(failure);
        if (failure instanceof Refusal refusal) {
            return refused(refusal);
        }
        if (failure instanceof SourceException source) {
            return refused(new Refusal(Refusal.Reason.INPUT, source.problems()));
        }
        if (failure instanceof UnknownRulebookException unknown) {
            return refused(new Refusal(
                    Refusal.Reason.USAGE,
                    List.of(new Problem("rulebook.unknown", Severity.ERROR, "lingtan", unknown.text()))));
        }
        if (failure instanceof RulebookDefects defects) {
            return refused(new Refusal(Refusal.Reason.INPUT, DefectLines.problems(defects)));
        }
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return io(unchecked.getCause());
        }
        return failure instanceof IOException io ? io(io) : told(failure);
    }

    private int io(IOException failure) {
        String place =
                failure instanceof FileSystemException file && file.getFile() != null ? file.getFile() : "lingtan";
        if (failure instanceof NoSuchFileException) {
            return refused(Refusal.of(Refusal.Reason.IO, "io.missing", place));
        }
        if (failure instanceof FileAlreadyExistsException) {
            return refused(Refusal.of(Refusal.Reason.CONFLICT, "conflict.not-empty", place, place));
        }
        String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return refused(Refusal.of(Refusal.Reason.IO, "io.failed", place, reason));
    }

    /** A fault of the program, outside any command or inside one. */
    int fault(Throwable fault) {
        trace(fault);
        return told(fault);
    }

    private int told(Throwable fault) {
        Problem problem = Refusal.of(
                        Refusal.Reason.IO,
                        "internal.fault",
                        "lingtan",
                        fault.getClass().getSimpleName() + ": " + fault.getMessage())
                .problems()
                .get(0);
        desk.complain(List.of(problem));
        return ExitCode.INTERNAL;
    }

    private int refused(Refusal refusal) {
        desk.complain(refusal.problems());
        return switch (refusal.reason()) {
            case USAGE -> ExitCode.USAGE;
            case INPUT -> ExitCode.REFUSED;
            case CONFLICT, MISSING -> ExitCode.CONFLICT;
            case NOT_PERMITTED -> ExitCode.NOT_PERMITTED;
            case IO -> ExitCode.IO;
        };
    }

    private void trace(Throwable failure) {
        if (debug) {
            failure.printStackTrace(desk.terminal().err());
        }
    }
}
