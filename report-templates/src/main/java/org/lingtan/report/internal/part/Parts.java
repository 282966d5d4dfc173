package org.lingtan.report.internal.part;

import java.util.Map;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.Sheet;

/** The parts that a template may name. */
public final class Parts {

    private static final Map<String, Part> BY_NAME = Map.ofEntries(
            Map.entry("cover", new CoverPart()),
            Map.entry("result", new ResultPart()),
            Map.entry("groups", new GroupsPart()),
            Map.entry("gap", new GapPart()),
            Map.entry("criteria", new CriteriaPart()),
            Map.entry("measures", new MeasuresPart()),
            Map.entry("offsets", new OffsetsPart()),
            Map.entry("exclusions", new ExclusionsPart()),
            Map.entry("review", new ReviewPart()),
            Map.entry("basis", new BasisPart()),
            Map.entry("trace", new TracePart()),
            Map.entry("verification", new VerificationPart()));

    private Parts() {}

    /**
     * Writes a part.
     *
     * @param name its name in the template
     * @param sheet what it is written on
     * @param data what it prints
     * @throws IllegalArgumentException if there is no such part
     */
    public static void compose(String name, Sheet sheet, ReportData data) {
        Part part = BY_NAME.get(name);
        if (part == null) {
            throw new IllegalArgumentException("There is no part named (%s).".formatted(name));
        }
        part.compose(sheet, data);
    }
}
