package org.lingtan.rulebooks.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.Rated;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.workbench.CaseImpact;
import org.lingtan.engine.workbench.CaseStore;
import org.lingtan.engine.workbench.Impact;
import org.lingtan.engine.workbench.ImpactRun;
import org.lingtan.engine.workbench.StoredCase.Status;
import org.lingtan.rulebooks.ShippedBooks;

class ImpactTest {

    private static final AssessmentEngine ENGINE =
            new AssessmentEngine(Catalogue.shipped(), ShippedBooks.library(), EvaluationMode.FLAT);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_rating_without_explanation_is_that_of_the_assessment() {
        RandomPackages packages = new RandomPackages(Catalogue.shipped(), ShippedBooks.rulebooks());
        List<CompiledRulebook> books = ShippedBooks.all();
        List<RulebookId> ids = books.stream().map(book -> book.rulebook().id()).toList();
        for (int seed = 0; seed < 15; seed++) {
            EvidencePackage evidence = packages.next(seed);
            List<String> assessed = ENGINE.assess(evidence, ids, ShippedBooks.DATE, ReviewRecord.none()).stream()
                    .map(one -> told(one.rulebook(), one.subject(), one.rating()))
                    .toList();
            List<String> rated = new ArrayList<>();
            List<List<Rated>> ratings = ENGINE.rate(evidence, books, ShippedBooks.DATE, ReviewRecord.none());
            for (int i = 0; i < ids.size(); i++) {
                RulebookId id = ids.get(i);
                ratings.get(i).forEach(one -> rated.add(told(id, one.subject(), one.rating())));
            }
            assertEquals(assessed, rated);
        }
    }

    private static String told(RulebookId id, String subject, Assessment.Rating rating) {
        return id + " " + subject + " " + rating;
    }

    @Test
    void the_impact_is_the_same_by_any_number_of_threads_and_every_point_and_level_has_its_clause() throws IOException {
        StoredPackages.write(folder, 40, 7, 40);
        Files.writeString(folder.resolve("broken.zip"), "no archive");
        Files.writeString(
                folder.resolve("cases.csv"),
                "package,status,registered\npark-000001.zip,closed,2026-02-01\npark-000002.zip,open,\n",
                StandardCharsets.UTF_8);
        CompiledRulebook before = ShippedBooks.library().load(RulebookId.parse("cnip@1.0.0"));
        ImpactRun run = ImpactCampaign.run(ENGINE, before, ImpactCampaign.stricter());
        List<CaseImpact> one = new ArrayList<>();
        List<CaseImpact> three = new ArrayList<>();
        Impact impact = run.over(CaseStore.open(folder), 1, one::add);
        Impact again = run.over(CaseStore.open(folder), 3, three::add);
        assertEquals(impact.toString(), again.toString());
        assertEquals(one.toString(), three.toString());
        assertEquals(41, impact.packages());
        assertEquals(1, impact.refused());
        assertEquals(38, impact.find(Status.DRAFT).orElseThrow().cases());
        assertEquals(1, impact.find(Status.OPEN).orElseThrow().cases());
        assertEquals(1, impact.find(Status.CLOSED).orElseThrow().cases());
        one.forEach(ImpactTest::isExplained);
        assertTrue(impact.find(Status.DRAFT).orElseThrow().moves().down() > 0, "nothing moved: the test tests nothing");
    }

    /** Points moved by clause add up to the score moved, and a change of level has a cause. */
    private static void isExplained(CaseImpact impact) {
        boolean checked = impact.match(refused -> refused.name().equals("broken.zip"), elsewhere -> false, rerated -> {
            for (CaseImpact.SubjectImpact subject : rerated.subjects()) {
                Ratio sum = subject.moved().values().stream().reduce(Ratio.ZERO, Ratio::plus);
                assertEquals(subject.move().orElseThrow(), sum);
                assertEquals(subject.crosses(), !subject.causes().isEmpty());
            }
            return true;
        });
        assertTrue(checked, impact.name());
    }

    @Test
    void a_bound_that_opens_is_named_as_the_cause() throws IOException {
        StoredPackages.write(folder, 30, 7, 30);
        CompiledRulebook shipped = ShippedBooks.library().load(RulebookId.parse("cnip@1.0.0"));
        List<CaseImpact> found = new ArrayList<>();
        ImpactCampaign.run(ENGINE, shipped, shipped).over(CaseStore.open(folder), 2, found::add);
        Ratio best = found.stream()
                .map(impact -> impact.match(
                        refused -> Ratio.ZERO,
                        elsewhere -> Ratio.ZERO,
                        rerated -> rerated.subjects().get(0).scoreAfter().orElseThrow()))
                .reduce(Ratio.ZERO, Ratio::max);
        String bound = "score: {min: " + best.toDecimal();
        Map<String, byte[]> files = ShippedBooks.files(ShippedBooks.FOLDER.resolve("cnip/1.0.0"));
        ImpactCampaign.replace(files, "levels.yaml", "score: {min: 60, max: 80, maxOpen: true}", bound + ", max: 999}");
        ImpactCampaign.replace(files, "levels.yaml", "score: {min: 80}", "score: {min: 1000}");
        CompiledRulebook closed = ImpactCampaign.renumbered(files);
        ImpactCampaign.replace(files, "levels.yaml", bound + ", max: 999}", bound + ", minOpen: true, max: 999}");
        CompiledRulebook open = ImpactCampaign.renumbered(files);
        Impact.Section drafts = ImpactCampaign.run(ENGINE, closed, open)
                .over(CaseStore.open(folder), 2, each -> {})
                .find(Status.DRAFT)
                .orElseThrow();
        assertTrue(drafts.crossed() > 0, "nobody stands on the bound");
        assertEquals(drafts.moves().same(), drafts.subjects());
        assertEquals(
                List.of(new CaseImpact.Cause(CaseImpact.Cause.Kind.LEVELS, "")),
                List.copyOf(drafts.causes().keySet()));
    }

    @Test
    void a_version_of_another_day_rates_by_its_values_of_the_nearest_day_and_says_so() throws IOException {
        Map<String, byte[]> files = ShippedBooks.files(ShippedBooks.FOLDER.resolve("cnip/1.0.0"));
        ImpactCampaign.replace(files, "rulebook.yaml", "version: 1.0.0", "version: 1.1.0");
        ImpactCampaign.replace(files, "rulebook.yaml", "from: 2022-01-01", "from: 2030-01-01");
        ImpactCampaign.replace(files, "parameters.yaml", "from: 2022-01-01", "from: 2030-01-01");
        StoredPackages.write(folder, 10, 7, 10);
        Impact impact = ImpactCampaign.run(
                        ENGINE,
                        ShippedBooks.library().load(RulebookId.parse("cnip@1.0.0")),
                        ImpactCampaign.renumbered(files))
                .over(CaseStore.open(folder), 1, each -> {});
        Impact.Section drafts = impact.find(Status.DRAFT).orElseThrow();
        assertEquals(0, drafts.beforeNotInForce());
        assertEquals(10, drafts.afterNotInForce());
        assertEquals(10, drafts.moves().same(), "only the date of effect differs");
        assertEquals(LocalDate.of(2030, 1, 1), impact.after().nearest(ShippedBooks.DATE));
    }
}
