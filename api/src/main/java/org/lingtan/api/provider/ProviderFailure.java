package org.lingtan.api.provider;

import org.lingtan.api.problem.Refusal;

/** Why somebody could not be sent to the provider, or is not believed to come from it. */
enum ProviderFailure {
    /** It cannot be reached, takes too long, or answers too much. */
    UNREACHABLE(Refusal.Reason.IO, "access.provider-down"),
    /** Its discovery document or its keys cannot be used. */
    DISCOVERY(Refusal.Reason.IO, "access.provider-down"),
    /** It names itself otherwise than the settings do. */
    ISSUER(Refusal.Reason.NOT_PERMITTED, "access.provider-answer"),
    /** The browser brought something that was not begun in it. */
    STATE(Refusal.Reason.CONFLICT, "access.provider-state"),
    /** It sent the browser back with an error, or does not take the code. */
    REFUSED(Refusal.Reason.NOT_PERMITTED, "access.provider-refused"),
    /** Its ID token is missing, not signed by it, not for this server, not for this log-in, or not of this time. */
    TOKEN(Refusal.Reason.NOT_PERMITTED, "access.provider-answer"),
    /** The ID token does not say who it is about. */
    CLAIM(Refusal.Reason.NOT_PERMITTED, "access.provider-claim"),
    /** It does not say that the person signed in there a short while ago. */
    OLD(Refusal.Reason.NOT_PERMITTED, "access.provider-old");

    private final Refusal.Reason reason;
    private final String text;

    ProviderFailure(Refusal.Reason reason, String text) {
        this.reason = reason;
        this.text = text;
    }

    /** What the operator is told, one word. */
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    Refusal refusal() {
        return Refusal.of(reason, text, "provider");
    }
}
