package org.lingtan.engine.release;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.lingtan.engine.TestBooks;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookReader;

/** A version in memory, with the statements made about it. */
final class Draft {

    static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    static final Timeline ALONE = new Timeline("mini", java.util.List.of());

    private final Map<String, byte[]> files = TestBooks.files("mini");
    private final Map<String, byte[]> release = new TreeMap<>();
    private Instant clock = NOON;

    Draft() {
        TestBooks.replace(
                files, "rulebook.yaml", "from: 2022-01-01, to: 2030-12-31", "from: 2027-01-01, to: 2030-12-31");
    }

    Rulebook book() {
        return RulebookReader.read(files);
    }

    Map<String, byte[]> files() {
        return files;
    }

    Map<String, byte[]> release() {
        return release;
    }

    ReleaseRecord record() {
        return ReleaseRecord.read(book().id(), release);
    }

    ReleaseRecord.Status status() {
        return record().status(book().digest());
    }

    Draft edited() {
        files.compute(
                "rulebook.yaml",
                (path, bytes) ->
                        (new String(bytes, StandardCharsets.UTF_8) + "# edited\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Draft at(Instant instant) {
        clock = instant;
        return this;
    }

    Draft states(Signer signer, Function<ReleaseProcedure, ReleaseProcedure.Signed> what) {
        ReleaseProcedure.Signed signed =
                what.apply(new ReleaseProcedure(record(), book(), signer, clock, Optional.empty()));
        release.put(signed.file(), signed.text().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Draft approved(String author) {
        return states(TestSigners.person(author), ReleaseProcedure::approve);
    }

    Draft released(String person) {
        return states(TestSigners.person(person), procedure -> procedure.release(ALONE));
    }
}
