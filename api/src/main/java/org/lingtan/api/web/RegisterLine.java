package org.lingtan.api.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.lingtan.api.certificate.Register;
import org.lingtan.api.certificate.Said;
import org.lingtan.catalog.Text;

/**
 * A line of the register as it is answered; what a certificate does not say is blank.
 *
 * @param number the number
 * @param standing how it stands
 * @param applicant the park's organisation
 * @param rulebook the rulebook that judges, id and version
 * @param document the digest of the signed document
 * @param issued the day of issue
 * @param validUntil the last day
 * @param parkZh the name of the park in Chinese
 * @param parkEn the name of the park in English
 * @param standard the standard, by the id of its rulebook
 * @param edition its edition
 * @param level the id of the level
 * @param score the score that was proved
 */
@JsonPropertyOrder({"number", "standing"})
record RegisterLine(
        String number,
        String standing,
        String applicant,
        String rulebook,
        String document,
        String issued,
        String validUntil,
        String parkZh,
        String parkEn,
        String standard,
        String edition,
        String level,
        String score) {

    static final List<String> HEADS = List.of(
            "number",
            "standing",
            "applicant",
            "rulebook",
            "document",
            "issued",
            "validUntil",
            "parkZh",
            "parkEn",
            "standard",
            "edition",
            "level",
            "score");

    static RegisterLine of(Register.Entry entry) {
        return new RegisterLine(
                entry.number(),
                entry.standing(),
                entry.applicant(),
                entry.rulebook(),
                entry.document(),
                entry.said().map(Said::issued).orElse(""),
                entry.said().map(Said::validUntil).orElse(""),
                entry.said().map(Said::park).map(Text::zh).orElse(""),
                entry.said().map(Said::park).map(Text::en).orElse(""),
                entry.rulebook().replaceAll("@.*", ""),
                entry.said().map(Said::edition).orElse(""),
                entry.said().map(said -> said.level().id()).orElse(""),
                entry.said().map(Said::score).orElse(""));
    }

    /** In the order of the heads. */
    List<String> cells() {
        return List.of(
                number,
                standing,
                applicant,
                rulebook,
                document,
                issued,
                validUntil,
                parkZh,
                parkEn,
                standard,
                edition,
                level,
                score);
    }
}
