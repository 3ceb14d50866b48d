package de.smartregion.notification.letter;

import de.smartregion.platform.security.Keys;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who writes, and to whom of the staff.
 *
 * @param from the address letters come from; bounces go there too
 * @param sender the office's name
 * @param replyTo where answers go, if elsewhere
 * @param staffAddress who is told what only the staff needs to know; the office itself unless given
 * @param staffLanguage de or en
 * @param key makes readers' pseudonyms, base64; from the environment: {@code
 *     SMARTREGION_LETTERS_KEY}
 */
@ConfigurationProperties("smartregion.letters")
record LetterSettings(
        String from,
        String sender,
        @Nullable String replyTo,
        @Nullable String staffAddress,
        @DefaultValue("de") String staffLanguage,
        @Nullable String key) {

    private static final String KEY = "smartregion.letters.key";

    LetterSettings {
        from = address("from", from);
        if (sender == null || sender.isBlank()) {
            throw new IllegalArgumentException(
                    "smartregion.letters.sender must be the office's name");
        }
        sender = PlainText.of(sender);
        replyTo = replyTo == null || replyTo.isBlank() ? null : address("reply-to", replyTo);
        staffAddress =
                staffAddress == null || staffAddress.isBlank()
                        ? from
                        : address("staff-address", staffAddress);
        if (!staffLanguage.equals("de") && !staffLanguage.equals("en")) {
            throw new IllegalArgumentException(
                    "smartregion.letters.staff-language must be de or en");
        }
        Keys.decode(KEY, key);
    }

    byte[] keyBytes() {
        return Keys.decode(KEY, key);
    }

    EmailAddress staff() {
        return new EmailAddress(staffAddress == null ? from : staffAddress);
    }

    @Override
    public String toString() {
        return "settings of letters"; // secrets stay out of logs
    }

    private static String address(String name, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "smartregion.letters." + name + " must be an e-mail address");
        }
        try {
            return new EmailAddress(value).value();
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(
                    "smartregion.letters." + name + " must be an e-mail address");
        }
    }
}
