package org.lingtan.api.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lingtan.report.seal.KeyPassword;
import org.lingtan.report.seal.TimeStampSource;

/**
 * With what certificates are signed.
 *
 * @param key the key; empty for the evaluation key of the data folder
 * @param timeStamps who stamps the time; empty for nobody
 * @param revocationLists the revocation lists to carry inside, read again for every certificate, so that they can be
 *     renewed while the server runs
 */
public record SigningSettings(Optional<KeyFile> key, Optional<TimeStampSource> timeStamps, List<Path> revocationLists) {

    /** Nothing but the evaluation key. */
    public static final SigningSettings EVALUATION = new SigningSettings(Optional.empty(), Optional.empty(), List.of());

    /** Copies the list. */
    public SigningSettings {
        revocationLists = List.copyOf(revocationLists);
    }

    /**
     * A key of a real issuer: a PKCS#12 file, or a configuration of SunPKCS11, whose name ends in {@code .cfg}.
     *
     * @param file the file, mode 600
     * @param entry the name of the entry; empty where there is one only
     * @param password where its password or PIN comes from
     */
    public record KeyFile(Path file, Optional<String> entry, KeyPassword password) {}
}
