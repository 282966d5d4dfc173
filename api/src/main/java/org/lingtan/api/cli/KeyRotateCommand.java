package org.lingtan.api.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.lingtan.report.seal.SealKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replaces the evaluation key; what the old one signed stays valid. */
@Command(name = "rotate")
final class KeyRotateCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private HomeOptions home = new HomeOptions();

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    private String reason = "";

    KeyRotateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        SealKey fresh = home.home(desk).rotate(reason);
        desk.say(desk.texts().get("key.rotated", SealKey.thumbprint(fresh.certificate())));
        return ExitCode.OK;
    }
}
