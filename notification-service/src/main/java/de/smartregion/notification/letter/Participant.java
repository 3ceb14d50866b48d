package de.smartregion.notification.letter;

/** Who invites, or takes part, as a calendar names them. */
public record Participant(String name, EmailAddress address) {

    public Participant {
        name = PlainText.of(name);
    }

    @Override
    public String toString() {
        return "participant"; // personal data stays out of logs
    }
}
