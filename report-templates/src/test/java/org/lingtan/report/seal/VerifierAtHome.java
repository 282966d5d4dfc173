package org.lingtan.report.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.catalog.source.Problem;
import org.lingtan.report.ReportTemplate;

/** A verifier that trusts the keys of one home, ten days after what {@link Certified} says was signed. */
abstract class VerifierAtHome {

    static final Instant TIME = Certified.TIME;
    static final Instant TODAY = TIME.plus(Duration.ofDays(10));
    static final String NUMBER = "LT-2026-0001";

    @TempDir
    Path temporary = Path.of("");

    KeyHome home = KeyHome.at(Path.of(""), Clock.systemUTC());

    @BeforeEach
    void open() {
        home = home("home");
    }

    /** Another home, a minute before the time of signing. */
    KeyHome home(String name) {
        return KeyHome.at(temporary.resolve(name), Clock.fixed(TIME.minusSeconds(60), ZoneOffset.UTC));
    }

    Verification verify(byte[] file, Optional<RegisterSnapshot> register) throws IOException {
        return new ReportVerifier(home.issuers(), ReportTemplate.shipped(), register).verify(file, TODAY);
    }

    static List<String> codes(Verification found) {
        return found.findings().stream().map(Problem::code).toList();
    }
}
