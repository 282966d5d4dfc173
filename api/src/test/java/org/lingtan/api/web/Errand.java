package org.lingtan.api.web;

/**
 * One request that changes something, sent again under its key until it is answered.
 *
 * @param kind what its answer promises: {@code case}, {@code act}, {@code cert} or {@code none}
 * @param who who sends it
 * @param method the method
 * @param path the path
 * @param body the body
 * @param match the revision that was seen
 * @param key the idempotency key
 */
record Errand(String kind, Client who, String method, String path, byte[] body, String match, String key) {

    /** Sends it. */
    Client.Answer send() {
        return who.send(method, path, body, match, key);
    }

    /** The promise in an answer. */
    String promise(Client.Answer answer) {
        return switch (kind) {
            case "case" -> "case " + answer.json().get("id").text();
            case "act" ->
                "act "
                        + answer.json().get("id").text()
                        + " "
                        + answer.json().get("receipt").get("entry").text()
                        + " "
                        + answer.json().get("receipt").get("hash").text();
            case "cert" ->
                "cert "
                        + key
                        + " "
                        + answer.json().get("number").text()
                        + " "
                        + answer.json().get("document").text()
                        + " "
                        + answer.json().get("case").text();
            default -> "none";
        };
    }
}
