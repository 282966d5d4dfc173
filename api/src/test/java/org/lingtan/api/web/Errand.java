package org.lingtan.api.web;

/** One request that changes something, sent again under its key until it is answered. */
final class Errand {

    private final String kind;
    private final Client who;
    private final String path;
    private final byte[] body;
    private final String match;
    private final String key;

    /**
     * A request.
     *
     * @param kind what its answer promises: {@code case}, {@code act} or {@code cert}
     * @param who who sends it
     * @param path where it is posted to
     * @param body the body
     * @param match the revision that was seen
     * @param key the idempotency key
     */
    Errand(String kind, Client who, String path, byte[] body, String match, String key) {
        this.kind = kind;
        this.who = who;
        this.path = path;
        this.body = body.clone();
        this.match = match;
        this.key = key;
    }

    /** The same for a server that listens elsewhere since. */
    Errand at(String address) {
        return new Errand(kind, new Client(address, who.token()), path, body, match, key);
    }

    @Override
    public String toString() {
        return path + " " + key;
    }

    /** Sends it. */
    Client.Answer send() {
        return who.send("POST", path, body, match, key);
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
