package org.lingtan.engine;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lingtan.engine.internal.drools.CompiledShelf;
import org.lingtan.engine.internal.drools.RuleRuntime;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookShelf;

/** The rulebooks of a shelf, each read, checked and made ready to run when it is first asked for. */
public final class ShelvedRulebooks implements RulebookLibrary {

    private final RulebookShelf shelf;
    private final CompiledShelf compiled;

    private ShelvedRulebooks(RulebookShelf shelf, RuleRuntime runtime) {
        this.shelf = shelf;
        this.compiled = new CompiledShelf(shelf, runtime);
    }

    /**
     * The shipped rulebooks, and those of further folders.
     *
     * @param folders folders with {@code <id>/<version>/}; their rules are compiled in a process of their own
     * @param cache where compiled rules are kept; null to compile foreign rulebooks anew each time
     * @return the library
     */
    public static ShelvedRulebooks shipped(List<Path> folders, @Nullable Path cache) {
        RuleRuntime runtime = cache == null ? new RuleRuntime() : RuleRuntime.withCache(cache);
        return new ShelvedRulebooks(RulebookShelf.of(ShelvedRulebooks.class.getClassLoader(), folders), runtime);
    }

    /**
     * The rulebooks of folders alone, taken as shipped.
     *
     * @param folders folders with {@code <id>/<version>/}
     * @return the library
     */
    public static ShelvedRulebooks ofFolders(List<Path> folders) {
        return new ShelvedRulebooks(RulebookShelf.ofFolders(folders), new RuleRuntime());
    }

    /**
     * What the files of the rulebooks say.
     *
     * @return the shelf
     */
    public RulebookShelf shelf() {
        return shelf;
    }

    @Override
    public RulebookId resolve(RulebookId id, LocalDate date) {
        return id.isPinned() ? shelf.get(id).id() : shelf.inForce(id.id(), date).id();
    }

    @Override
    public CompiledRulebook load(RulebookId pinned) {
        return compiled.find(shelf.get(pinned).id()).orElseThrow();
    }
}
