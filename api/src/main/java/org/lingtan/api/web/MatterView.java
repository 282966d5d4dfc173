package org.lingtan.api.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.matter.Contacts;
import org.lingtan.api.matter.Field;
import org.lingtan.api.matter.Matter;

/**
 * Something that was brought up in a case, as it is answered.
 *
 * @param id its id in the case
 * @param kind what it is
 * @param stage {@code open}, {@code waiting} to be verified, or {@code closed}
 * @param opened the day on which it was brought up
 * @param due the last day for whoever has to act; blank for none
 * @param overdue whether that day is over
 * @param clause the clause that it is about; blank for none
 * @param grade the grade of a nonconformity; {@code major} where nobody graded it
 * @param text what was said first
 * @param steps everything said about it, in order
 * @param contact who brought it up without an account; null for whoever does not settle it, and where there is none
 */
record MatterView(
        String id,
        String kind,
        String stage,
        String opened,
        String due,
        boolean overdue,
        String clause,
        String grade,
        String text,
        List<Step> steps,
        Contacts.@Nullable Contact contact) {

    /** Who brought a matter up, as far as whoever asks may know. */
    interface Known {

        Optional<Contacts.Contact> find(Matter matter);
    }

    /**
     * One thing said.
     *
     * @param act by which act
     * @param by who
     * @param on the day
     * @param reason the reason of the act
     * @param details what else was said, by field
     */
    record Step(String act, Who by, String on, String reason, Map<String, Object> details) {}

    /**
     * A person.
     *
     * @param id the id
     * @param name the name; blank for the public
     */
    record Who(String id, String name) {

        static Who of(String id, UnaryOperator<String> names) {
            String name = names.apply(id);
            return new Who(id, name.equals(id) ? "" : name);
        }
    }

    /**
     * A day that somebody should not forget.
     *
     * @param what the matter, or the fact that holds it
     * @param due the day
     * @param overdue whether it is over
     */
    record Deadline(String what, String due, boolean overdue) {}

    /**
     * What was brought up in a case.
     *
     * @param open what somebody still has to act on
     * @param closed the rest
     * @param deadlines what is due when, the earliest first
     */
    record All(List<MatterView> open, List<MatterView> closed, List<Deadline> deadlines) {}

    static All all(CaseFile file, LocalDate today, UnaryOperator<String> names, Known known) {
        List<Matter> matters = file.matters().all();
        return new All(
                matters.stream()
                        .filter(Matter::isOpen)
                        .map(matter -> of(file, matter, today, names, known))
                        .toList(),
                matters.stream()
                        .filter(matter -> !matter.isOpen())
                        .map(matter -> of(file, matter, today, names, known))
                        .toList(),
                deadlines(file, today));
    }

    /** A publicity period or a certificate that has ended is nobody's delay. */
    private static List<Deadline> deadlines(CaseFile file, LocalDate today) {
        List<Deadline> deadlines = new java.util.ArrayList<>();
        for (Matter matter : file.matters().all()) {
            if (matter.stage() == Matter.Stage.OPEN || file.isAwaited(matter)) {
                matter.due()
                        .ifPresent(due -> deadlines.add(
                                new Deadline(matter.id(), due.toString(), file.isOverdue(matter, today))));
            }
        }
        for (Fact fact : List.of(Fact.PUBLICITY_END, Fact.VALID_UNTIL)) {
            file.find(fact).ifPresent(day -> deadlines.add(new Deadline(fact.code(), day, false)));
        }
        deadlines.sort(java.util.Comparator.comparing(Deadline::due));
        return List.copyOf(deadlines);
    }

    private static MatterView of(
            CaseFile file, Matter matter, LocalDate today, UnaryOperator<String> names, Known known) {
        Matter.Step first = matter.steps().get(0);
        return new MatterView(
                matter.id(),
                matter.kind().code(),
                matter.stage().code(),
                first.on().toString(),
                matter.due().map(Object::toString).orElse(""),
                file.isOverdue(matter, today),
                first.details().find(Field.CLAUSE).orElse(""),
                matter.findGrade().orElse(""),
                first.text(),
                matter.steps().stream()
                        .map(step -> new Step(
                                step.act(),
                                Who.of(step.by(), names),
                                step.on().toString(),
                                step.reason(),
                                step.details().toJson()))
                        .toList(),
                known.find(matter).orElse(null));
    }
}
