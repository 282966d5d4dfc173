package org.lingtan.api.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lingtan.api.access.Sessions;
import org.lingtan.api.application.Person;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.certificate.Expiry;
import org.lingtan.api.certificate.IssuingCore;
import org.lingtan.api.database.Jobs;
import org.lingtan.api.edition.Editions;
import org.lingtan.api.upload.Uploads;
import org.lingtan.engine.release.Statement;
import org.lingtan.engine.rulebook.RulebookId;

/** What the server does by the clock, on whichever node comes first. */
final class ServerJobs {

    /** Whoever asked for a certificate may still be about to end it. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(10);

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration SELDOM = Duration.ofHours(1);

    private ServerJobs() {}

    static Jobs start(
            CertificationBody body, Editions editions, Sessions sessions, Uploads uploads, ServerLog log, Clock clock) {
        Expiry expiry = new Expiry(body);
        List<Jobs.Job> jobs = List.of(
                // A rulebook that was released on another node since judges here too; a damaged one keeps no
                // certificate of
                // another rulebook from its end.
                new Jobs.Job("follow-rulebooks", SOON, editions::follow),
                new Jobs.Job("resume-issuing", SOON, () -> resume(body, editions, log, clock)),
                new Jobs.Job("expire", SOON, () -> tell(log, "expired", expiry.run(Statement.dayOf(clock.instant())))),
                new Jobs.Job("forget", SELDOM, () -> {
                    sessions.forgetEnded();
                    body.keys().forgetOld();
                    uploads.forgetEnded();
                }));
        return Jobs.start(
                body.database(),
                "node-" + UUID.randomUUID(),
                jobs,
                (job, failure) -> log.warn("job", Map.of("job", job), failure));
    }

    private static void resume(CertificationBody body, Editions editions, ServerLog log, Clock clock) {
        IssuingCore.Resumption how = new IssuingCore.Resumption(
                Person.SYSTEM,
                Statement.dayOf(clock.instant()),
                file -> editions.requirePublished(RulebookId.parse(file.rulebook())),
                false);
        List<String> ends = body.core().resume(how, clock.instant().minus(UNDER_WAY)).stream()
                .map(certificate -> certificate.number().toString())
                .toList();
        tell(log, "resumed", ends);
    }

    private static void tell(ServerLog log, String event, List<String> ids) {
        ids.forEach(id -> log.tell(event, Map.of("id", id)));
    }
}
