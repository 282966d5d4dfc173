package org.lingtan.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.lingtan.api.access.AccessSettings;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.report.CertificateHead;
import org.lingtan.api.web.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. The only command that starts Spring. */
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {

    private static final int MOST_PORT = 65_535;

    private static final int USUAL_PORT = 8080;

    private final Desk desk;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080")
    private int port;

    @Option(names = "--data", paramLabel = "DIR", required = true)
    private String data = "";

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    @Option(names = "--address", paramLabel = "URL")
    private String address = "";

    @Option(names = "--body-zh", paramLabel = "NAME")
    private String nameZh = "";

    @Option(names = "--body-en", paramLabel = "NAME")
    private String nameEn = "";

    ServeCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > MOST_PORT) {
            throw Options.wrong(spec, "usage.port", "--port", port);
        }
        CertificateHead head = head();
        Path folder = Options.path(data).toAbsolutePath().normalize();
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Server.Settings settings = new Server.Settings(
                folder,
                port,
                new DatabaseSettings.Embedded(folder),
                desk.books(folders),
                head,
                AccessSettings.standard(),
                Clock.systemUTC());
        Server server = Server.start(settings);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        desk.say(desk.texts().get("serve.ready", server.address()));
        server.setUpLink().ifPresent(link -> desk.say(desk.texts().get("serve.set-up", link)));
        desk.terminal().out().flush();
        stopped.await();
        return ExitCode.OK;
    }

    /** Who certifies. */
    private CertificateHead head() {
        try {
            return CertificateHead.of(
                    nameZh,
                    nameEn,
                    address.isEmpty() ? "http://localhost:" + (port == 0 ? USUAL_PORT : port) : address);
        } catch (IllegalArgumentException otherForm) {
            throw Options.wrong(spec, "usage.address", "--address", address);
        }
    }
}
