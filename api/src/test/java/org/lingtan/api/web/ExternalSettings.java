package org.lingtan.api.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.lingtan.api.database.DatabaseSettings.External;
import org.lingtan.api.database.DatabaseSettings.Login;

/** Settings files of servers on a database that somebody else runs. */
final class ExternalSettings {

    private ExternalSettings() {}

    /** Writes {@code data}.yaml; {@code more} holds further lines, each with its end. */
    static Path write(Path folder, String data, String more, External external) throws IOException {
        return Files.writeString(folder.resolve(data + ".yaml"), """
                data: %s
                %sserver:
                  port: 0
                database:
                  url: %s
                  user: %s
                  password-file: %s
                  owner: %s
                  owner-password-file: %s
                """.formatted(
                        data,
                        more,
                        external.url(),
                        external.application().user(),
                        password(folder, "application", external.application()),
                        external.owner().user(),
                        password(folder, "owner", external.owner())));
    }

    private static Path password(Path folder, String role, Login login) throws IOException {
        Path file = Files.writeString(folder.resolve(role + ".password"), login.password() + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
