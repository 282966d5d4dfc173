package org.lingtan.api.application;

import java.util.Optional;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.matter.Matter.Kind;

/** What each guard asks of a case and a deed. */
final class Guards {

    private Guards() {}

    static boolean holds(Guard guard, Transition line, CaseFile file, Deed deed) {
        Person sitting = deed.seat().orElse(deed.person());
        return switch (guard) {
            case HAS_PACKAGE -> file.find(Fact.PACKAGE).isPresent();
            case SECOND_PERSON ->
                !file.people().preparer().equals(Optional.of(deed.person().id()));
            case SECOND_DECLARES ->
                file.find(Fact.UNDECLARED).isEmpty()
                        || !file.people()
                                .preparer()
                                .equals(Optional.of(deed.person().id()));
            case DECLARED -> file.find(Fact.UNDECLARED).isEmpty();
            case NOT_RETURNED_YET -> !file.returned();
            case RETURNED_BEFORE -> file.returned();
            case DECLARED_FREE -> file.people().free().contains(sitting.id());
            case THREE_PERSONS -> isThird(file, sitting, line.chair().orElseThrow());
            case UNINVOLVED -> isUninvolved(file, sitting);
            case NOT_ARBITER -> !file.people().sat(Chair.ARBITER).contains(sitting.id());
            case BENEATH -> file.resume().map(line.from()::contains).orElse(true);
            case FINDINGS_FRESH -> file.find(Fact.FINDINGS).isPresent();
            case BINDING_HOLDS ->
                file.find(Fact.BINDING).isPresent() && file.find(Fact.BINDING).equals(Bindings.of(file));
            case NOTHING_OPEN ->
                file.matters().open(Kind.QUESTION).isEmpty()
                        && file.matters().open(Kind.NONCONFORMITY).isEmpty()
                        && file.matters().open(Kind.FINDING).isEmpty();
            case PUBLICITY_OVER ->
                file.findDate(Fact.PUBLICITY_END).filter(deed.on()::isAfter).isPresent();
            case CERTIFIED -> file.isCertified();
            case HAS_CERTIFICATE -> file.find(Fact.CERTIFICATE).isPresent();
            case RENEWABLE -> file.isCertified() || file.resume().orElse(file.state()) == CaseState.EXPIRED;
            case NO_SUCCESSOR -> file.find(Fact.SUCCESSOR).isEmpty();
            case RUN_OUT -> file.isRunOut(deed.on());
            case SUCCESSOR_NAMED -> deed.facts().containsKey(Fact.SUCCESSOR);
            case REASONED -> deed.isReasoned();
        };
    }

    private static boolean isThird(CaseFile file, Person sitting, Chair chair) {
        return sitting.tenant().equals(Person.BODY)
                && !file.people().satElsewhere(sitting.id(), chair)
                && !file.people().conflicted().contains(sitting.id())
                && !file.people().park().contains(sitting.id());
    }

    private static boolean isUninvolved(CaseFile file, Person sitting) {
        return sitting.tenant().equals(Person.BODY)
                && !file.people().everSeated().contains(sitting.id())
                && !file.people().involved().contains(sitting.id())
                && !file.people().conflicted().contains(sitting.id())
                && !file.people().park().contains(sitting.id());
    }
}
