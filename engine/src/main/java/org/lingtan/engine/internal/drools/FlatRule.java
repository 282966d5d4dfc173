package org.lingtan.engine.internal.drools;

import java.util.ArrayList;
import java.util.List;
import org.drools.model.AlphaIndex;
import org.drools.model.Condition;
import org.drools.model.Consequence;
import org.drools.model.Constraint;
import org.drools.model.Global;
import org.drools.model.Index;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.functions.BlockN;
import org.drools.model.functions.Predicate1;
import org.lingtan.engine.fact.Excluded;
import org.lingtan.engine.fact.Fact;

/**
 * One compiled rule taken apart: which fact each pattern asks for, what else must hold, and what to call. Knows only the
 * shapes of the restricted profile and refuses every other.
 */
@SuppressWarnings("ReferenceEquality") // the variables of a compiled model are told apart by identity
final class FlatRule {

    /** A compiled rule has a shape that cannot be run flat. */
    static final class Shape extends RuntimeException {
        private static final long serialVersionUID = 1;

        Shape(String message) {
            super(message);
        }
    }

    /** One pattern: the fact of a topic, of one type, for which every remaining predicate holds. */
    record FlatPattern(Class<?> type, String criterion, String topic, List<Predicate1<Object>> rest) {

        /** Copies the list. */
        FlatPattern {
            rest = List.copyOf(rest);
        }

        boolean accepts(Fact fact) throws Exception {
            if (fact.getClass() != type) {
                return false;
            }
            for (int i = 0; i < rest.size(); i++) {
                if (!rest.get(i).test(fact)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The place of the sink among the arguments of a consequence. */
    static final int SINK = -1;

    private static final String EXCLUSION = "exclusion";

    private final String name;
    private final FlatPattern[] patterns;
    private final BlockN block;
    private final int[] arguments;

    FlatRule(Rule rule) {
        this.name = rule.getName();
        List<Pattern<?>> found = new ArrayList<>();
        collect(rule.getView(), found);
        if (found.isEmpty()) {
            throw new Shape(name + ": no pattern");
        }
        this.patterns = found.stream().map(this::pattern).toArray(FlatPattern[]::new);
        Consequence consequence = rule.getDefaultConsequence();
        if (rule.getConsequences().size() != 1 || consequence.isUsingDrools() || consequence.isBreaking()) {
            throw new Shape(name + ": consequence");
        }
        this.block = consequence.getBlock();
        this.arguments = arguments(consequence, found);
    }

    String name() {
        return name;
    }

    FlatPattern[] patterns() {
        return patterns;
    }

    int[] arguments() {
        return arguments;
    }

    void execute(Object[] values) throws Exception {
        block.execute(values);
    }

    private void collect(Condition condition, List<Pattern<?>> found) {
        if (condition instanceof Pattern<?> pattern) {
            found.add(pattern);
        } else if (condition.getType() == Condition.Type.AND) {
            condition.getSubConditions().forEach(sub -> collect(sub, found));
        } else if (condition.getType() != Condition.Type.CONSEQUENCE) {
            throw new Shape(name + ": " + condition.getType());
        }
    }

    private FlatPattern pattern(Pattern<?> pattern) {
        Class<?> type = pattern.getPatternVariable().getType();
        if (!Fact.class.isAssignableFrom(type)
                || type == Fact.class
                || !pattern.getBindings().isEmpty()
                || pattern.isPassive()) {
            throw new Shape(name + ": pattern on " + type.getName());
        }
        List<SingleConstraint> constraints = new ArrayList<>();
        flatten(pattern.getConstraint(), constraints);
        String criterion = "";
        String topic = type == Excluded.class ? EXCLUSION : "";
        List<Predicate1<Object>> rest = new ArrayList<>();
        for (SingleConstraint constraint : constraints) {
            String property = comparedProperty(constraint);
            if (property.equals("criterion") && criterion.isEmpty()) {
                criterion = comparedText(constraint);
            } else if ((property.equals("topic") || property.equals("quantity")) && topic.isEmpty()) {
                topic = comparedText(constraint);
            } else {
                rest.add(predicate(constraint, pattern.getPatternVariable()));
            }
        }
        if (criterion.isEmpty() || topic.isEmpty()) {
            throw new Shape(name + ": a pattern without criterion or topic");
        }
        return new FlatPattern(type, criterion, topic, rest);
    }

    private void flatten(Constraint constraint, List<SingleConstraint> single) {
        if (constraint instanceof SingleConstraint one) {
            if (one != SingleConstraint.TRUE) {
                single.add(one);
            }
        } else if (constraint.getType() == Constraint.Type.MULTIPLE || constraint.getType() == Constraint.Type.AND) {
            constraint.getChildren().forEach(child -> flatten(child, single));
        } else {
            throw new Shape(name + ": constraint " + constraint.getType());
        }
    }

    /** The property that is compared for equality with a text, or empty. */
    private static String comparedProperty(SingleConstraint constraint) {
        boolean compared = constraint.getIndex() instanceof AlphaIndex<?, ?> index
                && index.getConstraintType() == Index.ConstraintType.EQUAL
                && index.getRightValue() instanceof String;
        String[] properties = constraint.getReactiveProps();
        return compared && properties != null && properties.length == 1 ? properties[0] : "";
    }

    private static String comparedText(SingleConstraint constraint) {
        return constraint.getIndex() instanceof AlphaIndex<?, ?> index ? String.valueOf(index.getRightValue()) : "";
    }

    @SuppressWarnings("unchecked")
    private Predicate1<Object> predicate(SingleConstraint constraint, Variable<?> own) {
        Variable<?>[] variables = constraint.getVariables();
        if (variables.length != 1 || variables[0] != own || constraint.isTemporal()) {
            throw new Shape(name + ": a constraint on more than one fact");
        }
        return constraint.getPredicate1();
    }

    private int[] arguments(Consequence consequence, List<Pattern<?>> found) {
        Variable<?>[] variables = consequence.getVariables();
        int[] places = new int[variables.length];
        for (int i = 0; i < variables.length; i++) {
            places[i] = variables[i] instanceof Global<?> ? SINK : place(variables[i], found);
        }
        return places;
    }

    private int place(Variable<?> variable, List<Pattern<?>> found) {
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).getPatternVariable() == variable) {
                return i;
            }
        }
        throw new Shape(name + ": an argument that is no fact");
    }
}
