package org.lingtan.engine.evidence;

import java.util.ArrayList;
import java.util.List;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.ProblemTexts;
import org.lingtan.catalog.source.SourceException;

/** Gathers what is wrong with one package, in bounded memory however much is wrong. */
final class IntakeProblems {

    static final int MAX_LISTED = 500;
    private static final ProblemTexts TEXTS = ProblemTexts.of(IntakeProblems.class, "problems.yaml");

    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private long dropped;

    static SourceException refusal(String code, String place, Object... found) {
        return new SourceException(List.of(TEXTS.problem(code, place, found)));
    }

    void add(String code, String place, Object... found) {
        add(TEXTS.problem(code, place, found));
    }

    void add(Problem problem) {
        List<Problem> list = problem.isError() ? errors : warnings;
        if (list.size() < MAX_LISTED) {
            list.add(problem);
        } else {
            dropped++;
        }
    }

    void addAll(List<Problem> problems) {
        problems.forEach(this::add);
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    List<Problem> listed() {
        List<Problem> all = new ArrayList<>(errors);
        all.addAll(warnings);
        all.sort(Problem.ORDER);
        long more = dropped + Math.max(0, all.size() - MAX_LISTED);
        List<Problem> result = new ArrayList<>(all.subList(0, Math.min(all.size(), MAX_LISTED)));
        if (more > 0) {
            result.add(TEXTS.problem("evidence.more", PackageReader.EVIDENCE, more));
        }
        return result;
    }
}
