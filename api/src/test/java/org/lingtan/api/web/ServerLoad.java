package org.lingtan.api.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that issue, submit and look up until the server is gone or their work is done. */
final class ServerLoad {

    private static final int ISSUING = 3;
    private static final String JSON_ACT = "{\"act\":\"submit\",\"reason\":\"because\"}";

    private final Map<String, Client> people;
    private final byte[] archive;
    private final Promises promises;
    private final Queue<Errand> unanswered = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lookUps = new AtomicInteger();

    ServerLoad(Map<String, Client> people, byte[] archive, Promises promises) {
        this.people = people;
        this.archive = archive;
        this.promises = promises;
    }

    /** What was sent and never answered. */
    Collection<Errand> unanswered() {
        return List.copyOf(unanswered);
    }

    /** Answers that nobody should get. */
    Collection<String> refused() {
        return List.copyOf(refused);
    }

    int lookUps() {
        return lookUps.get();
    }

    /** Submits one case of which every answer arrives, so that whatever comes next has something acknowledged to lose. */
    void acknowledge(String round) {
        if (!submit(round + "-acknowledged")) {
            throw new IllegalStateException(
                    "A case was not answered before anything was killed: %s %s".formatted(unanswered, refused));
        }
    }

    /** Issues the cases, submits others, and looks certificates up meanwhile. Returns when all clients have ended. */
    void run(String round, List<String> ready) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(ISSUING + 3);
        List<Future<?>> ends = new ArrayList<>();
        Queue<String> waiting = new ConcurrentLinkedQueue<>(ready);
        for (int i = 0; i < ISSUING; i++) {
            ends.add(pool.submit(() -> issue(waiting)));
        }
        ends.add(pool.submit(() -> submit(round + "-a")));
        ends.add(pool.submit(() -> submit(round + "-b")));
        Future<?> lookingUp = pool.submit(() -> lookUp(ends));
        for (Future<?> end : ends) {
            end.get();
        }
        lookingUp.get();
        pool.shutdown();
    }

    private void issue(Queue<String> waiting) {
        for (String id = waiting.poll(); id != null; id = waiting.poll()) {
            if (answered(issuing(id)).isEmpty()) {
                return;
            }
        }
    }

    private Errand issuing(String id) {
        return new Errand("cert", person("publisher"), "/api/v1/cases/" + id + "/certificate", new byte[0], "", id);
    }

    /** Whether every request was answered as asked. */
    private boolean submit(String name) {
        byte[] open = "{\"rulebook\":\"nzcp@2025.1.0\"}".getBytes(StandardCharsets.UTF_8);
        Optional<Client.Answer> opened =
                answered(new Errand("case", person("applicant"), "/api/v1/cases", open, "\"0\"", name + "-open"));
        if (opened.isEmpty()) {
            return false;
        }
        String path = "/api/v1/cases/" + opened.get().json().get("id").text();
        Optional<Client.Answer> attached =
                answered(new Errand("act", person("applicant"), path + "/package", archive, "\"0\"", name + "-attach"));
        if (attached.isEmpty()) {
            return false;
        }
        byte[] body = JSON_ACT.getBytes(StandardCharsets.UTF_8);
        return answered(new Errand("act", person("declarant"), path + "/acts", body, "\"1\"", name + "-submit"))
                .isPresent();
    }

    private void lookUp(List<Future<?>> others) {
        List<String[]> issued = promises.of("cert");
        for (int i = 0; others.stream().anyMatch(other -> !other.isDone()); i++) {
            try {
                String[] certificate = issued.isEmpty() ? new String[0] : issued.get(i % issued.size());
                Client.Answer answer = issued.isEmpty()
                        ? person("stranger").get("/api/v1/certificates")
                        : person("stranger").get("/api/v1/certificates/" + certificate[2]);
                lookUps.incrementAndGet();
                boolean isRight = answer.status() == 200
                        && (issued.isEmpty()
                                || answer.json().get("document").text().equals(certificate[3]));
                if (!isRight && answer.status() < 500) {
                    refused.add(answer.status() + " " + answer.body());
                }
            } catch (IllegalStateException gone) {
                return;
            }
        }
    }

    private Client person(String name) {
        return java.util.Objects.requireNonNull(people.get(name), name);
    }

    /** Sends; empty if the server is gone or, its database being gone, cannot say. */
    private Optional<Client.Answer> answered(Errand errand) {
        Client.Answer answer;
        try {
            answer = errand.send();
        } catch (IllegalStateException gone) {
            unanswered.add(errand);
            return Optional.empty();
        }
        if (answer.status() >= 500) {
            unanswered.add(errand);
            return Optional.empty();
        }
        if (answer.status() >= 300) {
            refused.add(errand + " " + answer.status() + " " + answer.body());
            return Optional.empty();
        }
        promises.add(errand.promise(answer));
        return Optional.of(answer);
    }
}
