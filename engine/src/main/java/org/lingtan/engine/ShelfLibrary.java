package org.lingtan.engine;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.internal.drools.ChildCompiler;
import org.lingtan.engine.internal.drools.CompiledShelf;
import org.lingtan.engine.internal.drools.RuleRuntime;
import org.lingtan.engine.release.Releases;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookShelf;

/**
 * The rulebooks of a shelf, ready to run: the shipped ones as they were compiled while the product was packaged, the
 * others compiled in a process of their own. Safe for use by many threads.
 */
public final class ShelfLibrary implements RulebookLibrary {

    private final RuleRuntime runtime;
    private final CompiledShelf shelf;
    private final Releases releases;

    private ShelfLibrary(RuleRuntime runtime, RulebookShelf shelf) {
        this.runtime = runtime;
        this.shelf = new CompiledShelf(shelf, runtime);
        this.releases = Releases.of(shelf);
    }

    /**
     * The rulebooks of a shelf.
     *
     * @param shelf the shelf
     * @param jar the runnable jar that this process was started from; empty where it runs from a class path
     * @param cache the folder where compiled rules are kept; empty for none
     * @return the library
     * @throws java.io.UncheckedIOException if the cache cannot be used
     */
    public static ShelfLibrary of(RulebookShelf shelf, Optional<Path> jar, Optional<Path> cache) {
        RuleRuntime plain = new RuleRuntime();
        RuleRuntime started = jar.map(path -> plain.compilingForeignBy(ChildCompiler.ofBootJar(path)))
                .orElse(plain);
        return new ShelfLibrary(cache.map(started::cachedIn).orElse(started), shelf);
    }

    @Override
    public RulebookId resolve(RulebookId id, LocalDate date) {
        try {
            return id.isPinned() ? read(id).id() : releases.inForce(id.id(), date);
        } catch (SourceException unknown) {
            throw new UnknownRulebookException(unknown.problems().get(0).message());
        }
    }

    @Override
    public Rulebook read(RulebookId pinned) {
        return releases.find(pinned).orElseGet(() -> load(pinned).rulebook());
    }

    @Override
    public CompiledRulebook load(RulebookId pinned) {
        try {
            releases.find(pinned);
            return shelf.find(pinned).orElseThrow(() -> shelf.shelf().unknown(pinned));
        } catch (SourceException unknown) {
            throw new UnknownRulebookException(unknown.problems().get(0).message());
        }
    }

    /**
     * What is released of the rulebooks, and when each judges.
     *
     * @return the releases
     */
    public Releases releases() {
        return releases;
    }

    /**
     * Makes a draft ready that stands on no shelf.
     *
     * @param draft the rulebook
     * @param files its files, by path below the version folder
     * @return the rulebook, ready to run
     * @throws org.lingtan.engine.rulebook.RulebookDefects if the rules do not compile, or not in time
     */
    public CompiledRulebook ready(Rulebook draft, Map<String, byte[]> files) {
        return runtime.loadForeign(draft, files);
    }

    /**
     * Makes a variant of a rulebook ready whose own rules went through every gate already, in this process and without
     * keeping anything. The changed rules pass the same gates.
     *
     * @param variant the rulebook with changed rules
     * @return the rulebook, ready to run
     * @throws org.lingtan.engine.rulebook.RulebookDefects if the rules leave the restricted profile or do not compile
     */
    public CompiledRulebook variant(Rulebook variant) {
        return runtime.compile(variant);
    }
}
