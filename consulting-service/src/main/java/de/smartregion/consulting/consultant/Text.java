package de.smartregion.consulting.consultant;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What people type, and what names it. */
final class Text {

    private Text() {}

    /** Without spaces around it; nothing is nothing. */
    static @Nullable String orNone(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** A name for what is shown, from what it is made of. */
    static String etag(String versions) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(versions.getBytes(StandardCharsets.UTF_8));
            var name = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            return "\"" + name.substring(0, 22) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
