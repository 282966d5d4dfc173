package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.lingtan.api.access.SecondFactor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The app that makes one-time codes, and the recovery codes for the day it is lost. */
@RestController
@RequestMapping("/api/v1")
class SecondFactorController {

    private final SecondFactor second;
    private final SessionCookie cookie;

    SecondFactorController(SecondFactor second, SessionCookie cookie) {
        this.second = second;
        this.cookie = cookie;
    }

    /** The first code of an app. */
    record NewCode(String code) {}

    /**
     * An app that is enrolled.
     *
     * @param session the session from now on
     * @param recoveryCodes good once each; shown now and never again
     */
    record Enrolled(SessionController.View session, List<String> recoveryCodes) {}

    /** New recovery codes, shown now and never again. */
    record RecoveryCodes(List<String> recoveryCodes) {}

    @AccountHolders(recent = true)
    @BySession(enrolling = true)
    @PostMapping("/second-factor")
    @ResponseStatus(HttpStatus.CREATED)
    SecondFactor.Enrolment begin(HttpServletRequest request) {
        return second.begin(SessionFilter.find(request).orElseThrow());
    }

    @AccountHolders
    @BySession(enrolling = true)
    @PostMapping("/second-factor/confirmation")
    @Takes(NewCode.class)
    ResponseEntity<Enrolled> confirm(HttpServletRequest request) {
        String code = Requests.json(request, "code").get("code").text();
        SecondFactor.Enrolled enrolled =
                second.confirm(SessionFilter.find(request).orElseThrow(), code);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookie.keeping(enrolled.session().secret()))
                .body(new Enrolled(SessionController.View.of(enrolled.session().pass()), enrolled.recoveryCodes()));
    }

    @AccountHolders(recent = true)
    @BySession
    @PostMapping("/recovery-codes")
    @ResponseStatus(HttpStatus.CREATED)
    RecoveryCodes renew(HttpServletRequest request) {
        return new RecoveryCodes(
                second.renewRecoveryCodes(SessionFilter.find(request).orElseThrow()));
    }
}
