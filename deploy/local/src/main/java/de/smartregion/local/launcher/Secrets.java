package de.smartregion.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of this folder's system: each made once, also in a folder from before it was needed;
 * readable only by their owner.
 */
record Secrets(String linksKey, String tokenKey, String lettersKey) {

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
                        kept.getProperty("links", random()),
                        kept.getProperty("token", random()),
                        kept.getProperty("letters", random()));
        if (!kept.stringPropertyNames().containsAll(List.of("links", "token", "letters"))) {
            writePrivately(
                    file,
                    "links=%s\ntoken=%s\nletters=%s\n"
                            .formatted(secrets.linksKey, secrets.tokenKey, secrets.lettersKey));
        }
        return secrets;
    }

    /**
     * Writes a file that nobody else on the machine can read, and replaces the one before in one
     * step.
     */
    static void writePrivately(Path file, String content) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        if (Files.getFileStore(file.toAbsolutePath().getParent())
                .supportsFileAttributeView("posix")) {
            Files.createFile(
                    part,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(part);
        }
        Files.writeString(part, content, StandardOpenOption.WRITE);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A token for staff work until the sign-in exists (JWT, HS256). */
    String staffToken(Instant now, Duration validity) {
        var header = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        var claims =
                part(
                        "{\"iss\":\"smart-region-local\",\"sub\":\"local-staff\",\"roles\":[\"staff\"],\"iat\":%d,\"exp\":%d}"
                                .formatted(
                                        now.getEpochSecond(), now.plus(validity).getEpochSecond()));
        var signed = header + "." + claims;
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(tokenKey), "HmacSHA256"));
            return signed
                    + "."
                    + base64Url(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String part(String json) {
        return base64Url(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "keys"; // secrets stay out of logs
    }
}
