package org.lingtan.engine.internal.drools;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What compiling a rulebook gives.
 *
 * @param names the names of its rules, in the order of the rulebook, so that loading need not parse the rule files again
 * @param classes the content of every class file by path
 */
record CompiledRules(List<String> names, SortedMap<String, byte[]> classes) {

    /** Copies both. */
    CompiledRules {
        names = List.copyOf(names);
        classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    }
}
