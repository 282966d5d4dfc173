package org.lingtan.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.problem.Refusal;
import org.lingtan.engine.release.Person;
import org.lingtan.engine.release.Publishers;
import org.lingtan.engine.release.Signer;
import org.lingtan.report.seal.KeyHome;
import org.lingtan.report.seal.KeyPassword;
import org.lingtan.report.seal.SealKey;
import picocli.CommandLine.Option;

/** The options that say who signs. */
final class PersonOptions {

    @Option(names = "--key", paramLabel = "FILE", required = true)
    private String key = "";

    @Option(names = "--as", paramLabel = "NAME")
    private @Nullable String name;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable String data;

    @Option(names = "--publishers", paramLabel = "FILE")
    private @Nullable String publishers;

    /** What a person does with a key. */
    interface Act<T> {
        T by(Signer signer) throws IOException;
    }

    /**
     * Does something as the person of the key. Where the key file is missing and a name is given, an evaluation key is made
     * and said so; it goes again where the act is refused, since nothing was signed with it.
     */
    <T> T signing(Desk desk, Act<T> act) throws IOException {
        Path file = Options.path(key);
        boolean made = !Files.exists(file);
        // A made key has a made password beside it, unless somebody put one there before.
        Path password = file.resolveSibling(file.getFileName() + ".password");
        boolean passwordMade = made && !Files.exists(password);
        try {
            T result = act.by(signer(desk, file, made));
            if (made) {
                String owner = name == null ? "" : name.strip();
                desk.terminal().err().print(desk.texts().get("key.made", owner, key) + "\n");
            }
            return result;
        } catch (IOException | RuntimeException refused) {
            if (made) {
                Files.deleteIfExists(file);
            }
            if (passwordMade) {
                Files.deleteIfExists(password);
            }
            throw refused;
        }
    }

    /** Who may sign at all; nobody is left out where no list is named. */
    Optional<Publishers> publishers() throws IOException {
        return publishers == null ? Optional.empty() : Optional.of(Options.publishers(publishers));
    }

    private Signer signer(Desk desk, Path file, boolean made) throws IOException {
        if (made && (name == null || name.isBlank())) {
            throw Refusal.of(Refusal.Reason.USAGE, "usage.no-key", "--key", key);
        }
        if (name != null && !Person.isName(name.strip())) {
            throw Refusal.of(Refusal.Reason.USAGE, "usage.name", "--as");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (made && folder != null) {
            Files.createDirectories(folder);
        }
        KeyHome home = KeyHome.at(
                KeyHome.folder(
                        Optional.ofNullable(data).map(Options::path),
                        desk.terminal().environment()),
                desk.clock());
        SealKey sealKey = home.personKey(
                file,
                name == null ? "" : name.strip(),
                KeyPassword.usual(desk.terminal().environment()));
        String owner = SealKey.name(sealKey.certificate());
        if (name != null && !name.strip().equals(owner)) {
            throw Refusal.of(Refusal.Reason.NOT_PERMITTED, "key.of-another", "--as", owner, name);
        }
        return signer(sealKey);
    }

    private Signer signer(SealKey sealKey) {
        try {
            return Signer.of(sealKey.certificate(), sealKey::sign);
        } catch (GeneralSecurityException e) {
            throw Refusal.of(Refusal.Reason.INPUT, "key.unfit", key, String.valueOf(e.getMessage()));
        }
    }
}
