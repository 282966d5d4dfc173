package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.lingtan.api.access.DataKey;
import org.lingtan.api.application.Person;
import org.lingtan.api.database.IdempotencyKeys;
import org.lingtan.engine.outcome.CanonicalJson;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes that are no acts on cases. They may carry an {@code Idempotency-Key}; then they are done once, and the same
 * answer is given again. Some answers hold secrets, so the database keeps them sealed.
 */
final class AnsweredOnce {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final IdempotencyKeys keys;
    private final DataKey sealing;

    AnsweredOnce(IdempotencyKeys keys, DataKey sealing) {
        this.keys = keys;
        this.sealing = sealing;
    }

    /** Does what a request asks; its body was read before. */
    <T> T answer(HttpServletRequest request, Person person, Class<T> type, Supplier<T> work) {
        return answer(request, person, Requests.sent(request), type, work);
    }

    /** The same for a request that says in its headers what it asks. */
    <T> T answer(HttpServletRequest request, Person person, String sent, Class<T> type, Supplier<T> work) {
        Optional<String> key = Requests.findKey(request);
        if (key.isEmpty()) {
            return work.get();
        }
        String place = "answer " + person.id() + " " + key.get();
        String asked = CanonicalJson.digest(
                Map.of("operation", request.getMethod() + " " + request.getRequestURI(), "body", sent));
        String sealed = keys.once(
                person.id(),
                key.get(),
                asked,
                () -> sealing.seal(place, JSON.writeValueAsString(work.get()).getBytes(StandardCharsets.UTF_8)));
        byte[] answer = sealing.open(place, sealed)
                .orElseThrow(() -> new IllegalStateException("An answer was sealed with another key."));
        return JSON.readValue(answer, type);
    }

    /** The same for a request that is answered with nothing. */
    void done(HttpServletRequest request, Person person, Runnable work) {
        boolean done = answer(request, person, Boolean.class, () -> {
            work.run();
            return true;
        });
        if (!done) {
            throw new IllegalStateException("What was done is not undone.");
        }
    }
}
