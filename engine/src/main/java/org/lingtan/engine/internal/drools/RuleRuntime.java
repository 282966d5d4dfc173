package org.lingtan.engine.internal.drools;

import java.util.SortedMap;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;

/** Makes rulebooks ready to run. */
public final class RuleRuntime {

    /**
     * Compiles a rulebook in this process, without any cache.
     *
     * @param book a rulebook that was read, and so kept the restricted profile
     * @return the rulebook, ready to run
     * @throws RulebookDefects if the rules do not compile
     */
    public CompiledRulebook compile(Rulebook book) {
        SortedMap<String, byte[]> classes = RuleCompiler.compile(book);
        return new DroolsRulebook(book, classes);
    }
}
