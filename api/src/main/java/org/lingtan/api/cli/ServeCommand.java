package org.lingtan.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.settings.GivenSettings;
import org.lingtan.api.settings.ServerSettings;
import org.lingtan.api.settings.SettingKey;
import org.lingtan.api.settings.SettingsReader;
import org.lingtan.api.web.Server;
import org.lingtan.api.web.ServerLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the server until it is told to stop. The only command that starts Spring. */
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--port", paramLabel = "PORT")
    private @Nullable String port;

    @Option(names = "--bind", paramLabel = "ADDRESS")
    private @Nullable String bind;

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    @Option(names = "--address", paramLabel = "URL")
    private @Nullable String address;

    @Option(names = "--body-zh", paramLabel = "NAME")
    private @Nullable String nameZh;

    @Option(names = "--body-en", paramLabel = "NAME")
    private @Nullable String nameEn;

    ServeCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServerSettings settings = settings();
        for (Path folder : List.of(settings.store().data(), settings.store().shared())) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        ServerLog log = new ServerLog(Clock.systemUTC(), this::log);
        LibraryLog.into(log);
        Server server =
                Server.start(new Server.Settings(settings, desk.books(settings.rulebooks()), Clock.systemUTC(), log));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            log.tell("stopping", Map.of());
            server.close();
            log.tell("stopped", Map.of());
            stopped.countDown();
        }));
        log.tell("started", Map.of("management", String.valueOf(server.managementPort())));
        desk.say(desk.texts().get("serve.ready", server.address()));
        server.setUpLink().ifPresent(link -> desk.say(desk.texts().get("serve.set-up", link)));
        desk.terminal().out().flush();
        stopped.await();
        return ExitCode.OK;
    }

    private synchronized void log(String line) {
        desk.terminal().err().print(line + "\n");
        desk.terminal().err().flush();
    }

    private ServerSettings settings() throws IOException {
        GivenSettings given = store.given()
                .with(SettingKey.SERVER_PORT, said(port))
                .with(SettingKey.SERVER_BIND, said(bind))
                .with(SettingKey.SERVER_ADDRESS, said(address))
                .with(SettingKey.BODY_ZH, said(nameZh))
                .with(SettingKey.BODY_EN, said(nameEn))
                .with(SettingKey.RULEBOOKS, folders);
        return new SettingsReader(given, desk.terminal().environment()).server();
    }

    private static List<String> said(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }
}
