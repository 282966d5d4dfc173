package org.lingtan.report.seal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.engine.outcome.CanonicalJson;

/**
 * The folder of an installation that holds its keys (folder {@code keys}, mode 700) and the list of every certificate it
 * ever signed with ({@code issuers.json}). Nothing is made before something is to be signed.
 */
public final class KeyHome {

    /** The environment variable that names the folder. */
    public static final String VARIABLE = "LINGTAN_HOME";

    private static final String ISSUER = "issuer";
    private static final String SEAL = "seal";
    private static final int PASSWORD_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Locks of files are held by the whole process, so that its threads need one of their own. */
    private static final Object ONE_THREAD = new Object();

    private final Path folder;
    private final Clock clock;

    private KeyHome(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * The home in a folder, which need not exist yet.
     *
     * @param folder the folder
     * @param clock tells from when on new certificates are valid
     * @return the home
     */
    public static KeyHome at(Path folder, Clock clock) {
        return new KeyHome(folder.toAbsolutePath().normalize(), clock);
    }

    /**
     * Where the home is: the folder asked for, else {@value #VARIABLE}, else {@code ~/.lingtan}.
     *
     * @param asked what the command line says
     * @param environment the environment variables
     * @return the folder
     */
    public static Path folder(Optional<Path> asked, Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        return asked.orElseGet(
                () -> named.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".lingtan") : Path.of(named));
    }

    /**
     * The folder.
     *
     * @return the folder
     */
    public Path folder() {
        return folder;
    }

    /**
     * Every certificate this home ever signed with, those replaced included.
     *
     * @return the issuers; none where nothing was signed yet
     * @throws IOException if the list cannot be read
     */
    public Issuers issuers() throws IOException {
        return Issuers.read(issuersFile());
    }

    /**
     * The evaluation key of this home; the first call makes it, together with its issuer.
     *
     * @return the key
     * @throws IOException if a file cannot be read or written
     */
    public SealKey evaluationKey() throws IOException {
        return alone(() -> {
            if (!Files.exists(keyFile())) {
                create();
            }
            return listed(KeyFiles.read(keyFile(), Optional.of(SEAL), KeyPassword.beside()));
        });
    }

    /**
     * A key of a real issuer, from a PKCS#12 file or, for a file whose name ends in {@code .cfg}, from a token through
     * the configuration of SunPKCS11. It joins the issuers of this home.
     *
     * @param file the file, mode 600
     * @param entry the name of the entry; empty where there is one only
     * @param password where its password or PIN comes from
     * @return the key
     * @throws IOException if a file cannot be read or written
     * @throws org.lingtan.catalog.source.SourceException if it is open to others, has another password, or is too weak
     */
    public SealKey key(Path file, Optional<String> entry, KeyPassword password) throws IOException {
        SealKey key = KeyFiles.read(file, entry, password);
        return alone(() -> listed(key));
    }

    /**
     * The key of a person, read as {@link #key} reads it, but not an issuer of reports. Where the file is missing, an
     * evaluation key in that person's name is made under the issuer of this home; without a password from the source
     * one is made and kept in the file of {@link KeyPassword#besideOf}.
     *
     * @param file the PKCS#12 file
     * @param name the person
     * @param password where its password comes from
     * @return the key
     * @throws IOException if a file cannot be read or written
     * @throws org.lingtan.catalog.source.SourceException if it cannot be used
     */
    public SealKey personKey(Path file, String name, KeyPassword password) throws IOException {
        if (!Files.exists(file)) {
            evaluationKey();
            createPersonKey(file, name, password);
        }
        return KeyFiles.read(file, Optional.empty(), password.or(KeyPassword.beside()));
    }

    /**
     * Remembers a time-stamp authority, so that the time it stamped on what this home signed is believed later.
     *
     * @param authority its certificate
     * @throws IOException if the list cannot be read or written
     */
    public void accept(X509Certificate authority) throws IOException {
        alone(() -> {
            Issuers known = Issuers.read(issuersFile());
            boolean isNew = !known.authorities().contains(authority);
            if (isNew) {
                write(known.accepting(authority));
            }
            return isNew;
        });
    }

    /**
     * Replaces the evaluation key by a new one under the same issuer. What the old one signed up to the end of this second
     * stays valid.
     *
     * @param reason why, kept in the list of issuers
     * @return the new key
     * @throws IOException if a file cannot be read or written
     */
    public SealKey rotate(String reason) throws IOException {
        SealKey old = evaluationKey();
        return alone(() -> {
            SealKey issuer = KeyFiles.read(keyFile(), Optional.of(ISSUER), KeyPassword.beside());
            SealKey fresh = sealKey(issuer);
            // Signatures know whole seconds: what the old key signed in the second of its end it signed while it was in
            // use.
            Instant end = now().plusSeconds(1);
            write(Issuers.read(issuersFile()).ended(old.certificate(), end, reason));
            char[] secret = KeyPassword.beside().find(keyFile()).orElseThrow();
            PrivateFile.replace(keyFile(), KeyFiles.pkcs12(entries(issuer, fresh), secret));
            Arrays.fill(secret, ' ');
            return listed(fresh);
        });
    }

    /**
     * Remembers a snapshot of a register, so that an older one can no longer be passed off as the state of things. A home
     * that is not there yet remembers nothing.
     *
     * @param snapshot the snapshot
     * @return false if a later one of the same register was seen before
     * @throws IOException if the memory cannot be read or written
     */
    public boolean isNewest(RegisterSnapshot snapshot) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        Path memory = folder.resolve("registers.json");
        Map<String, Object> seen = new LinkedHashMap<>();
        if (Files.exists(memory)) {
            JsonSource.read(memory.toString(), Files.readAllBytes(memory))
                    .entries()
                    .forEach((name, node) -> seen.put(name, Integer.parseInt(node.text())));
        }
        int latest = (int) seen.getOrDefault(snapshot.register(), 0);
        if (snapshot.sequence() > latest) {
            seen.put(snapshot.register(), snapshot.sequence());
            seen.replaceAll((name, number) -> number.toString());
            PrivateFile.replace(memory, CanonicalJson.write(seen).getBytes(StandardCharsets.UTF_8));
        }
        return snapshot.sequence() >= latest;
    }

    private void create() throws IOException {
        try {
            KeyPair keys = EvaluationCertificates.newKeyPair();
            X509Certificate certificate = EvaluationCertificates.issuer(keys, now());
            SealKey issuer = new SealKey(keys.getPrivate(), List.of(certificate), KeyFiles.BOUNCY_CASTLE);
            store(keyFile(), entries(issuer, sealKey(issuer)), Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform makes no keys.", e);
        }
    }

    private SealKey sealKey(SealKey issuer) {
        return under(issuer, "Lingtan self-assessment");
    }

    private SealKey under(SealKey issuer, String name) {
        try {
            return EvaluationCertificates.under(issuer, name, now());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform makes no keys.", e);
        }
    }

    private static Map<String, SealKey> entries(SealKey issuer, SealKey seal) {
        Map<String, SealKey> entries = new LinkedHashMap<>();
        entries.put(ISSUER, issuer);
        entries.put(SEAL, seal);
        return entries;
    }

    private void createPersonKey(Path file, String name, KeyPassword password) throws IOException {
        alone(() -> {
            SealKey issuer = KeyFiles.read(keyFile(), Optional.of(ISSUER), KeyPassword.beside());
            try {
                store(file, Map.of(SEAL, under(issuer, name)), password.find(file));
            } catch (FileAlreadyExistsException made) {
                // Another process made the key in between; it is read like any other.
            }
            return issuer;
        });
    }

    /** Writes a key file; a password that nobody gave is written first, so that no key is ever without one. */
    private static void store(Path file, Map<String, SealKey> keys, Optional<char[]> given) throws IOException {
        char[] secret = given.orElseGet(KeyHome::newPassword);
        if (given.isEmpty()) {
            PrivateFile.replace(
                    KeyPassword.besideOf(file), (new String(secret) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        PrivateFile.create(file, KeyFiles.pkcs12(keys, secret));
        Arrays.fill(secret, ' ');
    }

    private static char[] newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random).toCharArray();
    }

    /** Puts a key on the list of issuers before it signs anything. */
    private SealKey listed(SealKey key) throws IOException {
        Issuers issuers = Issuers.read(issuersFile());
        boolean known =
                issuers.all().stream().anyMatch(issuer -> issuer.certificate().equals(key.certificate()));
        if (!known) {
            Instant from = key.certificate().getNotBefore().toInstant();
            write(issuers.with(new Issuer(key.chain(), from, Optional.empty(), "")));
        }
        return key;
    }

    private void write(Issuers issuers) throws IOException {
        PrivateFile.replace(issuersFile(), issuers.write());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private Path keyFile() {
        return folder.resolve("keys").resolve("evaluation.p12");
    }

    private Path issuersFile() {
        return folder.resolve("issuers.json");
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    /** Runs a step while no other process or thread changes this home. */
    private <T> T alone(Step<T> step) throws IOException {
        PrivateFile.folder(folder);
        Path keys = folder.resolve("keys");
        PrivateFile.folder(keys);
        PrivateFile.check(keys);
        synchronized (ONE_THREAD) {
            try (FileChannel channel = FileChannel.open(
                            keys.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException(keys.resolve(".lock").toString());
                }
                return step.run();
            }
        }
    }
}
