package org.lingtan.engine.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.ProblemTexts;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;

/** Collects every defect of a rulebook, so that an editor sees all of them at once. */
final class DefectLog {

    private static final ProblemTexts TEXTS = ProblemTexts.of(DefectLog.class, "defects.yaml");
    private static final Pattern PLACE = Pattern.compile("(?<file>[^:]+)(:(?<line>[0-9]{1,7}))?.*", Pattern.DOTALL);
    private static final int MAX_DEFECTS = 500;

    private final List<Defect> defects = new ArrayList<>();

    void add(String code, String file, int line, String rule, Object... found) {
        if (defects.size() < MAX_DEFECTS) {
            defects.add(new Defect(code, file, line, rule, text(code, found)));
        }
    }

    void add(String code, YamlNode at, Object... found) {
        addAt(code, at.place(), text(code, found));
    }

    static Text text(String code, Object... found) {
        return TEXTS.problem(code, "-", found).message();
    }

    private void addAt(String code, String place, Text text) {
        Matcher matcher = PLACE.matcher(place);
        boolean known = matcher.matches();
        String line = known ? matcher.group("line") : null;
        if (defects.size() < MAX_DEFECTS) {
            defects.add(new Defect(
                    code, known ? matcher.group("file") : place, line == null ? 0 : Integer.parseInt(line), "", text));
        }
    }

    /** Reads a value; where the file refuses, notes why and goes on with the fallback. */
    <T> T read(Supplier<T> reading, T fallback) {
        try {
            return reading.get();
        } catch (SourceException e) {
            for (Problem problem : e.problems()) {
                addAt(problem.code(), problem.place(), problem.message());
            }
            return fallback;
        }
    }

    /** Reads the items of a list; none where the file refuses. */
    List<YamlNode> items(Supplier<List<YamlNode>> reading) {
        return read(reading, List.of());
    }

    /** The items of a list of which nobody needs more; those beyond are noted and not read. */
    List<YamlNode> items(Supplier<List<YamlNode>> reading, String what, int most) {
        List<YamlNode> items = items(reading);
        if (items.size() <= most) {
            return items;
        }
        add("yaml.too-many", items.get(most), what, items.size(), most);
        return items.subList(0, most);
    }

    /** Notes every key that nobody reads. */
    void only(YamlNode node, String... allowed) {
        Set<String> known = Set.of(allowed);
        if (!node.isMap()) {
            read(node::entries, java.util.Map.of());
            return;
        }
        node.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                add("yaml.unknown", value, key, String.join(", ", allowed));
            }
        });
    }

    boolean isEmpty() {
        return defects.isEmpty();
    }

    void refuseIfAny() {
        if (!defects.isEmpty()) {
            throw new RulebookDefects(defects.stream()
                    .distinct()
                    .sorted(Comparator.comparing(Defect::file)
                            .thenComparingInt(Defect::line)
                            .thenComparing(Defect::code)
                            .thenComparing(defect -> defect.message().en()))
                    .toList());
        }
    }
}
