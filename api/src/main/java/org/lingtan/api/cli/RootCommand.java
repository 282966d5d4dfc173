package org.lingtan.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand: its options hold for every subcommand. */
@Command(
        name = "lingtan",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommandsRepeatable = false)
final class RootCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT)
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true)
    private boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT)
    private boolean debug;

    /** Refuses another language; which one is spoken was settled before the command line was read. */
    @Option(names = "--lang", paramLabel = "zh|en", scope = ScopeType.INHERIT)
    void language(String language) {
        if (!language.equals("zh") && !language.equals("en")) {
            throw Options.wrong(spec, "usage.language", "--lang", language);
        }
    }
}
