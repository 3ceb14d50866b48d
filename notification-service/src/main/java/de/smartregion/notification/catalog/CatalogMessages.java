package de.smartregion.notification.catalog;

import de.smartregion.notification.letter.Letters;
import de.smartregion.platform.event.CloudEvent;

import org.springframework.messaging.Message;

import java.util.function.Consumer;

/** The door through which the events of one of the catalogue's topics come in. */
final class CatalogMessages implements Consumer<Message<byte[]>> {
    private final CatalogLetters catalogLetters;
    private final Letters letters;

    CatalogMessages(CatalogLetters catalogLetters, Letters letters) {
        this.catalogLetters = catalogLetters;
        this.letters = letters;
    }

    @Override
    public void accept(Message<byte[]> message) {
        catalogLetters.about(CloudEvent.from(message), letters::write);
    }
}
