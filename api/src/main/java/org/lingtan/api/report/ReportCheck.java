package org.lingtan.api.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.ReportWriter;
import org.lingtan.report.seal.Issuers;
import org.lingtan.report.seal.KeyHome;
import org.lingtan.report.seal.RegisterSnapshot;
import org.lingtan.report.seal.ReportCredential;
import org.lingtan.report.seal.ReportVerifier;
import org.lingtan.report.seal.Verdict;
import org.lingtan.report.seal.Verification;

/**
 * Verifies a report and, with its package, replays it.
 *
 * @param issuers who may sign
 * @param template how reports are laid out
 * @param snapshot the state of the register, signed; empty where none is at hand
 * @param home remembers which snapshots were seen
 */
public record ReportCheck(Issuers issuers, ReportTemplate template, Optional<byte[]> snapshot, KeyHome home) {

    /**
     * What was found.
     *
     * @param verification about the file
     * @param replay about the package; empty where none was given, or nothing could be read that names its evaluation
     */
    public record Result(Verification verification, Optional<Replay.Result> replay) {

        /**
         * Holds the files that lie beside the report against those inside.
         *
         * @param twins the files by ending: {@code json}, {@code xml}, {@code jwt}
         * @return the same, or altered where one differs and the report itself is valid
         */
        public Result beside(Map<String, byte[]> twins) {
            List<Problem> differing = new ArrayList<>();
            twins.forEach((ending, content) -> {
                byte[] inside = verification.inside().getOrDefault(INSIDE.get(ending), content);
                if (!Arrays.equals(inside, content)) {
                    differing.add(Replay.TEXTS.problem("beside.differs", "." + ending));
                }
            });
            if (differing.isEmpty()) {
                return this;
            }
            Verdict verdict = verification.verdict() == Verdict.VALID ? Verdict.ALTERED : verification.verdict();
            return new Result(verification.with(verdict, differing), replay);
        }
    }

    private static final Map<String, String> INSIDE =
            Map.of("json", ReportWriter.JSON, "xml", ReportWriter.XML, "jwt", ReportCredential.NAME);

    /**
     * Verifies a file.
     *
     * @param file the bytes
     * @param today the time of asking
     * @param source the package to replay; empty for none
     * @param books the rulebooks within reach, asked for only to replay
     * @return what was found
     * @throws IOException if the memory of the home cannot be read or written
     * @throws SourceException if the file is no report at all
     */
    public Result check(byte[] file, Instant today, Optional<Path> source, Supplier<Bookcase> books)
            throws IOException {
        Verification found = verify(file, today);
        Optional<ReportData> data = found.data();
        if (source.isEmpty() || data.isEmpty()) {
            return new Result(found, Optional.empty());
        }
        Replay.Result replay = Replay.of(data.get(), source.get(), books.get());
        return new Result(found.verdict() == Verdict.VALID ? weighed(found, replay) : found, Optional.of(replay));
    }

    /**
     * A whole report that its own inputs do not bear out is altered, whoever signed it. Another package, or a rulebook or
     * factor table with another content, says nothing about the file: the replay tells what differs.
     */
    private static Verification weighed(Verification found, Replay.Result replay) {
        if (!replay.couldRun()) {
            return found.with(Verdict.CANNOT_TELL, List.of());
        }
        return replay.onSameInputs() && !replay.isIdentical() ? found.with(Verdict.ALTERED, List.of()) : found;
    }

    private Verification verify(byte[] file, Instant today) throws IOException {
        Optional<RegisterSnapshot> register = Optional.empty();
        List<Problem> refused = List.of();
        try {
            if (snapshot.isPresent()) {
                register = Optional.of(RegisterSnapshot.read(snapshot.get(), issuers));
            }
        } catch (SourceException e) {
            refused = e.problems();
        }
        boolean isNewest = register.isEmpty() || home.isNewest(register.get());
        if (!isNewest) {
            refused = List.of(ReportVerifier.outdated(register.get()));
            register = Optional.empty();
        }
        Verification found = new ReportVerifier(issuers, template, register).verify(file, today);
        return refused.isEmpty() ? found : found.with(found.verdict(), refused);
    }
}
