package org.lingtan.api.rulebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lingtan.api.problem.LanguageBundle;
import org.lingtan.engine.release.Validity;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.workbench.CaseImpact;
import org.lingtan.engine.workbench.CaseImpact.Cause;
import org.lingtan.engine.workbench.Impact;
import org.lingtan.engine.workbench.Impact.Section;
import org.lingtan.engine.workbench.Impact.SingleCase;

/** Says in one language what a new version does to stored packages. */
public final class ImpactReport {

    private static final int DECIMALS = 2;

    private final Impact impact;
    private final LanguageBundle words;
    private final Rulebook before;
    private final Rulebook after;

    /**
     * A report.
     *
     * @param impact the impact
     * @param language {@code zh} or {@code en}
     */
    public ImpactReport(Impact impact, String language) {
        this.impact = impact;
        this.words = ChangeWords.words(language);
        this.before = impact.before();
        this.after = impact.after();
    }

    /**
     * The title.
     *
     * @return one line
     */
    public String title() {
        return words.get(
                "impact.title", before.id(), after.id(), before.titles().in(words.language()));
    }

    /**
     * Everything there is to say.
     *
     * @return the parts: the whole, then drafts, open and closed cases apart, then what was refused
     */
    public List<ReportPart> parts() {
        List<ReportPart> parts = new ArrayList<>();
        long rated = impact.packages() - impact.refused() - impact.elsewhere();
        List<String> head = new ArrayList<>();
        head.add(words.get(
                "impact.packages",
                impact.packages(),
                rated,
                impact.elsewhere(),
                after.id().id(),
                impact.refused()));
        head.add(said("impact.only-proved"));
        parts.add(new ReportPart(words.get("impact.whole"), head, List.of()));
        impact.sections().forEach(section -> parts.add(part(section)));
        if (impact.refused() > 0) {
            parts.add(refused());
        }
        return parts;
    }

    private ReportPart part(Section section) {
        List<String> says = new ArrayList<>();
        says.add(words.get("impact.note." + Figures.word(section.status())));
        says.add(words.get("impact.cases", section.cases(), section.subjects(), section.certified()));
        notInForce(says, section.beforeNotInForce(), before, impact.days().before());
        notInForce(says, section.afterNotInForce(), after, impact.days().after());
        Impact.Moves moves = section.moves();
        long scored = moves.up() + moves.down() + moves.same();
        if (scored > 0) {
            says.add(words.get(
                    "impact.moves",
                    moves.up(),
                    moves.down(),
                    moves.same(),
                    moves.without(),
                    decimal(moves.sum().divide(BigDecimal.valueOf(scored), 20, RoundingMode.HALF_EVEN))));
        }
        says.add(said("impact.crossed", section.crossed(), section.subjects()));
        List<ReportTable> tables = new ArrayList<>();
        tables.add(levels(section));
        tables.add(transitions(section));
        if (scored > 0) {
            tables.add(scores(section));
        }
        if (!section.criteria().isEmpty()) {
            tables.add(criteria(section));
        }
        if (!section.causes().isEmpty()) {
            tables.add(causes(section));
        }
        singles(tables, said("impact.crossings", section.crossings().size()), section.crossings());
        singles(tables, words.get("impact.rises", section.rises().size()), section.rises());
        singles(tables, words.get("impact.falls", section.falls().size()), section.falls());
        return new ReportPart(words.get("impact.section." + Figures.word(section.status())), says, tables);
    }

    private void notInForce(List<String> says, long cases, Rulebook book, Optional<Validity> days) {
        if (cases == 0) {
            return;
        }
        says.add(
                days.isEmpty()
                        ? words.get("impact.never-in-force", book.id(), cases)
                        : words.get(
                                "impact.not-in-force",
                                book.id(),
                                days.get().from(),
                                days.get().to() == null
                                        ? words.get("impact.open-end")
                                        : days.get().to(),
                                cases));
    }

    /** A text about levels, or about conclusions where no version has scores. */
    private String said(String key, Object... values) {
        boolean areScored = Level.areScored(before.levels()) || Level.areScored(after.levels());
        return words.get(areScored ? key : key + ".unscored", values);
    }

    /** The ids of all levels, from the lowest, those without a level first. */
    private List<String> levelIds() {
        return Stream.concat(
                        Stream.of(""),
                        Stream.concat(before.levels().stream(), after.levels().stream())
                                .map(Level::id))
                .distinct()
                .toList();
    }

    private String level(String id) {
        return Stream.concat(after.levels().stream(), before.levels().stream())
                .filter(level -> level.id().equals(id))
                .findFirst()
                .map(level -> level.titles().in(words.language()))
                .orElseGet(() -> said("impact.no-level"));
    }

    private ReportTable levels(Section section) {
        List<List<String>> rows = new ArrayList<>();
        for (String id : levelIds()) {
            long was = count(section, transition -> transition.before().equals(id));
            long now = count(section, transition -> transition.after().equals(id));
            rows.add(List.of(level(id), Long.toString(was), Long.toString(now), signed(BigDecimal.valueOf(now - was))));
        }
        return new ReportTable(
                said("impact.levels"),
                List.of(
                        said("impact.level"),
                        words.get("impact.before"),
                        words.get("impact.after"),
                        words.get("impact.change")),
                rows,
                List.of(1, 2));
    }

    private static long count(Section section, java.util.function.Predicate<Impact.Transition> which) {
        return section.transitions().entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Rows are levels before, columns levels after. */
    private ReportTable transitions(Section section) {
        List<String> ids = levelIds();
        List<String> heads = new ArrayList<>(List.of(words.get("impact.from-to")));
        // The heads are numbers, since names of levels are long and a matrix of five must fit a narrow screen.
        for (int number = 0; number < ids.size(); number++) {
            heads.add(words.get("impact.to", number));
        }
        List<List<String>> rows = new ArrayList<>();
        for (String from : ids) {
            List<String> row = new ArrayList<>(List.of(words.get("impact.numbered", rows.size(), level(from))));
            for (String to : ids) {
                row.add(Long.toString(section.transitions().getOrDefault(new Impact.Transition(from, to), 0L)));
            }
            rows.add(row);
        }
        return new ReportTable(said("impact.transitions"), heads, rows, List.of());
    }

    private ReportTable scores(Section section) {
        TreeSet<Integer> steps = new TreeSet<>(section.scoresBefore().keySet());
        steps.addAll(section.scoresAfter().keySet());
        List<List<String>> rows = new ArrayList<>();
        for (int step = steps.first(); step <= steps.last(); step += Impact.SCORE_STEP) {
            rows.add(List.of(
                    words.get("impact.step", step, step + Impact.SCORE_STEP),
                    Long.toString(section.scoresBefore().getOrDefault(step, 0L)),
                    Long.toString(section.scoresAfter().getOrDefault(step, 0L))));
        }
        return new ReportTable(
                words.get("impact.scores"),
                List.of(words.get("impact.score"), words.get("impact.before"), words.get("impact.after")),
                rows,
                List.of(1, 2));
    }

    private ReportTable criteria(Section section) {
        List<List<String>> rows = new ArrayList<>();
        section.criteria()
                .forEach((id, found) -> rows.add(List.of(
                        criterion(id),
                        Long.toString(found.up()),
                        Long.toString(found.down()),
                        Long.toString(found.outcomes()),
                        signed(found.sum()))));
        return new ReportTable(
                words.get("impact.criteria"),
                List.of(
                        words.get("impact.clause"),
                        words.get("impact.up"),
                        words.get("impact.down"),
                        words.get("impact.outcomes"),
                        words.get("impact.sum")),
                rows,
                List.of(4));
    }

    private String criterion(String id) {
        return find(id).map(criterion -> id + " " + criterion.titles().in(words.language()))
                .orElse(id);
    }

    private Optional<Criterion> find(String id) {
        return Stream.concat(after.criteria().stream(), before.criteria().stream())
                .filter(criterion -> criterion.id().equals(id))
                .findFirst();
    }

    private ReportTable causes(Section section) {
        List<List<String>> rows = new ArrayList<>();
        section.causes().forEach((cause, cases) -> rows.add(List.of(cause(cause), Long.toString(cases))));
        return new ReportTable(
                said("impact.causes"), List.of(said("impact.cause"), words.get("impact.subjects")), rows, List.of(1));
    }

    private String cause(Cause cause) {
        return cause.kind() == Cause.Kind.CLAUSE
                ? criterion(cause.criterion())
                : cause.kind() == Cause.Kind.LEVELS
                        ? said("impact.cause.levels")
                        : words.get("impact.cause." + Figures.word(cause.kind()));
    }

    private void singles(List<ReportTable> tables, String heading, List<SingleCase> singles) {
        if (singles.isEmpty()) {
            return;
        }
        List<List<String>> rows = singles.stream().map(this::row).toList();
        tables.add(new ReportTable(
                heading,
                List.of(
                        words.get("impact.package"),
                        words.get("impact.park"),
                        words.get("impact.date"),
                        words.get("impact.score"),
                        said("impact.level"),
                        words.get("impact.why")),
                rows,
                List.of()));
    }

    private List<String> row(SingleCase single) {
        CaseImpact.SubjectImpact found = single.impact();
        String subject = found.subject().isEmpty() ? "" : " / " + found.subject();
        String why = found.causes().isEmpty()
                ? found.moved().entrySet().stream()
                        .map(move -> move.getKey() + " "
                                + signed(new BigDecimal(move.getValue().toDecimal())))
                        .collect(Collectors.joining(", "))
                : found.causes().stream().map(this::cause).collect(Collectors.joining(", "));
        String score = found.move()
                .map(move -> score(found.scoreBefore()) + " -> " + score(found.scoreAfter()))
                .orElseGet(() -> words.get("none"));
        String from = level(found.levelBefore().map(Level::id).orElse(""));
        String to = level(found.levelAfter().map(Level::id).orElse(""));
        return List.of(
                single.stored().name() + subject,
                single.stored().park().in(words.language()),
                single.stored().date().toString(),
                score,
                found.crosses() ? from + " -> " + to : to,
                why);
    }

    private String score(Optional<org.lingtan.catalog.quantity.Ratio> score) {
        return score.map(found -> decimal(new BigDecimal(found.toDecimal()))).orElseGet(() -> words.get("none"));
    }

    private ReportPart refused() {
        List<List<String>> byCode = new ArrayList<>();
        impact.refusedBy().forEach((code, count) -> byCode.add(List.of(code, Long.toString(count))));
        List<List<String>> first = new ArrayList<>();
        impact.firstRefused()
                .forEach(package_ -> package_.problems().stream()
                        .limit(1)
                        .forEach(problem -> first.add(List.of(
                                package_.name(),
                                problem.place(),
                                problem.message().in(words.language()) + " [" + problem.code() + "]"))));
        return new ReportPart(
                words.get("impact.refused"),
                List.of(words.get("impact.refused.note", impact.refused())),
                List.of(
                        new ReportTable(
                                words.get("impact.refused.by"),
                                List.of(words.get("impact.refused.code"), words.get("impact.refused.packages")),
                                byCode,
                                List.of()),
                        new ReportTable(
                                words.get("impact.refused.first", first.size()),
                                List.of(
                                        words.get("impact.package"),
                                        words.get("impact.refused.place"),
                                        words.get("impact.refused.reason")),
                                first,
                                List.of())));
    }

    /** For reading only; rounded half-even to two decimals, nothing is compared by it. */
    private static String decimal(BigDecimal value) {
        BigDecimal rounded = value.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded).toPlainString();
    }

    private static String signed(BigDecimal value) {
        String text = decimal(value);
        return value.signum() > 0 && !text.equals("0") ? "+" + text : text;
    }
}
