package org.lingtan.api.application;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lingtan.api.application.Transition.Target;

/** Draws the state machine for its documentation. */
final class CaseDiagram {

    private CaseDiagram() {}

    /** A Mermaid diagram and a table of every line. */
    static String draw(List<Transition> lines) {
        StringBuilder out = new StringBuilder("```mermaid\nstateDiagram-v2\n  [*] --> draft\n");
        for (Transition line : lines) {
            line.from().stream().sorted().forEach(from -> arrow(line, from, out));
        }
        out.append("```\n\n| act | from | to | who | what must hold |\n|---|---|---|---|---|\n");
        lines.forEach(line -> row(line, out));
        return out.toString();
    }

    private static void arrow(Transition line, CaseState from, StringBuilder out) {
        if (line.to() instanceof Target.Stay) {
            return;
        }
        String to = line.to() instanceof Target.To state
                ? state.state().code()
                : line.to() instanceof Target.Interrupt matter
                        ? matter.state().code()
                        : line.to() instanceof Target.Resume ? "resumed" : "reopened";
        out.append("  ").append(mermaid(from.code())).append(" --> ").append(mermaid(to));
        out.append(": ").append(line.act().code()).append('\n');
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
                        : line.to().getClass().getSimpleName().toLowerCase(Locale.ROOT);
        out.append("| `")
                .append(line.act().code())
                .append("` | ")
                .append(from)
                .append(" | ")
                .append(to);
        out.append(" | ").append(who(line)).append(" | ").append(guards(line)).append(" |\n");
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
