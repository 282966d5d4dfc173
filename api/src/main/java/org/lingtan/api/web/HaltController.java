package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.certificate.HaltSwitch;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.engine.outcome.CanonicalJson;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The switch that stops all issuing at once, until somebody switches it off again. */
@RestController
@RequestMapping(path = "/api/v1/halt", produces = MediaType.APPLICATION_JSON_VALUE)
class HaltController {

    private final CertificationBody body;
    private final HaltSwitch halt;

    HaltController(CertificationBody body) {
        this.body = body;
        this.halt = new HaltSwitch(body.database(), body.journal());
    }

    /** How the switch is to stand, and why. */
    record NewPosition(boolean halted, String reason) {}

    @Allowed({Role.PUBLISHER, Role.AUDITOR, Role.ADMINISTRATOR})
    @GetMapping
    HaltSwitch.Position position() {
        return halt.position();
    }

    @Allowed({Role.PUBLISHER, Role.ADMINISTRATOR})
    @PutMapping
    @Takes(NewPosition.class)
    String set(HttpServletRequest request, @AuthenticationPrincipal Person person) {
        JsonNode asked = Requests.json(request, "halted", "reason");
        boolean halted = asked.get("halted").flag();
        String reason = asked.get("reason").text();
        String digest = CanonicalJson.digest(Map.of("halt", String.valueOf(halted), "reason", reason));
        return body.keys().once(person.id(), Requests.key(request), digest, () -> {
            halt.set(person, halted, reason);
            return CanonicalJson.write(Map.of("halted", halted, "reason", reason));
        });
    }
}
