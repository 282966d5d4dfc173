package org.lingtan.engine.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Interval;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.fact.Bands;

/** Reads parameters.yaml. */
final class ParameterReader {

    static final Set<String> BASES = Set.of("published", "cited", "constructed", "interpretation");
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9.-]{0,79}");
    private static final Text NO_TEXT = new Text("-", "-");
    private static final List<String> VALUE_KEYS = List.of("value", "bands", "range");

    private static final int MAX_PARAMETERS = 5_000;
    private static final int MAX_VALUES = 200;
    private static final int MAX_STEPS = 1_000;

    private final DefectLog log;

    ParameterReader(DefectLog log) {
        this.log = log;
    }

    Parameters read(YamlNode root) {
        List<Parameter> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode node : log.items(root::items, "parameters", MAX_PARAMETERS)) {
            Parameter parameter = parameter(node);
            if (!ids.add(parameter.id())) {
                log.add("parameter.twice", node, parameter.id());
            }
            all.add(parameter);
        }
        return new Parameters(all);
    }

    private Parameter parameter(YamlNode node) {
        log.only(node, "id", "unit", "basis", "source", "note", "from", "to", "value", "bands", "range", "values");
        String id = log.read(() -> node.get("id").text(), "");
        if (!ID.matcher(id).matches()) {
            log.add("parameter.id", node, id);
        }
        String unit = log.read(() -> node.get("unit").text(), "1");
        String basis = basis(node);
        Text source = log.read(() -> node.get("source").bilingual(), NO_TEXT);
        log.read(() -> node.find("note").map(YamlNode::bilingual).orElse(NO_TEXT), NO_TEXT);
        List<Parameter.Dated> values = values(node);
        checkKinds(node, id, values);
        checkDates(node, id, values);
        return new Parameter(id, unit, basis, source, values, node.place());
    }

    String basis(YamlNode node) {
        String basis = log.read(() -> node.get("basis").text(), "constructed");
        if (!BASES.contains(basis)) {
            log.add("parameter.basis", node, basis);
        }
        return basis;
    }

    private List<Parameter.Dated> values(YamlNode node) {
        List<Parameter.Dated> values = new ArrayList<>();
        if (log.read(() -> node.find("values").isPresent(), false)) {
            if (VALUE_KEYS.stream().anyMatch(key -> node.find(key).isPresent())
                    || node.find("from").isPresent()
                    || node.find("to").isPresent()) {
                log.add("parameter.value", node);
            }
            for (YamlNode item : log.items(() -> node.get("values").items(), "values", MAX_VALUES)) {
                log.only(item, "from", "to", "value", "bands", "range");
                add(values, item);
            }
        } else {
            add(values, node);
        }
        if (values.isEmpty()) {
            log.add("parameter.value", node);
        }
        return values;
    }

    private void add(List<Parameter.Dated> values, YamlNode node) {
        LocalDate from = date(node, "from");
        LocalDate to = date(node, "to");
        if (from != null && to != null && to.isBefore(from)) {
            log.add("parameter.dates", node, from, to);
        }
        Object value = value(node);
        if (value != null) {
            values.add(new Parameter.Dated(from, to, value));
        }
    }

    @Nullable
    LocalDate date(YamlNode node, String key) {
        if (!log.read(() -> node.find(key).isPresent(), false)) {
            return null;
        }
        LocalDate date = log.read(() -> node.get(key).date(), LocalDate.MIN);
        return date.equals(LocalDate.MIN) ? null : date;
    }

    private @Nullable Object value(YamlNode node) {
        long given = VALUE_KEYS.stream()
                .filter(key -> log.read(() -> node.find(key).isPresent(), false))
                .count();
        if (given != 1) {
            log.add("parameter.value", node);
            return null;
        }
        if (node.find("value").isPresent()) {
            return log.read(() -> node.get("value").number(), Ratio.ZERO);
        }
        return node.find("bands").isPresent() ? bands(node.get("bands")) : interval(node.get("range"));
    }

    private Bands bands(YamlNode node) {
        log.only(node, "at", "steps");
        String at = log.read(() -> node.get("at").text(), "least");
        if (!at.equals("least") && !at.equals("most")) {
            log.add("parameter.bands-at", node, at);
        }
        boolean atMost = at.equals("most");
        List<Bands.Step> steps = new ArrayList<>();
        for (YamlNode item : log.items(() -> node.get("steps").items(), "steps", MAX_STEPS)) {
            List<YamlNode> pair = log.read(item::items, List.of());
            if (pair.size() != 2) {
                log.add("parameter.step", item);
                continue;
            }
            Ratio bound = log.read(() -> pair.get(0).number(), Ratio.ZERO);
            Ratio points = log.read(() -> pair.get(1).number(), Ratio.ZERO);
            Bands.Step step = new Bands.Step(bound, points);
            if (points.signum() < 0 || (!steps.isEmpty() && !harder(steps.get(steps.size() - 1), step, atMost))) {
                log.add("parameter.order", item, bound, points);
            }
            steps.add(step);
        }
        if (steps.isEmpty()) {
            log.add("parameter.step", node);
            steps.add(new Bands.Step(Ratio.ZERO, Ratio.ZERO));
        }
        return new Bands(atMost, steps);
    }

    private static boolean harder(Bands.Step before, Bands.Step step, boolean atMost) {
        int order = before.bound().compareTo(step.bound());
        return (atMost ? order > 0 : order < 0) && before.points().compareTo(step.points()) < 0;
    }

    Interval interval(YamlNode node) {
        log.only(node, "min", "max", "minOpen", "maxOpen");
        Interval everything = new Interval(null, false, null, false);
        return log.read(
                () -> {
                    Ratio min = node.find("min").map(YamlNode::number).orElse(null);
                    Ratio max = node.find("max").map(YamlNode::number).orElse(null);
                    boolean minOpen = node.find("minOpen").map(YamlNode::flag).orElse(false);
                    boolean maxOpen = node.find("maxOpen").map(YamlNode::flag).orElse(false);
                    boolean empty = min != null
                            && max != null
                            && (min.compareTo(max) > 0 || (min.equals(max) && (minOpen || maxOpen)));
                    if (empty || (min == null && max == null)) {
                        log.add("parameter.range", node);
                        return everything;
                    }
                    return new Interval(min, minOpen, max, maxOpen);
                },
                everything);
    }

    private void checkKinds(YamlNode node, String id, List<Parameter.Dated> values) {
        long kinds = values.stream()
                .map(dated -> dated.value().getClass())
                .distinct()
                .count();
        if (kinds > 1) {
            log.add("parameter.kinds", node, id);
        }
    }

    private void checkDates(YamlNode node, String id, List<Parameter.Dated> values) {
        for (int i = 0; i < values.size(); i++) {
            for (int j = i + 1; j < values.size(); j++) {
                if (overlap(values.get(i), values.get(j))) {
                    log.add("parameter.overlap", node, id, i + 1, j + 1);
                }
            }
        }
    }

    private static boolean overlap(Parameter.Dated a, Parameter.Dated b) {
        return !endsBefore(a, b) && !endsBefore(b, a);
    }

    private static boolean endsBefore(Parameter.Dated a, Parameter.Dated b) {
        return a.to() != null && b.from() != null && a.to().isBefore(b.from());
    }
}
