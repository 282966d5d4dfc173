package org.lingtan.api.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.outcome.Evaluation;
import org.lingtan.engine.outcome.NextLevel;
import org.lingtan.engine.outcome.OffsetAccount;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Rulebook;

/** Prints one assessment for a reader: the verdict first, then what it rests on. Rounds half even to two decimals. */
final class AssessmentPage {

    private static final int BAR = 20;

    private final Desk desk;
    private final CommandTexts texts;
    private final Evaluation evaluation;
    private final Assessment assessment;

    private final Rulebook rulebook;

    AssessmentPage(Desk desk, Evaluation evaluation, Assessment assessment, Rulebook rulebook) {
        this.desk = desk;
        this.rulebook = rulebook;
        this.texts = desk.texts();
        this.evaluation = evaluation;
        this.assessment = assessment;
    }

    void print() {
        header();
        verdict();
        groups();
        criteria();
        coverage();
        assessment.offsets().ifPresent(this::offsets);
        basis();
        warnings();
        desk.say("");
    }

    private String in(Text text) {
        return text.in(texts.language());
    }

    private void header() {
        String park = evaluation
                .subject()
                .map(subject -> in(subject.park()) + ", " + subject.year())
                .orElse("");
        desk.say("== " + in(assessment.titles()) + "  " + assessment.rulebook() + " ==");
        desk.say(texts.get("page.park", park, assessment.date(), texts.get("assurance." + assessment.assurance())));
        if (!assessment.subject().isEmpty()) {
            desk.say(texts.get("page.subject", assessment.subject()));
        }
    }

    private void verdict() {
        Assessment.Rating rating = assessment.rating();
        String what = Level.areScored(rulebook.levels()) ? "level" : "conclusion";
        desk.say(texts.get(
                "page." + what, rating.level().map(level -> in(level.titles())).orElse(texts.get("page.no-" + what))));
        Optional<Level> claimed = rating.claimedLevel();
        if (claimed.isPresent() && !claimed.equals(rating.level())) {
            desk.say(texts.get("page.claimed-" + what, in(claimed.get().titles())));
        }
        rating.score()
                .ifPresent(score -> desk.say(texts.get(
                        "page.score",
                        number(score.proved()),
                        number(score.claimed()),
                        number(score.possible()),
                        number(score.max()))));
        rating.zeroCarbonPark().ifPresent(is -> desk.say(texts.get("page.zero-carbon-park", yes(is))));
        rating.score()
                .ifPresent(score -> next(NextLevel.of(rulebook.levels(), assessment, score, rulebook.prerequisites())));
        desk.say("");
    }

    private void next(NextLevel next) {
        String holding =
                next.holding().stream().map(lacking -> in(lacking.titles())).collect(Collectors.joining("; "));
        next.level().ifPresent(level -> {
            String key = level.score().minOpen() ? "page.next-level-more" : "page.next-level";
            desk.say(texts.get(key, in(level.titles()), number(next.gap())));
            if (!holding.isEmpty()) {
                desk.say(texts.get("page.next-prerequisite", holding));
            }
        });
        next.withOffsets().ifPresent(level -> desk.say(texts.get("page.with-offsets", in(level.titles()))));
        next.heldBack().ifPresent(level -> desk.say(texts.get("page.held-back", in(level.titles()), holding)));
    }

    private void groups() {
        List<Assessment.GroupScore> groups = assessment.rating().groups();
        if (groups.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(
                texts.get("page.group"),
                texts.get("page.proved"),
                texts.get("page.claimed"),
                texts.get("page.possible"),
                texts.get("page.max"),
                "");
        for (Assessment.GroupScore group : groups) {
            Score score = group.score();
            table.row(
                    in(group.titles()),
                    number(score.proved()),
                    number(score.claimed()),
                    number(score.possible()),
                    number(score.max()),
                    bar(score));
        }
        table.lines().forEach(desk::say);
        desk.say(texts.get("page.bar"));
        desk.say("");
    }

    /** Filled for proved, marked for possible, dotted for the rest. */
    static String bar(Score score) {
        if (score.max().signum() <= 0) {
            return "";
        }
        int proved = cells(score.proved(), score.max());
        int possible = Math.max(proved, cells(score.possible(), score.max()));
        return "[" + "#".repeat(proved) + "+".repeat(possible - proved) + ".".repeat(BAR - possible) + "]";
    }

    private static int cells(Ratio part, Ratio whole) {
        Ratio cells = part.times(Ratio.of(BAR)).dividedBy(whole).max(Ratio.ZERO).min(Ratio.of(BAR));
        return cells.numerator().divide(cells.denominator()).intValueExact();
    }

    private void criteria() {
        TextTable table = new TextTable(
                texts.get("page.criterion"),
                texts.get("page.title"),
                texts.get("page.outcome"),
                texts.get("page.points"),
                texts.get("page.why"));
        for (Determination determination : assessment.determinations()) {
            table.row(
                    determination.criterion(),
                    in(determination.titles()),
                    texts.get("outcome." + determination.outcome().code()),
                    points(determination),
                    why(determination));
        }
        table.lines().forEach(desk::say);
        desk.say("");
    }

    private String points(Determination determination) {
        if (determination.max().signum() == 0) {
            return "-";
        }
        String proved = number(determination.points()) + "/" + number(determination.max());
        return determination.claimedPoints().equals(determination.points())
                ? proved
                : proved + " " + texts.get("page.claimed-points", number(determination.claimedPoints()));
    }

    private String why(Determination determination) {
        String inputs = determination.inputs().stream()
                .map(input -> input.quantity() + " = " + shortened(input.value())
                        + (input.unit().isEmpty() ? "" : " " + input.unit())
                        + (input.isClaimed() ? " " + texts.get("page.only-claimed") : ""))
                .collect(Collectors.joining("; "));
        String missing = determination.missing().stream().map(this::in).collect(Collectors.joining("; "));
        return inputs.isEmpty() ? missing : missing.isEmpty() ? inputs : inputs + "; " + missing;
    }

    private void coverage() {
        if (assessment.coverage().isEmpty()) {
            return;
        }
        TextTable table = new TextTable(
                texts.get("page.system"),
                texts.get("outcome.met"),
                texts.get("outcome.partly-met"),
                texts.get("outcome.not-met"),
                texts.get("outcome.undetermined"),
                texts.get("page.twin"));
        for (Assessment.Coverage coverage : assessment.coverage()) {
            table.row(
                    in(coverage.titles()),
                    count(coverage, Outcome.MET),
                    count(coverage, Outcome.PARTLY_MET),
                    count(coverage, Outcome.NOT_MET),
                    count(coverage, Outcome.UNDETERMINED),
                    coverage.twinEvidenced() + "/" + coverage.twinRoles());
        }
        table.lines().forEach(desk::say);
        desk.say("");
    }

    private static String count(Assessment.Coverage coverage, Outcome outcome) {
        return String.valueOf(coverage.outcomes().getOrDefault(outcome, 0));
    }

    private void offsets(OffsetAccount offsets) {
        Ratio residual = offsets.residual();
        desk.say(texts.get(
                "page.offsets",
                residual == null ? texts.get("page.unknown") : number(residual) + " tCO2",
                number(offsets.retired()),
                yes(offsets.isComplete())));
        offsets.missing().forEach(missing -> desk.say("  - " + in(missing)));
    }

    private void basis() {
        String shares = assessment.basis().entrySet().stream()
                .filter(entry -> entry.getValue().signum() > 0)
                .map(entry -> texts.get("basis." + entry.getKey()) + " " + number(entry.getValue()))
                .collect(Collectors.joining(", "));
        if (!shares.isEmpty()) {
            desk.say(texts.get("page.basis", shares));
        }
        if (assessment.basis().getOrDefault("constructed", Ratio.ZERO).signum() > 0) {
            desk.say(texts.get("page.constructed"));
        }
    }

    private void warnings() {
        assessment.warnings().forEach(warning -> desk.say(texts.get("problem.warning") + " " + in(warning)));
        desk.say(texts.get("page.digest", assessment.digest()));
    }

    private String yes(boolean is) {
        return texts.get(is ? "page.yes" : "page.no");
    }

    private static String shortened(String value) {
        int point = value.indexOf('.');
        return point >= 0 && value.length() - point > 5 && value.matches("-?[0-9.]+")
                ? Ratio.of(value).toRounded(4)
                : value;
    }

    private static String number(Ratio value) {
        String decimal = value.toDecimal();
        int point = decimal.indexOf('.');
        return point < 0 || decimal.length() - point <= 3 ? decimal : value.toRounded(2);
    }
}
