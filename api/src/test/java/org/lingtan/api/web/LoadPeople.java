package org.lingtan.api.web;

import java.util.List;
import org.lingtan.api.application.Role;

/** The people that a load comes from: two of one park, each with a token. The server asks for no second factor. */
public final class LoadPeople {

    private LoadPeople() {}

    /** Sets a server up by the secret of its link, and gives the tokens of preparer and declarant. */
    public static List<String> admitted(String address, String secret) {
        accepted(new Client(address, "")
                .post(
                        "/api/v1/setup",
                        "{\"secret\":\"%s\",\"name\":\"A\",\"login\":\"admin\",\"password\":\"%s\"}"
                                .formatted(secret, RunningServer.PASSWORD)));
        Browser administrator = loggedIn(address, "admin");
        return List.of(token(address, administrator, "preparer"), token(address, administrator, "declarant"));
    }

    private static String token(String address, Browser administrator, String login) {
        Client.Answer invited = accepted(administrator.post(
                "/api/v1/persons",
                "{\"name\":\"%s\",\"login\":\"%s\",\"tenant\":\"park-load\",\"roles\":[\"%s\"]}"
                        .formatted(login, login, Role.APPLICANT.code())));
        accepted(new Client(address, "")
                .post(
                        "/api/v1/password",
                        "{\"secret\":\"%s\",\"password\":\"%s\"}"
                                .formatted(invited.json().get("secret").text(), RunningServer.PASSWORD)));
        Client.Answer made = accepted(loggedIn(address, login)
                .post(
                        "/api/v1/tokens",
                        "{\"label\":\"load\",\"roles\":[\"%s\"],\"readOnly\":false,\"days\":\"30\"}"
                                .formatted(Role.APPLICANT.code())));
        return made.json().get("secret").text();
    }

    private static Browser loggedIn(String address, String login) {
        Browser browser = new Browser(address);
        accepted(browser.logIn(login, RunningServer.PASSWORD, ""));
        return browser;
    }

    private static Client.Answer accepted(Client.Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer;
    }
}
