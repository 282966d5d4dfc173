package org.lingtan.api.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.Periods;
import org.lingtan.api.matter.DetailForm;
import org.lingtan.api.matter.Details;
import org.lingtan.api.matter.Field;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.review.DetailCheck;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.rulebook.RulebookId;

/** What people say with their acts: read by form, held against the case, with a due day where they set none. */
final class DetailDesk {

    private static final Set<Act> DUE_ANSWER = EnumSet.of(Act.ASK, Act.RETURN);
    private static final Set<Act> DUE_CORRECTION =
            EnumSet.of(Act.RAISE, Act.REFUSE_CORRECTION, Act.FIND, Act.REFUSE_REMEDY);

    private static final Set<Act> CLOSING = EnumSet.of(Act.CLOSE_CORRECTION, Act.CLOSE_FINDING);

    private final Bookcase books;
    private final Function<CaseFile, EvidencePackage> packages;
    private final Periods periods;

    DetailDesk(Bookcase books, Function<CaseFile, EvidencePackage> packages, Periods periods) {
        this.books = books;
        this.packages = packages;
        this.periods = periods;
    }

    /**
     * What a request says, by its form; nothing where it has no details. A visit always says what was seen, and a closing
     * at least why.
     */
    static Optional<DetailForm.Reading> read(Act act, JsonNode request) {
        Optional<JsonNode> details = request.find("details");
        boolean isSilent = request.find("reason").map(JsonNode::text).orElse("").isBlank();
        boolean isNeeded = act == Act.RECORD_VISIT || (CLOSING.contains(act) && isSilent);
        return details.or(() -> isNeeded ? Optional.of(JsonSource.read("details", "{}")) : Optional.empty())
                .map(act.form()::read);
    }

    /** Refuses details that do not fit the case, with everything that is wrong with them. */
    Details checked(Act act, CaseFile file, Optional<DetailForm.Reading> reading, LocalDate today) {
        if (reading.isPresent()) {
            List<Problem> problems = new ArrayList<>(reading.get().problems());
            problems.addAll(new DetailCheck(
                            books.read(RulebookId.parse(file.rulebook())),
                            () -> file.find(CaseFile.Fact.ARCHIVE).map(archive -> packages.apply(file)),
                            today,
                            act == Act.NOTIFY_CHANGE)
                    .problems(reading.get().details()));
            if (!problems.isEmpty()) {
                throw new Refusal(Refusal.Reason.INPUT, problems);
            }
        }
        Details details = reading.map(DetailForm.Reading::details).orElse(Details.NONE);
        return details.find(Field.DUE).isPresent() ? details : due(act, details, today);
    }

    private Details due(Act act, Details details, LocalDate today) {
        if (DUE_ANSWER.contains(act)) {
            return details.with(Field.DUE, today.plusDays(periods.answerDays()).toString());
        }
        return DUE_CORRECTION.contains(act)
                ? details.with(
                        Field.DUE, today.plusDays(periods.correctionDays()).toString())
                : details;
    }
}
