package org.lingtan.engine.rulebook;

/** The two ways to run the same compiled rules; they agree on every set of facts. */
public enum Evaluator {
    /** A new Drools session: the reference. */
    SESSION,
    /** The compiled predicates and consequences called directly, without the network; much faster. */
    FLAT
}
