package org.lingtan.engine.internal.drools;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookShelf;

/** A shelf whose rulebooks are ready to run; each is made ready once, when it is first asked for. */
public final class CompiledShelf {

    private final RulebookShelf shelf;
    private final RuleRuntime runtime;
    private final Map<RulebookId, CompiledRulebook> ready = new ConcurrentHashMap<>();

    /**
     * A shelf ready to run.
     *
     * @param shelf the rulebooks
     * @param runtime makes them ready
     */
    public CompiledShelf(RulebookShelf shelf, RuleRuntime runtime) {
        this.shelf = shelf;
        this.runtime = runtime;
    }

    /**
     * What the files say.
     *
     * @return the shelf
     */
    public RulebookShelf shelf() {
        return shelf;
    }

    /**
     * A version by its pinned id.
     *
     * @param id the pinned id
     * @return the rulebook, or empty if it is not on the shelf
     * @throws org.lingtan.engine.rulebook.RulebookDefects if it is defective
     */
    public Optional<CompiledRulebook> find(RulebookId id) {
        return shelf.find(id).map(this::ready);
    }

    private CompiledRulebook ready(Rulebook book) {
        CompiledRulebook known = ready.get(book.id());
        if (known != null) {
            return known;
        }
        shelf.checkDependencies(book.id());
        return ready.computeIfAbsent(
                book.id(),
                id -> shelf.isShipped(id)
                        ? runtime.load(book)
                        : RuleGaps.checked(runtime.loadForeign(book, shelf.files(id))));
    }
}
