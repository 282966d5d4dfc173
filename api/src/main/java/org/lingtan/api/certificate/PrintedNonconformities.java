package org.lingtan.api.certificate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.matter.Field;
import org.lingtan.api.matter.Matter;

/**
 * The nonconformities that a certificate prints: those of the evaluation, all closed before the grant, so that they are the
 * same whenever the case is looked at afterwards.
 */
final class PrintedNonconformities {

    private PrintedNonconformities() {}

    /** As they stand in the content of a certificate; {@code closed} is blank for an open one. */
    static List<Map<String, Object>> of(CaseFile file) {
        return file.matters().all().stream()
                .filter(matter -> matter.kind() == Matter.Kind.NONCONFORMITY)
                .filter(matter -> matter.steps().get(0).act().equals(Act.RAISE.code()))
                .map(PrintedNonconformities::of)
                .toList();
    }

    private static Map<String, Object> of(Matter matter) {
        Matter.Step first = matter.steps().get(0);
        Map<String, Object> printed = new TreeMap<>();
        printed.put("id", matter.id());
        printed.put("clause", first.details().find(Field.CLAUSE).orElse(""));
        printed.put("grade", matter.findGrade().orElseThrow());
        printed.put("finding", first.text());
        printed.put("correction", correction(matter));
        printed.put("closed", closed(matter));
        return printed;
    }

    /** The day of the last step, which is the one that closed it. */
    private static String closed(Matter matter) {
        return matter.isOpen()
                ? ""
                : matter.steps().get(matter.steps().size() - 1).on().toString();
    }

    /** The last correction that was handed in, which is the one that was verified. */
    private static String correction(Matter matter) {
        return matter.steps().stream()
                .filter(step -> step.act().equals(Act.CORRECT.code()))
                .reduce((earlier, later) -> later)
                .map(PrintedNonconformities::told)
                .orElse("");
    }

    private static String told(Matter.Step step) {
        String told = Stream.of(Field.CORRECTION, Field.ACTION)
                .flatMap(field -> step.details().find(field).stream())
                .collect(Collectors.joining(" "));
        return told.isEmpty() ? step.reason() : told;
    }
}
