package org.lingtan.api.application;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.matter.Matter;
import org.lingtan.api.matter.Matter.Kind;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.ProblemTexts;

/** What stands between a case and its certificate, so that nobody has to ask. */
public final class Blockers {

    private static final class Texts {
        static final ProblemTexts SHIPPED = ProblemTexts.of(Blockers.class, "blockers.yaml");
    }

    private static final Set<CaseState> ENDED =
            EnumSet.of(CaseState.REJECTED, CaseState.REFUSED, CaseState.CLOSED, CaseState.APPEAL);
    private static final Set<CaseState> CERTIFIED = EnumSet.of(
            CaseState.ACTIVE,
            CaseState.SURVEILLANCE,
            CaseState.CHANGE_NOTICE,
            CaseState.SUSPENDED,
            CaseState.WITHDRAWN,
            CaseState.EXPIRED,
            CaseState.SUPERSEDED,
            CaseState.COMPLAINT);

    private Blockers() {}

    /**
     * What blocks issuing.
     *
     * @param file the case
     * @return each blocker with what would end it; none once the certificate is issued or can be
     */
    public static List<Problem> of(CaseFile file) {
        if (file.find(Fact.CERTIFICATE).isPresent()
                || CERTIFIED.contains(file.resume().orElse(file.state()))) {
            return List.of();
        }
        List<Problem> blockers = new ArrayList<>();
        String place = "case/" + file.id();
        if (ENDED.contains(file.state())) {
            return List.of(
                    Texts.SHIPPED.problem("blocker.ended", place, file.state().code()));
        }
        for (Matter matter : file.matters().all()) {
            Optional<String> code = findCode(matter.kind());
            if (matter.isOpen() && code.isPresent()) {
                blockers.add(Texts.SHIPPED.problem(
                        code.get(),
                        place + "/" + matter.id(),
                        matter.id(),
                        matter.due().map(Object::toString).orElse("-")));
            }
        }
        if (file.find(Fact.UNDECLARED).isPresent()) {
            blockers.add(Texts.SHIPPED.problem("blocker.undeclared", place));
        }
        if (file.find(Fact.BINDING).isEmpty()) {
            if (file.find(Fact.FINDINGS).isEmpty()) {
                blockers.add(Texts.SHIPPED.problem("blocker.findings", place));
            }
            blockers.add(Texts.SHIPPED.problem(
                    "blocker.decision", place, file.state().code()));
        }
        if (file.isInPublicity()) {
            file.find(Fact.PUBLICITY_END)
                    .ifPresent(end -> blockers.add(Texts.SHIPPED.problem("blocker.publicity", place, end)));
        }
        return blockers;
    }

    /**
     * That all issuing is halted. Why is for those who may read it at the switch, not for every park.
     *
     * @param id the case
     * @return the blocker
     */
    public static Problem halted(String id) {
        return Texts.SHIPPED.problem("blocker.halted", "case/" + id);
    }

    private static Optional<String> findCode(Kind kind) {
        return switch (kind) {
            case COMPLETION, QUESTION, NONCONFORMITY, OBJECTION -> Optional.of("blocker." + kind.code());
            case FINDING, VISIT, EVALUATION, CHANGE, COMPLAINT, APPEAL -> Optional.empty();
        };
    }
}
