package de.smartregion.local.launcher;

import de.smartregion.local.signin.PrivateFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The keys of this folder's system: made once, readable only by their owner. */
record Secrets(String linksKey) {

    private static final int BYTES = 32;

    static Secrets of(Path folder) throws IOException {
        var file = folder.resolve("keys.properties");
        if (Files.exists(file)) {
            var keys = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                keys.load(reader);
            }
            return new Secrets(keys.getProperty("links", ""));
        }
        var secrets = new Secrets(random());
        PrivateFile.write(file, "links=" + secrets.linksKey + "\n");
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
