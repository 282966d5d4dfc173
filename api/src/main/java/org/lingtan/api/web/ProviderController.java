package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lingtan.api.access.ProviderEnding;
import org.lingtan.api.access.ProviderLogIns;
import org.lingtan.api.access.SessionPass;
import org.lingtan.api.access.Sessions;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.provider.ProvedIdentity;
import org.lingtan.catalog.source.JsonNode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Logging in at an identity provider: away to it, back from it, and then a session, which only the own page opens. */
@RestController
@RequestMapping("/api/v1")
class ProviderController {

    private final ProviderDesk desk;
    private final SessionCookie cookie;
    private final RateLimits limits;

    ProviderController(ProviderDesk desk, SessionCookie cookie, RateLimits limits) {
        this.desk = desk;
        this.cookie = cookie;
        this.limits = limits;
    }

    /** A one-time link, whose person gets an identity in place of a password. */
    record Invitation(String secret) {}

    /**
     * What ends a log-in.
     *
     * @param code a one-time code or a recovery code; blank where none is asked for
     * @param digest as the return answered it
     */
    record End(String code, String digest) {}

    /**
     * What is still to be done after the return.
     *
     * @param purpose log-in, invitation or identity
     * @param code whether a one-time code or a recovery code is asked for
     * @param links what the end ties together, for the person to see before they send it; none where it ties nothing
     * @param digest stands for this log-in; sent with the end, so that a page ends what it shows and nothing that was begun in
     *     another tab
     */
    record Returned(String purpose, boolean code, List<Link> links, String digest) {
        static Returned of(ProviderDesk.Back back) {
            return new Returned(
                    back.logIn().purpose().code(),
                    back.logIn().code(),
                    back.logIn().account().stream()
                            .map(account -> Link.of(account, back.identity()))
                            .toList(),
                    back.logIn().digest());
        }
    }

    /**
     * An identity that is about to belong to an account.
     *
     * @param login the name by which the account is known
     * @param account the name of its person
     * @param issuer the provider
     * @param subject who it is there, by the claim that the settings name
     * @param name what it is called there, which its person may have chosen; blank if the provider does not say
     * @param endsPassword whether the password of the account ends with it
     */
    record Link(String login, String account, String issuer, String subject, String name, boolean endsPassword) {
        static Link of(ProviderLogIns.Account account, ProvedIdentity identity) {
            return new Link(
                    account.login(),
                    account.name(),
                    identity.issuer(),
                    shown(identity.value()),
                    shown(identity.name()),
                    account.endsPassword());
        }

        /** Characters that nobody sees, or that turn what is beside them, would make one name look like another. */
        private static String shown(String text) {
            return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\ufffd");
        }
    }

    @Open
    @GetMapping("/log-in")
    ProviderDesk.Ways ways() {
        return desk.ways();
    }

    @Open
    @PostMapping("/provider/log-in")
    ResponseEntity<ProviderDesk.Away> begin(HttpServletRequest request) {
        Optional<String> address = Requests.findAddress(request);
        address.ifPresent(from -> limits.take(RateLimits.Kind.LOG_IN_BY_ADDRESS, from));
        return begun(
                () -> desk.begin(SessionFilter.find(request).isPresent()),
                () -> address.ifPresent(from -> limits.giveBack(RateLimits.Kind.LOG_IN_BY_ADDRESS, from)));
    }

    @Open
    @Limited(RateLimits.Kind.LINKS)
    @PostMapping("/provider/invitation")
    @Takes(Invitation.class)
    ResponseEntity<ProviderDesk.Away> beginInvited(HttpServletRequest request) {
        return desk.begin(Requests.json(request, "secret").get("secret").text());
    }

    @AccountHolders(recent = true)
    @BySession
    @PostMapping("/provider/identity")
    ResponseEntity<ProviderDesk.Away> beginLinking(HttpServletRequest request) {
        SessionPass pass = SessionFilter.find(request).orElseThrow();
        Runnable giveBack = limits.logIn(Requests.findAddress(request), linking(pass));
        return begun(() -> desk.begin(pass), giveBack);
    }

    /** What could not be begun counts for nothing: while the provider is away nobody is kept from the other way in. */
    private static ResponseEntity<ProviderDesk.Away> begun(
            Supplier<ResponseEntity<ProviderDesk.Away>> begin, Runnable giveBack) {
        try {
            return begin.get();
        } catch (Refusal refusal) {
            giveBack.run();
            throw refusal;
        }
    }

    /** As what a linking is counted until it comes to its end: apart from guesses at the codes of its person. */
    static String linking(SessionPass pass) {
        return "linking " + pass.person().id();
    }

    /** The address is fixed and so is the answer: nothing of what is brought here says where to go next. */
    @Open
    @GetMapping("/provider/return")
    ResponseEntity<Returned> comeBack(HttpServletRequest request) {
        ProviderDesk.Back back = desk.comeBack(request);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        desk.cookie().keeping(back.logIn().secret()))
                .body(Returned.of(back));
    }

    @Open
    @PostMapping("/provider/session")
    @Takes(End.class)
    ResponseEntity<SessionController.View> open(HttpServletRequest request) {
        JsonNode end = Requests.json(request, "code", "digest");
        ProviderEnding ending = desk.ending(request, end);
        // Codes are guessed at no faster than with a password: whoever's they are, not whichever log-in it is.
        Runnable succeeded = limits.logIn(
                Requests.findAddress(request), "person " + desk.logIns().person(ending));
        Sessions.NewSession opened = desk.logIns().open(ending, end.get("code").text(), SessionFilter.find(request));
        succeeded.run();
        Requests.findAddress(request).ifPresent(from -> limits.giveBack(RateLimits.Kind.LOG_IN_BY_ADDRESS, from));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.SET_COOKIE, cookie.keeping(opened.secret()))
                .header(HttpHeaders.SET_COOKIE, desk.cookie().forgetting())
                .body(SessionController.View.of(opened.pass()));
    }
}
