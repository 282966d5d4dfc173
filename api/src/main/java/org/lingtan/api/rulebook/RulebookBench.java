package org.lingtan.api.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.Severity;
import org.lingtan.engine.release.ReleaseRecord;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.ReleaseFiles;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookReader;
import org.lingtan.engine.workbench.BookVersion;
import org.lingtan.engine.workbench.BoundaryTriples;
import org.lingtan.engine.workbench.CaseResult;
import org.lingtan.engine.workbench.CaseRunner;
import org.lingtan.engine.workbench.Coverage;
import org.lingtan.engine.workbench.Mutation;
import org.lingtan.engine.workbench.ParityKit;

/** What a standards editor does with one version of a rulebook: look for defects and run the cases. */
public final class RulebookBench {

    private final Map<String, byte[]> files;
    private final Supplier<Rulebook> reader;
    private final Function<Rulebook, CompiledRulebook> compiler;
    private final Function<Rulebook, ReleaseRecord> records;
    private final Function<Rulebook, CompiledRulebook> variants;

    private RulebookBench(
            Bookcase books,
            Map<String, byte[]> files,
            Supplier<Rulebook> reader,
            Function<Rulebook, CompiledRulebook> compiler,
            Function<Rulebook, ReleaseRecord> records) {
        this.files = files;
        this.reader = reader;
        this.compiler = compiler;
        this.records = records;
        this.variants = books::variant;
    }

    /**
     * The bench for a version within reach.
     *
     * @param books the rulebooks
     * @param pinned id and version
     * @return the bench
     * @throws org.lingtan.engine.UnknownRulebookException if there is none
     */
    public static RulebookBench of(Bookcase books, RulebookId pinned) {
        return new RulebookBench(
                books,
                books.files(pinned),
                () -> {
                    Rulebook book = books.read(pinned);
                    RulebookReader.checkRules(book);
                    return book;
                },
                book -> books.library().load(book.id()),
                book -> books.releases().record(book.id()));
    }

    /**
     * The bench for a version folder wherever it lies.
     *
     * @param books compiles the rules of the draft
     * @param versionFolder the folder with rulebook.yaml
     * @return the bench
     * @throws UncheckedIOException if the folder cannot be read
     */
    public static RulebookBench of(Bookcase books, Path versionFolder) {
        Map<String, byte[]> files = content(versionFolder);
        return new RulebookBench(
                books,
                files,
                once(() -> RulebookReader.read(versionFolder)),
                book -> books.ready(book, files),
                book -> ReleaseRecord.read(book.id(), ReleaseFiles.of(versionFolder)));
    }

    /** A bench speaks of one state of a folder, whatever somebody saves there meanwhile. */
    private static Supplier<Rulebook> once(Supplier<Rulebook> reader) {
        AtomicReference<@Nullable Rulebook> read = new AtomicReference<>();
        return () -> {
            Rulebook book = read.get();
            if (book == null) {
                book = reader.get();
                read.set(book);
            }
            return book;
        };
    }

    /**
     * Looks for defects in the files and rules, and holds the folders against each other: a clause without text, rule or
     * cases, a parameter that nothing uses, a number in a rule, a rule that no case fires. Failing cases are the matter
     * of {@link #test()}.
     *
     * @return the defects; none for a clean book
     */
    public List<Defect> lint() {
        return defects().stream()
                .filter(defect -> !defect.code().equals(ParityKit.CASE_FAILS))
                .toList();
    }

    /**
     * Everything that speaks against signing: the defects of {@link #lint()}, and the cases that fail.
     *
     * @return the defects; none for a book that is ready
     */
    public List<Defect> defects() {
        try {
            Rulebook book = reader.get();
            List<Defect> defects = new ArrayList<>(released(book));
            defects.addAll(ParityKit.check(book, files, test()));
            return defects;
        } catch (RulebookDefects found) {
            return found.defects();
        }
    }

    /**
     * Refuses a version that is not ready to be signed.
     *
     * @throws Refusal with everything of {@link #defects()}
     */
    public void requireSound() {
        List<Problem> defects = problems(defects());
        if (!defects.isEmpty()) {
            throw new Refusal(Refusal.Reason.INPUT, defects);
        }
    }

    /**
     * Defects as problems, for interfaces that know only those.
     *
     * @param defects the defects
     * @return a problem for each
     */
    public static List<Problem> problems(List<Defect> defects) {
        return defects.stream().map(RulebookBench::problem).toList();
    }

    private static Problem problem(Defect defect) {
        return new Problem(
                defect.code(),
                Severity.ERROR,
                defect.file() + (defect.line() > 0 ? ":" + defect.line() : ""),
                defect.message());
    }

    /**
     * What was signed about the version.
     *
     * @return its record, without statements for a draft
     * @throws RulebookDefects if a statement was altered, or the version is released with other files
     */
    public ReleaseRecord record() {
        Rulebook book = reader.get();
        ReleaseRecord record = records.apply(book);
        record.requireReleased(book);
        return record;
    }

    /**
     * What was signed about the version, here or wherever it stands within reach: the files of a folder may be those of a
     * version that is released elsewhere, or only bear its number.
     *
     * @param books the rulebooks within reach
     * @return the longer record
     * @throws RulebookDefects if a statement was altered, or the version is released with other files
     */
    public ReleaseRecord record(Bookcase books) {
        Rulebook book = reader.get();
        ReleaseRecord record = record();
        if (books.ids().contains(book.id())) {
            record = record.joinedWith(books.releases().record(book.id()));
            record.requireReleased(book);
        }
        return record;
    }

    /**
     * Whether the files are those that were released. A draft always passes.
     *
     * @return the defects; none for a draft and for an unaltered release
     * @throws RulebookDefects if the book cannot be read
     */
    public List<Defect> releaseDefects() {
        return released(reader.get());
    }

    private List<Defect> released(Rulebook book) {
        try {
            records.apply(book).requireReleased(book);
            return List.of();
        } catch (RulebookDefects altered) {
            return altered.defects();
        }
    }

    /**
     * Runs every case.
     *
     * @return the results
     * @throws RulebookDefects if the book cannot be loaded
     */
    public List<CaseResult> test() {
        return new CaseRunner(compiler.apply(reader.get()), files).run();
    }

    /**
     * What an editor wrote.
     *
     * @return the version with its files
     * @throws RulebookDefects if it cannot be read
     */
    public BookVersion version() {
        return new BookVersion(reader.get(), files);
    }

    /**
     * The version ready to run.
     *
     * @return the rulebook with its rules
     * @throws RulebookDefects if the book cannot be loaded
     */
    public CompiledRulebook ready() {
        return compiler.apply(reader.get());
    }

    /**
     * Looks what the cases exercise.
     *
     * @return the coverage by clause, rule and condition
     * @throws RulebookDefects if the book cannot be loaded
     */
    public Coverage.Report coverage() {
        return Coverage.of(compiler.apply(reader.get()), files);
    }

    /**
     * Writes cases just below, on and just above each bound, with expectations that a person has to confirm.
     *
     * @return for each criterion, its cases as YAML
     * @throws RulebookDefects if the book cannot be loaded
     */
    public Map<String, List<String>> triples() {
        CompiledRulebook compiled = compiler.apply(reader.get());
        Map<String, List<String>> triples = new LinkedHashMap<>();
        compiled.rulebook()
                .criteria()
                .forEach(criterion -> triples.put(criterion.id(), BoundaryTriples.of(compiled, criterion)));
        return triples;
    }

    /**
     * Changes the book in one small place after the other and looks whether lint or a case notices.
     *
     * @param most how many mutants to judge, picked by a fixed chance where there are more
     * @param progress told how far the work is
     * @return the report
     * @throws RulebookDefects if the book cannot be loaded, has a defect, or a case fails
     */
    public Mutation.Report mutate(int most, Mutation.Progress progress) {
        return Mutation.run(compiler.apply(reader.get()), files, variants, most, progress);
    }

    static SortedMap<String, byte[]> content(Path version) {
        SortedMap<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(version)) {
            for (Path file : walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                content.put(version.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content;
    }
}
