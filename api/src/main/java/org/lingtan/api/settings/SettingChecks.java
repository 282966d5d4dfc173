package org.lingtan.api.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.report.seal.KeyPassword;

/** Checks values one by one and remembers what is wrong, so that everything is told at once. */
final class SettingChecks {

    private static final int MOST_PORT = 65_535;
    private static final String FOUR_NUMBERS = "(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:[.]|$)){4}";
    private static final String IPV6 = "[0-9a-fA-F:]*:[0-9a-fA-F:.]*";

    private final GivenSettings given;
    private final List<Problem> problems = new ArrayList<>();
    private boolean isUsage = true;

    SettingChecks(GivenSettings given) {
        this.given = given;
        this.problems.addAll(given.problems());
        this.isUsage = given.problems().isEmpty();
    }

    void wrong(String code, Given value, Object... more) {
        List<Object> found = new ArrayList<>(List.of(value.text()));
        found.addAll(List.of(more));
        add(code, value.place(), value.origin() == Given.Origin.COMMAND_LINE, found.toArray());
    }

    /** A problem that no single value is to blame for. */
    void add(String code, String place, boolean isOfCommandLine, Object... found) {
        problems.add(SettingTexts.problem(code, place, found));
        isUsage &= isOfCommandLine;
    }

    /** Refuses that a key has no value. */
    void require(SettingKey key, String code, SettingKey... because) {
        if (given.find(key).isEmpty()) {
            add(
                    code,
                    key.path(),
                    because.length == 0,
                    key.path(),
                    key.findOption().orElse(key.path()),
                    because.length == 0 ? "" : because[0].path());
        }
    }

    Optional<String> text(SettingKey key) {
        return given.find(key).map(Given::text).filter(text -> !text.isBlank());
    }

    Optional<Integer> port(SettingKey key) {
        Given value = given.find(key).orElseThrow();
        if (value.text().matches("[0-9]{1,5}") && Integer.parseInt(value.text()) <= MOST_PORT) {
            return Optional.of(Integer.valueOf(value.text()));
        }
        wrong("settings.port", value);
        return Optional.empty();
    }

    Optional<Integer> whole(SettingKey key, int least, int most) {
        Given value = given.find(key).orElseThrow();
        if (value.text().matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value.text());
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        }
        wrong("settings.whole", value, least, most);
        return Optional.empty();
    }

    Optional<Boolean> flag(SettingKey key) {
        Given value = given.find(key).orElseThrow();
        if (value.text().equals("true") || value.text().equals("false")) {
            return Optional.of(Boolean.valueOf(value.text()));
        }
        wrong("settings.flag", value);
        return Optional.empty();
    }

    /** Every address of a key; one that is not in numbers is wrong. */
    List<String> addresses(SettingKey key) {
        List<String> found = new ArrayList<>();
        for (Given value : given.all(key)) {
            if (isAddress(value.text())) {
                found.add(value.text());
            } else {
                wrong("settings.bind", value);
            }
        }
        return found;
    }

    private static boolean isAddress(String text) {
        return text.matches(FOUR_NUMBERS) || text.matches(IPV6);
    }

    /** Only addresses in numbers: a name may lead elsewhere tomorrow. */
    Optional<String> bind(SettingKey key) {
        Given value = given.find(key).orElseThrow();
        if (isAddress(value.text())) {
            return Optional.of(value.text());
        }
        wrong("settings.bind", value);
        return Optional.empty();
    }

    Optional<Path> path(SettingKey key) {
        return given.find(key).flatMap(this::path);
    }

    private Optional<Path> path(Given value) {
        try {
            return Optional.of(given.path(value));
        } catch (InvalidPathException e) {
            wrong("settings.missing-file", value);
            return Optional.empty();
        }
    }

    /** The files or folders of a key that are there; a missing one is wrong. */
    List<Path> existing(SettingKey key) {
        List<Path> found = new ArrayList<>();
        for (Given value : given.all(key)) {
            path(value).ifPresent(path -> {
                if (Files.exists(path)) {
                    found.add(path);
                } else {
                    wrong("settings.missing-file", value);
                }
            });
        }
        return found;
    }

    Optional<Path> file(SettingKey key) {
        return existing(key).stream().findFirst();
    }

    /** The first line of a file that only its owner can read; that others can is wrong. */
    String secret(Path file, SettingKey key) throws IOException {
        try {
            return KeyPassword.file(file).find(file).map(String::new).orElse("");
        } catch (SourceException openToOthers) {
            add("settings.secret-mode", given.find(key).orElseThrow().place(), false, file);
            return "";
        }
    }

    /**
     * A secret from a file or, where none is named, the environment. Where there is none, or only blanks, the remedy is told.
     *
     * @param file the key that names the file
     * @param variable the environment variable
     * @param told its value; blank if it is not set
     * @param place what needs the secret
     * @param missing the code that says so, told with the key and the variable
     */
    Optional<String> secret(SettingKey file, String variable, String told, SettingKey place, String missing)
            throws IOException {
        Optional<Path> named = file(file);
        if (named.isEmpty() && given.find(file).isPresent()) {
            return Optional.empty();
        }
        int before = problems.size();
        String secret = named.isPresent() ? secret(named.get(), file) : told;
        if (secret.isBlank() && problems.size() == before) {
            add(missing, place.path(), false, file.path(), variable);
        }
        return Optional.of(secret).filter(text -> !text.isBlank());
    }

    Optional<URI> http(SettingKey key) {
        Optional<Given> value = given.find(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI address = URI.create(value.get().text());
            if (String.valueOf(address.getScheme()).matches("https?") && address.getHost() != null) {
                return Optional.of(address);
            }
        } catch (IllegalArgumentException noAddress) {
            // Told below like every other form.
        }
        wrong("settings.url", value.get());
        return Optional.empty();
    }

    /** Refuses with everything that is wrong: as a wrong command line if nothing else is to blame. */
    void refuseIfAny() {
        if (!problems.isEmpty()) {
            throw new Refusal(isUsage ? Refusal.Reason.USAGE : Refusal.Reason.INPUT, problems);
        }
    }
}
