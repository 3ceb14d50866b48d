package de.smartregion.notification.letter;

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
 */
@ConfigurationProperties("smartregion.letters")
record LetterSettings(
        String from,
        String sender,
        @Nullable String replyTo,
        @Nullable String staffAddress,
        @DefaultValue("de") String staffLanguage) {

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
    }

    EmailAddress staff() {
        return new EmailAddress(staffAddress == null ? from : staffAddress);
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
