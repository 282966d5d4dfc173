package org.lingtan.engine.rulebook;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.rulebook.Rulebook.Group;
import org.lingtan.engine.rulebook.Rulebook.RuleFile;
import org.lingtan.engine.rulebook.Rulebook.Scheme;

/** Reads the files of one version of a rulebook and checks all of them, the rules included. */
public final class RulebookReader {

    private static final Text NO_TEXT = new Text("-", "-");
    private static final Pattern KNOWN =
            Pattern.compile("rulebook\\.yaml|parameters\\.yaml|levels\\.yaml|differences\\.yaml|mutants\\.yaml"
                    + "|(packages|_template)/.+|([a-z0-9-]+/[a-z0-9-]+/)?[A-Za-z0-9_-]+\\.(md|csv)");

    private static final int MAX_CRITERIA = 1_000;

    private final DefectLog log = new DefectLog();
    private final RulebookFiles files;
    private final RuleTexts texts;
    private final boolean withRules;

    private RulebookReader(Function<DefectLog, RulebookFiles> source, RuleTexts texts, boolean withRules) {
        this.files = source.apply(log);
        this.texts = texts;
        this.withRules = withRules;
    }

    /**
     * Reads a version folder, wherever it lies.
     *
     * @param versionFolder the folder with rulebook.yaml
     * @return the rulebook
     * @throws RulebookDefects with everything that is wrong
     * @throws java.io.UncheckedIOException if the folder cannot be read
     */
    public static Rulebook read(Path versionFolder) {
        return new RulebookReader(log -> RulebookFiles.of(versionFolder, log), RuleTexts.KEPT, true).rulebook();
    }

    /**
     * Reads files held in memory or found in an archive.
     *
     * @param files the content by path below the version folder, with forward slashes
     * @return the rulebook
     * @throws RulebookDefects with everything that is wrong
     */
    public static Rulebook read(Map<String, byte[]> files) {
        return new RulebookReader(log -> RulebookFiles.of(files, log), RuleTexts.KEPT, true).rulebook();
    }

    /**
     * Checks the rules of a rulebook against the restricted profile.
     *
     * @param book a rulebook that was read
     * @throws RulebookDefects with everything that is wrong with its rules
     */
    public static void checkRules(Rulebook book) {
        DefectLog log = new DefectLog();
        new RuleProfile(log, book).check();
        log.refuseIfAny();
    }

    /**
     * Reads a version without keeping the texts of its rules. The rules of a shipped one are not parsed here, since they
     * are before they are compiled; but where anything else is wrong, everything is shown. What was read while the product
     * was packaged is not read again.
     */
    static Rulebook read(Volume volume, Optional<ClassLoader> keptIn) {
        Map<String, byte[]> files = volume.files();
        if (keptIn.isPresent() && volume.shipped()) {
            DefectLog unread = new DefectLog();
            RulebookFiles found = RulebookFiles.of(files, unread);
            Optional<Rulebook> kept = KeptRulebook.find(keptIn.get(), found, volume.ruleTexts());
            if (kept.isPresent() && unread.isEmpty()) {
                return kept.get();
            }
        }
        return new RulebookReader(log -> RulebookFiles.of(files, log), volume.ruleTexts(), !volume.shipped())
                .rulebook();
    }

    private Rulebook rulebook() {
        YamlNode head = root("rulebook.yaml");
        YamlNode parameterRoot = root("parameters.yaml");
        YamlNode levelRoot = root("levels.yaml");
        if (head == null || parameterRoot == null || levelRoot == null) {
            log.refuseIfAny();
            throw new IllegalStateException("A missing file was not noted.");
        }
        Parameters parameters = new ParameterReader(log).read(parameterRoot);
        HeadReader headReader = new HeadReader(log, head, parameters);
        List<Group> groups = headReader.groups();
        Map<String, Criterion> byId = criteria(parameters, groups);
        List<Criterion> criteria = ordered(head, byId);
        Scheme scheme = headReader.scheme();
        if (scheme == Scheme.WEIGHTED) {
            checkWeights(groups, criteria);
        }
        List<Level> levels = new LevelReader(log).read(levelRoot, scheme);
        LocalDate from = headReader.effectiveFrom();
        @Nullable LocalDate to = headReader.effectiveTo();
        @Nullable LocalDate optInFrom = headReader.optInFrom();
        Rulebook book = new Rulebook(
                headReader.id(),
                files.digest(),
                log.read(() -> head.get("titles").bilingual(), NO_TEXT),
                log.read(() -> head.get("standard").text(), "-"),
                log.read(() -> head.get("edition").text(), "-"),
                from,
                to,
                optInFrom,
                scheme,
                log.read(() -> head.get("subject").text(), Rulebook.PARK),
                log.read(() -> head.find("offsets").map(YamlNode::flag).orElse(false), false),
                headReader.dependencies(),
                groups,
                criteria,
                parameters,
                levels,
                ruleFiles(byId));
        if (withRules || !log.isEmpty()) {
            new RuleProfile(log, book).check();
        }
        log.refuseIfAny();
        return book;
    }

    /** Only groups that indicators count in need a weight; others, such as systems, merely gather measures. */
    private void checkWeights(List<Group> groups, List<Criterion> criteria) {
        Set<String> weighted = new LinkedHashSet<>();
        groups.stream().filter(group -> !group.weight().isEmpty()).forEach(group -> weighted.add(group.id()));
        for (Criterion criterion : criteria) {
            if (criterion.kind() == Criterion.Kind.INDICATOR && !weighted.contains(criterion.group())) {
                log.add("rulebook.weight", criterion.path() + "/clause.yaml", 0, "", criterion.id(), criterion.group());
            }
        }
    }

    private @Nullable YamlNode root(String path) {
        if (!files.has(path)) {
            log.add("file.missing", path, 0, "", path);
            return null;
        }
        List<YamlNode> read = log.read(() -> List.of(YamlNode.read(path, files.text(path, log))), List.of());
        return read.isEmpty() ? null : read.get(0);
    }

    private Map<String, Criterion> criteria(Parameters parameters, List<Group> groups) {
        Set<String> groupIds = new LinkedHashSet<>();
        groups.forEach(group -> groupIds.add(group.id()));
        CriterionReader reader = new CriterionReader(log, parameters, groupIds);
        Map<String, Criterion> byId = new LinkedHashMap<>();
        Set<String> folders = new LinkedHashSet<>();
        for (String path : files.paths()) {
            if (path.matches("[a-z0-9-]+/[a-z0-9-]+/clause\\.yaml") && !path.startsWith("packages/")) {
                String folder = path.substring(0, path.lastIndexOf('/'));
                folders.add(folder);
                YamlNode node = root(path);
                if (node != null) {
                    Criterion criterion = reader.read(folder, node);
                    if (byId.put(criterion.id(), criterion) != null) {
                        log.add("criterion.twice", node, criterion.id());
                    }
                }
            }
        }
        checkPlaces(folders);
        return byId;
    }

    /** Refuses files that nobody reads: a rule file in the wrong place would silently judge nothing. */
    private void checkPlaces(Set<String> folders) {
        for (String path : files.paths()) {
            int slash = path.lastIndexOf('/');
            String folder = slash < 0 ? "" : path.substring(0, slash);
            String slug = folder.substring(folder.lastIndexOf('/') + 1);
            String name = path.substring(slash + 1);
            boolean ofClause = folders.contains(folder)
                    && Set.of("clause.yaml", slug + ".drl", slug + ".cases.yaml")
                            .contains(name);
            if (!ofClause && !KNOWN.matcher(path).matches()) {
                log.add("file.unexpected", path, 0, "", path);
            }
        }
    }

    private List<Criterion> ordered(YamlNode head, Map<String, Criterion> byId) {
        List<Criterion> criteria = new ArrayList<>();
        Set<String> listed = new LinkedHashSet<>();
        for (YamlNode node : log.items(() -> head.get("criteria").items(), "criteria", MAX_CRITERIA)) {
            String id = log.read(node::text, "");
            Criterion criterion = byId.get(id);
            if (criterion == null) {
                log.add("criterion.missing", node, id);
            } else if (listed.add(id)) {
                criteria.add(criterion);
            } else {
                log.add("criterion.twice", node, id);
            }
        }
        byId.forEach((id, criterion) -> {
            if (!listed.contains(id)) {
                log.add("criterion.unlisted", criterion.path() + "/clause.yaml", 0, "", id);
            }
        });
        return criteria;
    }

    private List<RuleFile> ruleFiles(Map<String, Criterion> byId) {
        List<RuleFile> rules = new ArrayList<>();
        for (Criterion criterion : byId.values()) {
            String path = RuleProfile.ruleFile(criterion);
            if (files.has(path)) {
                rules.add(new RuleFile(path, texts.of(path, files.text(path, log))));
            } else if (!criterion.status().equals("pending")) {
                log.add("file.missing", path, 0, "", path);
            }
        }
        rules.sort(java.util.Comparator.comparing(RuleFile::path));
        return rules;
    }
}
