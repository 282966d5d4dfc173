package org.lingtan.report.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** Signs reports of tests with a key of its own. */
public final class TestSeal {

    private static final Instant TIME = Instant.parse("2026-03-02T09:00:00Z");

    private TestSeal() {}

    private static final class Key {
        static final SealKey MADE = make();

        private static SealKey make() {
            try {
                return TestKeys.selfSigned(EvaluationCertificates.newKeyPair(), "Test");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The report, signed. */
    public static byte[] on(byte[] unsigned) {
        try {
            return new Sealer(Key.MADE, Optional.empty()).seal(unsigned, TIME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
