package org.lingtan.api.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What a server has opened, to be closed in reverse: at its end, or where its start fails. */
final class Opened {

    private final Deque<Runnable> closings = new ArrayDeque<>();

    <T> T add(T one, Consumer<? super T> closing) {
        closings.push(() -> closing.accept(one));
        return one;
    }

    /** Closes all, also where one cannot be closed; the first failure is told, those after it beneath it. */
    void close() {
        while (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } catch (RuntimeException | Error first) {
                closeAfter(first);
                throw first;
            }
        }
    }

    /** The same after a failure, which is what is told. */
    void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException | Error second) {
            failure.addSuppressed(second);
        }
    }
}
