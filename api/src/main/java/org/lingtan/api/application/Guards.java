package org.lingtan.api.application;

import java.util.Optional;
import org.lingtan.api.application.CaseFile.Fact;

/** What each guard asks of a case and a deed. */
final class Guards {

    private Guards() {}

    static boolean holds(Guard guard, CaseFile file, Deed deed, Optional<Chair> chair) {
        Person sitting = deed.seat().orElse(deed.person());
        return switch (guard) {
            case HAS_PACKAGE -> file.find(Fact.PACKAGE).isPresent();
            case SECOND_PERSON ->
                !file.preparer().equals(Optional.of(deed.person().id()));
            case NOT_RETURNED_YET -> !file.returned();
            case RETURNED_BEFORE -> file.returned();
            case DECLARED_FREE -> file.free().contains(sitting.id());
            case THREE_PERSONS -> isThird(file, sitting, chair.orElseThrow());
            case UNINVOLVED -> isUninvolved(file, sitting);
            case FINDINGS_FRESH -> file.find(Fact.FINDINGS).isPresent();
            case BINDING_HOLDS ->
                file.find(Fact.BINDING).isPresent() && file.find(Fact.BINDING).equals(Bindings.of(file));
            case PUBLICITY_OVER -> isOver(file, Fact.PUBLICITY_END, deed);
            case CERTIFIED -> file.isCertified();
            case RUN_OUT -> isOver(file, Fact.VALID_UNTIL, deed);
            case SUCCESSOR_NAMED -> deed.facts().containsKey(Fact.SUCCESSOR);
            case REASONED -> !deed.reason().isBlank();
        };
    }

    private static boolean isThird(CaseFile file, Person sitting, Chair chair) {
        return sitting.tenant().equals(Person.BODY)
                && !file.satElsewhere(sitting.id(), chair)
                && !file.conflicted().contains(sitting.id())
                && !file.park().contains(sitting.id());
    }

    private static boolean isUninvolved(CaseFile file, Person sitting) {
        return sitting.tenant().equals(Person.BODY)
                && !file.everSeated().contains(sitting.id())
                && !file.involved().contains(sitting.id())
                && !file.conflicted().contains(sitting.id())
                && !file.park().contains(sitting.id());
    }

    private static boolean isOver(CaseFile file, Fact lastDay, Deed deed) {
        return file.findDate(lastDay).filter(day -> deed.on().isAfter(day)).isPresent();
    }
}
