package org.lingtan.api.matter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lingtan.catalog.source.JsonNode;

/**
 * Something that somebody brought up in a case, and what was said about it since.
 *
 * @param id its id in the case, for example {@code N1}
 * @param kind what it is
 * @param stage how far it is
 * @param due the last day for whoever has to act next; empty for none
 * @param steps what was said, in order, first how it was brought up
 */
public record Matter(String id, Kind kind, Stage stage, Optional<LocalDate> due, List<Step> steps) {

    /** Copies the steps. */
    public Matter {
        steps = List.copyOf(steps);
    }

    /** What is brought up. */
    public enum Kind {
        /** What an application lacks. */
        COMPLETION("M"),
        /** A question to the park. */
        QUESTION("Q"),
        /** A nonconformity. */
        NONCONFORMITY("N"),
        /** A nonconformity that was found in a surveillance. */
        FINDING("F"),
        /** A visit to the park. */
        VISIT("V"),
        /** The evaluation report. */
        EVALUATION("E"),
        /** A change of the park. */
        CHANGE("C"),
        /** An objection of the public. */
        OBJECTION("O"),
        /** A complaint about the certificate. */
        COMPLAINT("K"),
        /** An appeal of the park. */
        APPEAL("A");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }

        String letter() {
            return letter;
        }

        /**
         * How the kind is written in interfaces.
         *
         * @return for example {@code nonconformity}
         */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far a matter is. */
    public enum Stage {
        /** Whoever it is addressed to has to act. */
        OPEN,
        /** They acted, and it waits to be verified. */
        WAITING,
        /** Done. */
        CLOSED;

        /**
         * How the stage is written in interfaces.
         *
         * @return for example {@code open}
         */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing said about a matter.
     *
     * @param act by which act
     * @param by the id of the person
     * @param on the day
     * @param reason the reason of the act; may be blank
     * @param details what else was said
     */
    public record Step(String act, String by, LocalDate on, String reason, Details details) {

        /**
         * What was said in one text.
         *
         * @return the text of the details, or else the reason
         */
        public String text() {
            return details.find(Field.TEXT).orElse(reason);
        }
    }

    /**
     * The id of the so many-th matter of a kind in a case.
     *
     * @param kind the kind
     * @param count from 1
     * @return for example {@code N1}
     */
    public static String id(Kind kind, long count) {
        return kind.letter() + count;
    }

    /**
     * Whether anybody still has to act.
     *
     * @return false once it is closed
     */
    public boolean isOpen() {
        return stage != Stage.CLOSED;
    }

    /**
     * Whether its last day is over.
     *
     * @param today the day
     * @return true from the day after its last day on
     */
    public boolean isPast(LocalDate today) {
        return due.filter(today::isAfter).isPresent();
    }

    /**
     * The grade of a nonconformity.
     *
     * @return {@code major} where nobody graded it; empty for other matters
     */
    public Optional<String> findGrade() {
        return kind == Kind.NONCONFORMITY || kind == Kind.FINDING
                ? Optional.of(steps.get(0).details().find(Field.GRADE).orElse(Field.GRADES.get(0)))
                : Optional.empty();
    }

    Matter moved(Stage to, Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        // A new day is set where the other side has to act again; a day that was met means nothing more.
        Optional<LocalDate> next =
                to == Stage.OPEN ? step.details().findDay(Field.DUE).or(() -> due) : due;
        return new Matter(id, kind, to, next, more);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new TreeMap<>();
        json.put("id", id);
        json.put("kind", kind.code());
        json.put("stage", stage.code());
        due.ifPresent(day -> json.put("due", day.toString()));
        json.put("steps", steps.stream().map(Matter::toJson).toList());
        return json;
    }

    private static Map<String, Object> toJson(Step step) {
        Map<String, Object> json = new TreeMap<>();
        json.put("act", step.act());
        json.put("by", step.by());
        json.put("on", step.on().toString());
        json.put("reason", step.reason());
        json.put("details", step.details().toJson());
        return json;
    }

    static Matter read(JsonNode json) {
        return new Matter(
                json.get("id").text(),
                Kind.valueOf(json.get("kind").text().toUpperCase(Locale.ROOT)),
                Stage.valueOf(json.get("stage").text().toUpperCase(Locale.ROOT)),
                json.find("due").map(JsonNode::date),
                json.get("steps")
                        .list(step -> new Step(
                                step.get("act").text(),
                                step.get("by").text(),
                                step.get("on").date(),
                                step.get("reason").text(),
                                Details.read(step.get("details")))));
    }
}
