package org.lingtan.api.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that chooses between a page for people and an object for programs. */
final class FormatOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    private boolean json;

    /** Takes the format. */
    @Option(names = "--format", paramLabel = "text|json")
    void format(String format) {
        if (!format.equals("text") && !format.equals("json")) {
            throw Options.wrong(spec, "usage.format", "--format", format);
        }
        json = format.equals("json");
    }

    boolean isJson() {
        return json;
    }
}
