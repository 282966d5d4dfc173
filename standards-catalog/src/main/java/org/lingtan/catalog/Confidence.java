package org.lingtan.catalog;

/** How well a fact of the catalogue is known. */
public enum Confidence {
    /** Read in a primary text. */
    A,
    /** Read in a secondary source. */
    B,
    /** From memory, unverified. */
    C
}
