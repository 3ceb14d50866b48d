package de.smartregion.notification.letter;

import de.smartregion.platform.event.CloudEvent;

import org.springframework.messaging.Message;

import java.util.function.Consumer;

/** The door through which the rosters' events come in. */
final class RosterMessages implements Consumer<Message<byte[]>> {
    private final RosterLetters rosterLetters;
    private final Letters letters;

    RosterMessages(RosterLetters rosterLetters, Letters letters) {
        this.rosterLetters = rosterLetters;
        this.letters = letters;
    }

    @Override
    public void accept(Message<byte[]> message) {
        rosterLetters.about(CloudEvent.from(message)).ifPresent(letters::write);
    }
}
