package org.lingtan.engine.workbench;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.RuleStatement;

/** One thing in which two versions of a rulebook differ. Closed. */
public sealed interface Change {

    /** How a thing changed. */
    enum Kind {
        /** It is new. */
        ADDED,
        /** It is gone. */
        REMOVED,
        /** It stands elsewhere. */
        MOVED,
        /** It says something else. */
        CHANGED
    }

    /** What a change is about. */
    enum Matter {
        /** The rulebook as a whole. */
        RULEBOOK,
        /** A group of criteria. */
        GROUP,
        /** A rating level. */
        LEVEL,
        /** A clause. */
        CLAUSE,
        /** A parameter. */
        PARAMETER
    }

    /** What a number does in the rulebook. */
    enum Role {
        /** The value that counts in full. */
        LEADING_VALUE,
        /** A table of points or ranks by bound. */
        BANDS,
        /** Points that are awarded. */
        POINTS,
        /** The most points of a part. */
        MOST_POINTS,
        /** The rank that is permitted. */
        RANK,
        /** What must be reached. */
        LOWER_LIMIT,
        /** What must not be exceeded. */
        UPPER_LIMIT,
        /** Where a value must lie. */
        RANGE,
        /** The weight of a group. */
        WEIGHT,
        /** A number of sums, stages or accounting. */
        ACCOUNTING
    }

    /**
     * The criteria it concerns.
     *
     * @return their ids, in the order of the standard; none where it concerns the rulebook as a whole
     */
    List<String> criteria();

    /**
     * Whether it can change a result. The other changes are of texts, sources and cases.
     *
     * @return true if a score, an outcome or a level can become another
     */
    boolean canChangeResults();

    /**
     * Something came, went or moved.
     *
     * @param matter what kind of thing
     * @param kind added, removed or moved
     * @param id its id
     * @param name its name
     * @param criteria the criteria it concerns
     */
    record Presence(Matter matter, Kind kind, String id, Text name, List<String> criteria) implements Change {
        /** Copies the list. */
        public Presence {
            criteria = List.copyOf(criteria);
        }

        @Override
        public boolean canChangeResults() {
            return kind != Kind.MOVED;
        }
    }

    /**
     * Something is described in another way.
     *
     * @param matter what kind of thing
     * @param id its id
     * @param name its name
     * @param detail which detail, for example {@code titles}, {@code basis}, {@code excludable}
     * @param before what it was; empty for nothing
     * @param after what it is; empty for nothing
     * @param criteria the criteria it concerns
     * @param canChangeResults whether the detail plays a part in results
     */
    record Detail(
            Matter matter,
            String id,
            Text name,
            String detail,
            Optional<Text> before,
            Optional<Text> after,
            List<String> criteria,
            boolean canChangeResults)
            implements Change {
        /** Copies the list. */
        public Detail {
            criteria = List.copyOf(criteria);
        }
    }

    /**
     * A number has another value over some days.
     *
     * @param kind added, removed or changed, as the parameter is
     * @param parameter the parameter
     * @param role what it does
     * @param name of what: the part, criterion or group that it serves
     * @param unit the unit after the change, or before it where the parameter is gone
     * @param from the first day
     * @param to the last day; null for open
     * @param before the value before, a Ratio, Bands or Interval; empty for none
     * @param after the value after; empty for none
     * @param criteria the criteria that use it
     */
    record Value(
            Kind kind,
            String parameter,
            Role role,
            Text name,
            String unit,
            LocalDate from,
            @Nullable LocalDate to,
            Optional<Object> before,
            Optional<Object> after,
            List<String> criteria)
            implements Change {
        /** Copies the list. */
        public Value {
            criteria = List.copyOf(criteria);
        }

        @Override
        public boolean canChangeResults() {
            return true;
        }
    }

    /**
     * A bound of a level is another, or it is open instead of closed.
     *
     * @param level the level after the change
     * @param lower true for the lower bound
     * @param before the score before; empty for unbounded
     * @param beforeOpen whether it stood outside the level
     * @param after the score after; empty for unbounded
     * @param afterOpen whether it stands outside the level
     */
    record Bound(
            Level level,
            boolean lower,
            Optional<Ratio> before,
            boolean beforeOpen,
            Optional<Ratio> after,
            boolean afterOpen)
            implements Change {
        @Override
        public List<String> criteria() {
            return List.of();
        }

        @Override
        public boolean canChangeResults() {
            return true;
        }
    }

    /**
     * A rule came, went, or says something else.
     *
     * @param kind added, removed or changed
     * @param before the rule before; empty where it is new
     * @param after the rule after; empty where it is gone
     * @param criteria the criterion of the rule
     */
    record Rule(Kind kind, Optional<RuleStatement> before, Optional<RuleStatement> after, List<String> criteria)
            implements Change {
        /** Copies the list. */
        public Rule {
            criteria = List.copyOf(criteria);
        }

        @Override
        public boolean canChangeResults() {
            return kind != Kind.CHANGED
                    || before.isEmpty()
                    || after.isEmpty()
                    || !RuleDifference.meaning(before.get()).equals(RuleDifference.meaning(after.get()));
        }
    }

    /**
     * Cases came, went, or expect something else.
     *
     * @param added the names of new cases
     * @param removed the names of cases that are gone
     * @param changed the names of cases that give or expect something else
     * @param criteria the criterion they stand beside; none for whole applications
     */
    record Cases(List<String> added, List<String> removed, List<String> changed, List<String> criteria)
            implements Change {
        /** Copies the lists. */
        public Cases {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            changed = List.copyOf(changed);
            criteria = List.copyOf(criteria);
        }

        @Override
        public boolean canChangeResults() {
            return false;
        }
    }

    /**
     * Handles every kind.
     *
     * @param <T> the result
     * @param presence for what came, went or moved
     * @param detail for what is described in another way
     * @param value for a number
     * @param bound for a bound of a level
     * @param rule for a rule
     * @param cases for cases
     * @return what the function for the kind of this change returns
     */
    default <T> T match(
            Function<Presence, T> presence,
            Function<Detail, T> detail,
            Function<Value, T> value,
            Function<Bound, T> bound,
            Function<Rule, T> rule,
            Function<Cases, T> cases) {
        if (this instanceof Presence p) {
            return presence.apply(p);
        }
        if (this instanceof Detail d) {
            return detail.apply(d);
        }
        if (this instanceof Value v) {
            return value.apply(v);
        }
        if (this instanceof Bound b) {
            return bound.apply(b);
        }
        return this instanceof Rule r ? rule.apply(r) : cases.apply((Cases) this);
    }
}
