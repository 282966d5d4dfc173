package org.lingtan.api.application;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lingtan.api.application.Transition.Target;
import org.lingtan.api.matter.DetailForm;
import org.lingtan.api.matter.Field;

/** Draws the state machine for its documentation. */
final class CaseDiagram {

    /** From the least to the gravest that may be open. */
    private static final List<CaseState> OWED =
            List.of(CaseState.QUESTIONS, CaseState.NONCONFORMITY, CaseState.CORRECTIVE_ACTION);

    private CaseDiagram() {}

    /** A Mermaid diagram and a table of every line. */
    static String draw(List<Transition> lines) {
        StringBuilder out = new StringBuilder("```mermaid\nstateDiagram-v2\n  [*] --> draft\n");
        for (Transition line : lines) {
            line.from().stream().sorted().forEach(from -> arrow(line, from, out));
        }
        out.append("```\n\n| act | from | to | who | what must hold |\n|---|---|---|---|---|\n");
        lines.forEach(line -> row(line, out));
        out.append("\n| act | its details must say | and may say |\n|---|---|---|\n");
        lines.forEach(line -> details(line.act(), out));
        return out.toString();
    }

    private static void arrow(Transition line, CaseState from, StringBuilder out) {
        Optional<String> to = target(line.to(), from);
        if (to.isPresent()) {
            out.append("  ").append(mermaid(from.code())).append(" --> ").append(mermaid(to.get()));
            out.append(": ").append(line.act().code()).append('\n');
        }
    }

    /** Where an act leads from a state; empty where it changes no state, or only by what else is open. */
    private static Optional<String> target(Target target, CaseState from) {
        if (target instanceof Target.To to) {
            return Optional.of(to.state().code());
        }
        if (target instanceof Target.Interrupt matter) {
            return from == matter.state()
                    ? Optional.empty()
                    : Optional.of(matter.state().code());
        }
        if (target instanceof Target.Awaited awaited) {
            boolean isGraver = OWED.indexOf(from) > OWED.indexOf(awaited.home());
            return isGraver ? Optional.empty() : Optional.of(awaited.usual().code());
        }
        if (target instanceof Target.Stay) {
            return Optional.empty();
        }
        if (target instanceof Target.Beneath end) {
            return CaseState.IN_FORCE.contains(from) ? Optional.of(end.state().code()) : Optional.empty();
        }
        if (target instanceof Target.Verdict) {
            return Optional.of("judged");
        }
        return Optional.of(target instanceof Target.Resume ? "resumed" : "reopened");
    }

    /** A hyphen in a name means something else to Mermaid. */
    private static String mermaid(String code) {
        return code.replace('-', '_');
    }

    private static void row(Transition line, StringBuilder out) {
        String from = line.from().stream()
                .sorted(Comparator.naturalOrder())
                .map(CaseState::code)
                .collect(Collectors.joining(", "));
        String to = line.to() instanceof Target.To state
                ? state.state().code()
                : line.to() instanceof Target.Interrupt matter
                        ? matter.state().code()
                        : line.to() instanceof Target.Awaited awaited
                                ? "awaited, else " + awaited.usual().code()
                                : line.to() instanceof Target.Beneath end
                                        ? end.state().code() + " beneath"
                                        : line.to().getClass().getSimpleName().toLowerCase(Locale.ROOT);
        out.append("| `")
                .append(line.act().code())
                .append("` | ")
                .append(from)
                .append(" | ")
                .append(to);
        out.append(" | ").append(who(line)).append(" | ").append(guards(line)).append(" |\n");
    }

    private static void details(Act act, StringBuilder out) {
        DetailForm form = act.form();
        if (!form.equals(DetailForm.NOTHING)) {
            out.append("| ").append(act.code()).append(" | ").append(fields(form.needed()));
            out.append(" | ").append(fields(form.allowed())).append(" |\n");
        }
    }

    private static String fields(Set<Field> fields) {
        return fields.stream().sorted().map(Field::code).collect(Collectors.joining(", "));
    }

    private static String who(Transition line) {
        String chair = line.chair().map(Chair::code).orElse("");
        return switch (line.standing()) {
            case ROLE -> line.role().code();
            case PARK -> line.role().code() + " of the case";
            case HOLDS -> chair + " of the case";
            case TAKES -> line.role().code() + ", becomes " + chair;
            case SEATS -> line.role().code() + ", names the " + chair;
        };
    }

    private static String guards(Transition line) {
        return line.guards().stream().sorted().map(Guard::code).collect(Collectors.joining(", "));
    }
}
