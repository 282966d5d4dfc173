package org.lingtan.api.web;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.application.CaseState;
import org.lingtan.api.application.Person;
import org.lingtan.api.problem.Refusal;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.engine.rulebook.RulebookId;

/** Opens the case of the next period from a certified one. */
final class RenewalDesk {

    /** A renewal that came to nothing; another one can be opened. */
    private static final Set<CaseState> ENDED = EnumSet.of(CaseState.CLOSED, CaseState.REJECTED, CaseState.REFUSED);

    private final CaseDesk desk;

    RenewalDesk(CaseDesk desk) {
        this.desk = desk;
    }

    /** The version of the standard that is in force today judges it, whatever judged the former one. */
    String open(String id, String key, OptionalLong revision, Person person) {
        return desk.once(person, key, Map.of("renew", id), () -> {
            desk.require(Act.RENEW, id, person);
            CaseFile former = desk.locked(id, person);
            Optional<CaseFile> open = former.find(Fact.RENEWAL)
                    .map(renewal -> desk.get(renewal, person))
                    .filter(renewal -> !ENDED.contains(renewal.state()))
                    .filter(renewal -> renewal.find(Fact.CERTIFICATE).isEmpty());
            if (open.isPresent()) {
                throw Refusal.of(
                        Refusal.Reason.CONFLICT,
                        "case.renewed",
                        "case/" + id,
                        open.get().id());
            }
            String number = former.find(Fact.CERTIFICATE).orElseThrow();
            CaseFile renewal =
                    desk.opened(person, RulebookId.parse(former.rulebook()).id(), Map.of(Fact.PREDECESSOR, number));
            desk.done(
                    id,
                    revision,
                    desk.deed(Act.RENEW, person, Optional.empty(), "", Map.of(Fact.RENEWAL, renewal.id())));
            return CanonicalJson.write(CaseView.of(renewal).toMap());
        });
    }
}
