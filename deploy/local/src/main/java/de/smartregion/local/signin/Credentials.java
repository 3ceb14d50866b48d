package de.smartregion.local.signin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What clients and demo people prove themselves with in this folder: made once, by chance. */
public record Credentials(Map<String, String> secrets, Map<String, String> passwords) {

    public static final String FILE = "sign-in.properties";

    /** Without letters and digits that are taken for one another. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 4; // 16 of 31 letters: 79 bits
    private static final int SECRET = 32;

    public Credentials {
        secrets = Map.copyOf(secrets);
        passwords = Map.copyOf(passwords);
    }

    public static Credentials of(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        var known = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                known.load(reader);
            }
        }
        var lines = new TreeMap<String, String>();
        var secrets = new TreeMap<String, String>();
        var passwords = new TreeMap<String, String>();
        for (var client : Client.values()) {
            var key = "client." + client.id();
            var secret = known.getProperty(key);
            secrets.put(client.id(), secret == null ? random(SECRET) : secret);
            lines.put(key, secrets.get(client.id()));
        }
        for (var person : Person.DEMO) {
            var key = "person." + person.email();
            var password = known.getProperty(key);
            passwords.put(person.email(), password == null ? password() : password);
            lines.put(key, passwords.get(person.email()));
        }
        if (known.size() != lines.size() || !known.keySet().equals(lines.keySet())) {
            var text = new StringBuilder();
            lines.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
            PrivateFile.write(file, text.toString());
        }
        return new Credentials(secrets, passwords);
    }

    public String secret(Client client) {
        return String.valueOf(secrets.get(client.id()));
    }

    public String password(Person person) {
        return String.valueOf(passwords.get(person.email()));
    }

    private static String password() {
        var groups = new String[GROUPS];
        for (var i = 0; i < GROUPS; i++) {
            groups[i] = random(GROUP);
        }
        return String.join("-", groups);
    }

    private static String random(int letters) {
        var random = new SecureRandom();
        var text = new StringBuilder();
        for (var i = 0; i < letters; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "credentials"; // secrets stay out of logs
    }
}
