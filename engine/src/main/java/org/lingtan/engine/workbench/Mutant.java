package org.lingtan.engine.workbench;

/**
 * One small change of a rulebook that its cases, or lint, ought to notice.
 *
 * @param id what was changed and how, stable while other lines come and go, for example {@code X16.bands/step2.bound+}
 *     or {@code CNIP-15-4/condition3.2:yes>no}
 * @param clause the criteria it concerns, joined by commas; {@code -} where it concerns the book as a whole
 * @param file the file below the version folder
 * @param line the line, counted from 1
 * @param before what stands there
 * @param after what stood there in the mutant; empty where something was taken away
 */
public record Mutant(String id, String clause, String file, int line, String before, String after) {}
