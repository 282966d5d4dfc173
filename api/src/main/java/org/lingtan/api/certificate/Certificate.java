package org.lingtan.api.certificate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.engine.outcome.CanonicalJson;

/**
 * A number and what became of it.
 *
 * @param number the number
 * @param caseId the case it was taken for
 * @param binding what the decision is bound to
 * @param intent the hash of the journal's entry that recorded it before anything was signed
 * @param state what became of it
 * @param document the digest of the signed document, once issued
 * @param reason why it is void
 */
public record Certificate(
        CertificateNumber number,
        String caseId,
        String binding,
        String intent,
        State state,
        Optional<String> document,
        Optional<String> reason) {

    /** What became of a number. */
    public enum State {
        /** Recorded; issuing it can be resumed. */
        INTENDED,
        /** Signed, stored and acknowledged. */
        ISSUED,
        /** Never issued, with the reason. */
        VOID;

        /**
         * How the state is written.
         *
         * @return for example {@code issued}
         */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The one text of this certificate's record.
     *
     * @return canonical JSON
     */
    public String toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("number", number.toString());
        json.put("case", caseId);
        json.put("binding", binding);
        json.put("intent", intent);
        json.put("state", state.code());
        json.put("document", document.orElse(null));
        json.put("reason", reason.orElse(null));
        return CanonicalJson.write(json);
    }

    Certificate issued(String stored) {
        return new Certificate(number, caseId, binding, intent, State.ISSUED, Optional.of(stored), Optional.empty());
    }

    Certificate voided(String why) {
        return new Certificate(number, caseId, binding, intent, State.VOID, Optional.empty(), Optional.of(why));
    }
}
