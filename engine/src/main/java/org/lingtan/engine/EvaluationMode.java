package org.lingtan.engine;

/** Which evaluator runs the rules. The result does not depend on it. */
public enum EvaluationMode {
    /** The Drools session, the reference. */
    SESSION,
    /** The flat evaluator, for speed. */
    FLAT,
    /** Both, for certification; refuses when they differ in a single byte of the result. */
    BOTH
}
