package org.lingtan.engine.rulebook;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Interval;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.rulebook.Rulebook.Scheme;

/** Reads levels.yaml. */
final class LevelReader {

    private static final Text NO_TEXT = new Text("-", "-");
    private static final int MAX_LEVELS = 100;

    private final DefectLog log;

    LevelReader(DefectLog log) {
        this.log = log;
    }

    List<Level> read(YamlNode root, Scheme scheme) {
        Map<Level, YamlNode> levels = new LinkedHashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        for (YamlNode node : log.items(root::items, "levels", MAX_LEVELS)) {
            Level level = level(node);
            if (!ids.add(level.id())) {
                log.add("level.twice", node, level.id());
            }
            levels.put(level, node);
        }
        if (levels.isEmpty()) {
            log.add("level.none", root);
        }
        if (scheme == Scheme.ADDITIVE || scheme == Scheme.WEIGHTED) {
            checkOverlaps(levels);
        }
        return List.copyOf(levels.keySet());
    }

    private Level level(YamlNode node) {
        log.only(node, "id", "zh", "en", "score", "offsets");
        Interval everything = new Interval(null, false, null, false);
        Interval score = log.read(
                () -> node.find("score").map(new ParameterReader(log)::interval).orElse(everything), everything);
        return new Level(
                log.read(() -> node.get("id").text(), ""), log.read(node::bilingual, NO_TEXT), score, offsetting(node));
    }

    private Level.Offsetting offsetting(YamlNode node) {
        String text = log.read(() -> node.find("offsets").map(YamlNode::text).orElse("any"), "any");
        for (Level.Offsetting offsetting : Level.Offsetting.values()) {
            if (offsetting.name().toLowerCase(Locale.ROOT).equals(text)) {
                return offsetting;
            }
        }
        log.add("level.offsets", node, text);
        return Level.Offsetting.ANY;
    }

    private void checkOverlaps(Map<Level, YamlNode> levels) {
        List<Level> list = List.copyOf(levels.keySet());
        for (int i = 0; i < list.size(); i++) {
            for (int j = i + 1; j < list.size(); j++) {
                Level a = list.get(i);
                Level b = list.get(j);
                YamlNode place = levels.get(b);
                if (place != null && meet(a.offsets(), b.offsets()) && overlap(a.score(), b.score())) {
                    log.add("level.overlap", place, a.id(), b.id());
                }
            }
        }
    }

    /** Whether a park can fulfil both; a level that asks for nothing meets every other. */
    private static boolean meet(Level.Offsetting a, Level.Offsetting b) {
        return a == b || a == Level.Offsetting.ANY || b == Level.Offsetting.ANY;
    }

    private static boolean overlap(Interval a, Interval b) {
        return !below(a, b) && !below(b, a);
    }

    private static boolean below(Interval a, Interval b) {
        if (a.max() == null || b.min() == null) {
            return false;
        }
        int order = a.max().compareTo(b.min());
        return order < 0 || (order == 0 && (a.maxOpen() || b.minOpen()));
    }
}
