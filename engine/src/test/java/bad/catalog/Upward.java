package bad.catalog;

import bad.engine.fact.Wrong;

/** The catalogue must not know the engine; here it does, and the engine knows it back. */
public class Upward {
    Wrong wrong = new Wrong();
}
