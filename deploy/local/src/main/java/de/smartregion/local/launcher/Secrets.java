package de.smartregion.local.launcher;

import de.smartregion.local.signin.PrivateFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * The keys of this folder's system: each made once, also in a folder from before it was needed;
 * readable only by their owner.
 */
record Secrets(String linksKey, String lettersKey) {

    private static final int BYTES = 32;

    static Secrets of(Path folder) throws IOException {
        var file = folder.resolve("keys.properties");
        var kept = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
        }
        var secrets =
                new Secrets(
                        kept.getProperty("links", random()), kept.getProperty("letters", random()));
        if (!kept.stringPropertyNames().containsAll(List.of("links", "letters"))) {
            PrivateFile.write(
                    file, "links=%s\nletters=%s\n".formatted(secrets.linksKey, secrets.lettersKey));
        }
        return secrets;
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "keys"; // secrets stay out of logs
    }
}
