package org.lingtan.engine.internal.drools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;

/**
 * Makes rulebooks ready to run: from the class path where the packaging step compiled them, from a cache, or by
 * compiling. Whatever the source, the classes are audited before they are loaded. Safe for use by many threads.
 */
public final class RuleRuntime {

    private final ClassLoader shipped;
    private final @Nullable ClassCache cache;
    private final ChildCompiler child;

    /** A runtime without a cache; compiled rulebooks of the class path are used. */
    public RuleRuntime() {
        this(RuleRuntime.class.getClassLoader(), null, ChildCompiler.ofThisJvm());
    }

    private RuleRuntime(ClassLoader shipped, @Nullable ClassCache cache, ChildCompiler child) {
        this.shipped = shipped;
        this.cache = cache;
        this.child = child;
    }

    /**
     * A runtime with a cache.
     *
     * @param folder the folder of the cache, made with mode 700 if absent; its key with mode 600
     * @return the runtime
     * @throws UncheckedIOException if the folder cannot be used
     */
    public static RuleRuntime withCache(Path folder) {
        return new RuleRuntime().cachedIn(folder);
    }

    /**
     * The same runtime with a cache.
     *
     * @param folder the folder of the cache
     * @return the runtime
     * @throws UncheckedIOException if the folder cannot be used
     */
    public RuleRuntime cachedIn(Path folder) {
        try {
            return new RuleRuntime(shipped, new ClassCache(folder), child);
        } catch (IOException e) {
            throw new UncheckedIOException("The rule cache (%s) cannot be used.".formatted(folder), e);
        }
    }

    /**
     * The same runtime with another way to start the process that compiles foreign rulebooks.
     *
     * @param compiler the way
     * @return the runtime
     */
    public RuleRuntime compilingForeignBy(ChildCompiler compiler) {
        return new RuleRuntime(shipped, cache, compiler);
    }

    /**
     * The same runtime looking for compiled rulebooks elsewhere.
     *
     * @param loader the class loader whose {@code compiled/} resources the packaging step wrote
     * @return the runtime
     */
    public RuleRuntime withShipped(ClassLoader loader) {
        return new RuleRuntime(loader, cache, child);
    }

    /**
     * Compiles a rulebook in this process, without any cache: for the editor's bench.
     *
     * @param book a rulebook that was read, and so kept the restricted profile
     * @return the rulebook, ready to run
     * @throws RulebookDefects if the rules do not compile
     */
    public CompiledRulebook compile(Rulebook book) {
        return ready(book, RuleCompiler.compile(book));
    }

    /**
     * Makes a shipped rulebook ready.
     *
     * @param book the rulebook
     * @return the rulebook, ready to run
     * @throws RulebookDefects if the rules do not compile
     */
    public CompiledRulebook load(Rulebook book) {
        CompiledRules found = stored(book).orElse(null);
        if (found != null) {
            return ready(book, found);
        }
        return kept(book, RuleCompiler.compile(book));
    }

    /**
     * Makes a rulebook of somebody else ready; it is compiled in a process of its own, with a time limit.
     *
     * @param book the rulebook
     * @param files its files, by path
     * @return the rulebook, ready to run
     * @throws RulebookDefects if the rules do not compile, or not in time
     */
    public CompiledRulebook loadForeign(Rulebook book, Map<String, byte[]> files) {
        CompiledRules found = stored(book).orElse(null);
        return found != null ? ready(book, found) : kept(book, child.compile(book, files));
    }

    private CompiledRulebook kept(Rulebook book, CompiledRules rules) {
        CompiledRulebook ready = ready(book, rules);
        if (cache != null) {
            try {
                cache.store(book.digest(), rules);
            } catch (IOException e) {
                throw new UncheckedIOException("The compiled rules of %s cannot be kept.".formatted(book.id()), e);
            }
        }
        return ready;
    }

    private Optional<CompiledRules> stored(Rulebook book) {
        try {
            Optional<CompiledRules> found = ClassCache.shipped(shipped, book.digest());
            return found.isPresent() || cache == null ? found : cache.find(book.digest());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static CompiledRulebook ready(Rulebook book, CompiledRules rules) {
        BytecodeAudit.check(book, rules.classes());
        return new DroolsRulebook(book, rules);
    }
}
