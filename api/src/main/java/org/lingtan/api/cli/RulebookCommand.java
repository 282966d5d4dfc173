package org.lingtan.api.cli;

import picocli.CommandLine.Command;

/** The standards editor's bench. */
@Command(name = "rulebook", synopsisSubcommandLabel = "COMMAND")
final class RulebookCommand {}
