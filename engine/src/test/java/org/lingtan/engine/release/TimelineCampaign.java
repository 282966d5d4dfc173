package org.lingtan.engine.release;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.RulebookLibrary;
import org.lingtan.engine.SmallPackage;
import org.lingtan.engine.TestBooks;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookReader;

/**
 * Random histories of four versions of one rulebook: releases, moved ends, supersessions, withdrawals, registrations with
 * and without a choice. Every step and every day is held against {@link DayByDay}, which knows nothing but days; every
 * registered case is evaluated for real, and again by its version when the history is over. The chain is held by the same
 * rules as signed statements, without the signatures, which other tests cover.
 */
public final class TimelineCampaign {

    private static final LocalDate START = LocalDate.of(2026, 3, 1);
    private static final String CONTENT = "sha256:content";
    private static final Person AUTHOR = new Person("author", "sha256:author", true);
    private static final Person RELEASER = new Person("releaser", "sha256:releaser", true);
    private static final int PROGRESS = 10_000;

    /** Every so many histories all verdicts are evaluated anew, twice; else the same question has the answer it had. */
    private static final int EVALUATED_ANEW = 100;

    private static final List<String> VERSIONS = List.of("1.0.0", "1.1.0", "1.10.0", "2.0.0");

    /** What a campaign found. */
    record Result(int timelines, Map<String, Integer> counts, List<String> misses) {}

    /** All that an evaluation depends on. */
    private record Question(RulebookId version, String evidence, LocalDate date) {}

    private record Verdict(RulebookId version, EvidencePackage evidence, LocalDate date, String digest) {}

    private final List<RulebookId> ids = new ArrayList<>();
    private final Map<RulebookId, CompiledRulebook> books = new LinkedHashMap<>();
    private final List<EvidencePackage> packages;
    private final AssessmentEngine engine;
    private final Map<String, Integer> counts = new java.util.TreeMap<>();
    private final List<String> misses = new ArrayList<>();
    private final Map<Question, String> answers = new java.util.HashMap<>();

    private TimelineCampaign() {
        for (String version : VERSIONS) {
            Map<String, byte[]> files = TestBooks.files("sound");
            TestBooks.replace(files, "rulebook.yaml", "version: 1.0.0", "version: " + version);
            CompiledRulebook book = TestBooks.library().ready(RulebookReader.read(files), files);
            ids.add(book.rulebook().id());
            books.put(book.rulebook().id(), book);
        }
        packages = List.of(SmallPackage.sound().build(), SmallPackage.empty().build());
        engine = new AssessmentEngine(Catalogue.shipped(), new Fixed(books), EvaluationMode.FLAT);
    }

    /**
     * The command.
     *
     * @param arguments how many timelines, and the seed
     */
    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20261125;
        Result result = run(count, seed, System.out);
        if (!result.misses().isEmpty()) {
            throw new IllegalStateException(result.misses().size() + " misses");
        }
    }

    static Result run(int count, long seed, PrintStream out) {
        TimelineCampaign campaign = new TimelineCampaign();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            campaign.new History(random.split(), i % EVALUATED_ANEW == 0).live();
            if (count >= PROGRESS && (i + 1) % PROGRESS == 0) {
                out.printf("%d of %d timelines, %d misses%n", i + 1, count, campaign.misses.size());
            }
        }
        campaign.misses.stream().limit(20).forEach(out::println);
        out.printf("%d timelines: %s, %d misses (seed %d)%n", count, campaign.counts, campaign.misses.size(), seed);
        return new Result(count, Map.copyOf(campaign.counts), List.copyOf(campaign.misses));
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private static LocalDate day(int index) {
        return START.plusDays(index);
    }

    private static @Nullable LocalDate dayOrNone(int index) {
        return index < 0 ? null : day(index);
    }

    /** The compiled versions; a case is always judged by name here, since its version was pinned when it was registered. */
    private record Fixed(Map<RulebookId, CompiledRulebook> books) implements RulebookLibrary {

        @Override
        public RulebookId resolve(RulebookId id, LocalDate date) {
            return id;
        }

        @Override
        public CompiledRulebook load(RulebookId pinned) {
            return java.util.Objects.requireNonNull(books.get(pinned));
        }
    }

    /** One history, lived day by day. */
    private final class History {

        private final SplittableRandom random;
        private final DayByDay oracle = new DayByDay(VERSIONS.size());
        private final List<List<Statement>> chains = new ArrayList<>();
        private final List<Validity> declared = new ArrayList<>();
        private final List<Verdict> verdicts = new ArrayList<>();
        private final boolean anew;
        private int today;

        History(SplittableRandom random, boolean anew) {
            this.random = random;
            this.anew = anew;
            for (int version = 0; version < VERSIONS.size(); version++) {
                int[] days = days();
                oracle.draft(version, days[0], days[1]);
                declared.add(validity(days));
                chains.add(new ArrayList<>(List.of(statement(version, 1, AUTHOR, new Act.Approval()))));
            }
        }

        void live() {
            int steps = random.nextInt(5, 20);
            for (int step = 0; step < steps; step++) {
                today = Math.min(DayByDay.DAYS - 1, today + random.nextInt(9));
                switch (random.nextInt(8)) {
                    case 0, 1 -> release(random.nextInt(VERSIONS.size()));
                    case 2 -> extend(random.nextInt(VERSIONS.size()));
                    case 3 -> supersede(random.nextInt(VERSIONS.size()));
                    case 4 -> withdraw(random.nextInt(VERSIONS.size()));
                    default -> register();
                }
            }
            compareEveryDay();
            verdicts.forEach(this::recompute);
        }

        /** First day, last day or -1, day of choice or -1. */
        private int[] days() {
            int from = Math.max(0, today + random.nextInt(-8, 20));
            int to = random.nextBoolean() ? -1 : from + random.nextInt(40);
            int optIn = from == 0 || random.nextBoolean() ? -1 : Math.max(0, from - random.nextInt(1, 30));
            return new int[] {from, to, optIn};
        }

        private Validity validity(int[] days) {
            return new Validity(day(days[0]), dayOrNone(days[1]), dayOrNone(days[2]));
        }

        private Statement statement(int version, int number, Person signer, Act act) {
            return new Statement(
                    number,
                    ids.get(version),
                    CONTENT,
                    "",
                    day(today).atTime(LocalTime.of(4, 0)).toInstant(ZoneOffset.UTC),
                    signer,
                    act,
                    "sha256:" + number);
        }

        private Timeline timeline() {
            List<ReleaseRecord> records = new ArrayList<>();
            for (int version = 0; version < VERSIONS.size(); version++) {
                records.add(new ReleaseRecord(ids.get(version), chains.get(version)));
            }
            return Timeline.of("sound", records, id -> Optional.of(declared.get(ids.indexOf(id))));
        }

        /** States something, and holds the refusal or acceptance against the oracle's. */
        private boolean state(int version, Act act, Optional<Timeline.Judged> judged, boolean allowed) {
            List<Statement> chain = chains.get(version);
            Statement next = statement(version, chain.size() + 1, RELEASER, act);
            boolean accepted = ChainRules.against(chain, next).isEmpty() && judged.isEmpty();
            count(act.kind() + (accepted ? " accepted" : " refused"));
            if (accepted != allowed) {
                miss("%s was %s".formatted(act, accepted ? "accepted" : "refused"));
            }
            if (accepted) {
                chain.add(next);
            }
            return accepted;
        }

        private void release(int version) {
            int[] days = days();
            Validity validity = validity(days);
            if (chains.get(version).size() == 1) {
                declared.set(version, validity);
                oracle.redraft(version, days[0], days[1]);
            }
            Timeline before = timeline();
            boolean allowed = oracle.mayRelease(version, days[0], days[1], today);
            if (state(
                    version,
                    new Act.Release(validity),
                    before.firstJudged(ids.get(version), validity, day(today)),
                    allowed)) {
                oracle.release(version, days[0], days[1], days[2]);
                sameJudges(before);
            }
        }

        /** Who has judged a day up to today is never anybody else afterwards. */
        private void sameJudges(Timeline before) {
            Timeline after = timeline();
            for (int past = 0; past <= today; past++) {
                Optional<RulebookId> judge = before.findInForce(day(past));
                if (judge.isPresent() && !judge.equals(after.findInForce(day(past)))) {
                    miss("publishing changed who judges day " + past);
                }
            }
        }

        private void extend(int version) {
            int to = random.nextInt(4) == 0 ? -1 : Math.max(0, today + random.nextInt(-6, 30));
            Timeline before = timeline();
            if (state(
                    version,
                    new Act.Extent(dayOrNone(to), "why"),
                    Optional.empty(),
                    oracle.mayExtend(version, to, today))) {
                oracle.end(version, to);
                sameJudges(before);
            }
        }

        private void supersede(int version) {
            int from = Math.max(1, today + random.nextInt(-6, 30));
            RulebookId by = ids.get((version + 1) % ids.size());
            boolean allowed = oracle.mayEnd(version, from - 1, today);
            if (state(version, new Act.Supersession(day(from), by, "why"), Optional.empty(), allowed)) {
                oracle.supersede(version, from);
            }
        }

        private void withdraw(int version) {
            int from = Math.max(0, today + random.nextInt(-15, 15));
            boolean allowed = oracle.mayWithdraw(version);
            if (state(version, new Act.Withdrawal(day(from), "why"), Optional.empty(), allowed)) {
                oracle.withdraw(version, from);
            }
        }

        private void register() {
            int chosen = random.nextInt(3) > 0 ? -1 : random.nextInt(VERSIONS.size());
            int registered = random.nextInt(3) > 0 ? today : random.nextInt(today + 1);
            Optional<RulebookId> judge = timeline()
                    .findJudging(day(registered), chosen < 0 ? Optional.empty() : Optional.of(ids.get(chosen)));
            int expected = oracle.judging(registered, chosen);
            if (!judge.equals(expected < 0 ? Optional.empty() : Optional.of(ids.get(expected)))) {
                miss("day %d, choice %d: judged by %s, expected %d".formatted(registered, chosen, judge, expected));
            }
            count(
                    judge.isEmpty()
                            ? "registrations refused"
                            : chosen < 0 ? "registrations" : "registrations with a choice");
            judge.ifPresent(version -> {
                EvidencePackage evidence = packages.get(random.nextInt(packages.size()));
                verdicts.add(
                        new Verdict(version, evidence, day(registered), digest(version, evidence, day(registered))));
            });
        }

        private String digest(RulebookId version, EvidencePackage evidence, LocalDate date) {
            Question question = new Question(version, evidence.digest(), date);
            String known = anew ? null : answers.get(question);
            if (known != null) {
                return known;
            }
            count("evaluations");
            String digest = engine.assess(evidence, List.of(version), date, ReviewRecord.none())
                    .get(0)
                    .digest();
            answers.put(question, digest);
            return digest;
        }

        private void recompute(Verdict verdict) {
            count("verdicts recomputed");
            if (!digest(verdict.version(), verdict.evidence(), verdict.date()).equals(verdict.digest())) {
                miss("a stored verdict changed: " + verdict.version());
            }
        }

        private void compareEveryDay() {
            Timeline timeline = timeline();
            for (int index = 0; index < DayByDay.DAYS; index++) {
                int expected = oracle.inForce(index);
                Optional<RulebookId> found = timeline.findInForce(day(index));
                if (!found.equals(expected < 0 ? Optional.empty() : Optional.of(ids.get(expected)))) {
                    miss("day %d: %s in force, expected %d".formatted(index, found, expected));
                }
            }
        }

        private void miss(String what) {
            misses.add(what + " (today " + today + ", " + chains + ")");
        }
    }
}
