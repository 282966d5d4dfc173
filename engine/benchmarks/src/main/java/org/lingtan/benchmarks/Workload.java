package org.lingtan.benchmarks;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.ExplainedEvaluation;
import org.lingtan.engine.RulebookLibrary;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Intake;
import org.lingtan.engine.evidence.PackageReader;
import org.lingtan.engine.internal.drools.RuleRuntime;
import org.lingtan.engine.release.Releases;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookShelf;

/** The package and the rulebooks that every row works on. */
public final class Workload {

    /** The package measured. */
    public static final String PACKAGE = "large-industrial-park";

    /** The rulebooks evaluated. */
    public static final List<String> BOOKS = List.of("cnip", "zcpc");

    private static final Path ROOT = Path.of(System.getProperty("lingtan.root", "../.."));

    private final Catalogue catalogue = Catalogue.shipped();
    private final RulebookShelf shelf = RulebookShelf.ofFolders(List.of(books()));
    private final Releases releases = Releases.of(shelf);
    private final Map<RulebookId, CompiledRulebook> compiled = new TreeMap<>();
    private final RuleRuntime runtime = RuleRuntime.withCache(cache());

    /**
     * The folder of the shipped rulebooks.
     *
     * @return the folder
     */
    public static Path books() {
        return ROOT.resolve("rulebooks/books");
    }

    /**
     * The cache of compiled rulebooks used for measuring.
     *
     * @return a folder below target
     */
    public static Path cache() {
        return ROOT.resolve("engine/benchmarks/target/rule-cache");
    }

    /**
     * An example package.
     *
     * @param name its folder
     * @return the folder
     */
    public static Path folder(String name) {
        return ROOT.resolve("examples").resolve(name);
    }

    Catalogue catalogue() {
        return catalogue;
    }

    RulebookShelf shelf() {
        return shelf;
    }

    EvidencePackage read(Path folder) {
        Intake intake = PackageReader.read(folder, catalogue);
        return intake.evidence()
                .orElseThrow(() -> new IllegalStateException(folder + ": " + intake.problems()));
    }

    RulebookId pinned(String id, LocalDate date) {
        return releases.inForce(id, date);
    }

    CompiledRulebook book(RulebookId id) {
        return compiled.computeIfAbsent(id, any -> runtime.load(shelf.find(id).orElseThrow()));
    }

    List<ExplainedEvaluation> explained(EvidencePackage evidence) {
        List<ExplainedEvaluation> result = new ArrayList<>();
        for (String id : BOOKS) {
            CompiledRulebook book = book(pinned(id, evidence.applicationDate()));
            result.add(ExplainedEvaluation.of(catalogue, book, dependencies(book), evidence));
        }
        return result;
    }

    List<Rulebook> dependencies(CompiledRulebook book) {
        return book.rulebook().dependencies().stream()
                .map(id -> shelf.find(id).orElseThrow())
                .toList();
    }

    AssessmentEngine engine(EvaluationMode mode) {
        return new AssessmentEngine(
                catalogue,
                new RulebookLibrary() {
                    @Override
                    public RulebookId resolve(RulebookId id, LocalDate date) {
                        return pinned(id.id(), date);
                    }

                    @Override
                    public CompiledRulebook load(RulebookId pinned) {
                        return book(pinned);
                    }
                },
                mode);
    }

    List<RulebookId> ids(EvidencePackage evidence) {
        return BOOKS.stream()
                .map(id -> pinned(id, evidence.applicationDate()))
                .toList();
    }
}
