package org.lingtan.api.cli;

import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.report.seal.HttpTimeStampSource;
import org.lingtan.report.seal.Issuers;
import org.lingtan.report.seal.KeyHome;
import org.lingtan.report.seal.KeyPassword;
import org.lingtan.report.seal.RevocationLists;
import org.lingtan.report.seal.SealKey;
import org.lingtan.report.seal.Sealer;
import org.lingtan.report.seal.TimeStampSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say with which key a report is signed, and who stamps the time. */
final class SealOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private HomeOptions home = new HomeOptions();

    @Option(names = "--key", paramLabel = "FILE")
    private @Nullable String key;

    @Option(names = "--key-entry", paramLabel = "NAME")
    private @Nullable String entry;

    @Option(names = "--key-password-file", paramLabel = "FILE")
    private @Nullable String passwordFile;

    @Option(names = "--tsa", paramLabel = "URL")
    private @Nullable String authority;

    @Option(names = "--tsa-cert", paramLabel = "FILE")
    private @Nullable String authorityCertificate;

    @Option(names = "--crl", paramLabel = "FILE")
    private List<String> lists = new ArrayList<>();

    /** The revocation lists to carry in what the key signs. */
    List<byte[]> revocation(Desk desk, SealKey signing) throws IOException {
        return RevocationLists.read(
                lists.stream().map(Options::existing).toList(),
                signing,
                desk.clock().instant());
    }

    Sealer sealer(Desk desk) throws IOException {
        KeyHome keys = home.home(desk);
        SealKey found = key == null
                ? keys.evaluationKey()
                : keys.key(Options.existing(key), Optional.ofNullable(entry), password(desk));
        Optional<TimeStampSource> source = source();
        if (source.isPresent()) {
            keys.accept(source.get().certificate());
        }
        return new Sealer(found, source);
    }

    private KeyPassword password(Desk desk) {
        if (passwordFile != null) {
            return KeyPassword.file(Options.existing(passwordFile));
        }
        return KeyPassword.usual(desk.terminal().environment()).or(KeyPassword.prompt(file -> ask(desk, file)));
    }

    /** Asks the person at the terminal; without one there is nobody to ask. */
    private static Optional<char[]> ask(Desk desk, Object file) {
        Console console = desk.terminal().showsErr() ? System.console() : null;
        return console == null
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("%s ", desk.texts().get("key.ask", file)));
    }

    private Optional<TimeStampSource> source() throws IOException {
        if (authority == null && authorityCertificate == null) {
            return Optional.empty();
        }
        if (authority == null || authorityCertificate == null) {
            throw Options.wrong(spec, "usage.tsa", authority == null ? "--tsa" : "--tsa-cert");
        }
        try {
            URI address = URI.create(authority);
            if (!String.valueOf(address.getScheme()).matches("https?") || address.getHost() == null) {
                throw Options.wrong(spec, "usage.url", "--tsa", authority);
            }
            List<X509Certificate> stamping = Issuers.ofCertificates(Options.existing(authorityCertificate))
                    .authorities();
            if (stamping.isEmpty()) {
                throw Options.wrong(spec, "usage.tsa-cert", "--tsa-cert", authorityCertificate);
            }
            return Optional.of(new HttpTimeStampSource(address, stamping.get(0)));
        } catch (IllegalArgumentException e) {
            throw Options.wrong(spec, "usage.url", "--tsa", authority);
        }
    }
}
