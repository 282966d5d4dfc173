package org.lingtan.api.settings;

/**
 * Where something listens.
 *
 * @param port the port, 0 to 65535; 0 for any
 * @param bind the address of this machine, for example {@code 127.0.0.1}
 */
public record Listening(int port, String bind) {}
