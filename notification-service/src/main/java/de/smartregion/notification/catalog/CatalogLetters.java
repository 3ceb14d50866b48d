package de.smartregion.notification.catalog;

import de.smartregion.notification.letter.Letter;
import de.smartregion.platform.event.CloudEvent;

import java.util.function.Consumer;

/** Which letters follow from which fact of a topic, and what they say. */
sealed interface CatalogLetters
        permits SubmissionLetters, ProjectLetters, ReuseLetters, SubscriberLetters {

    /**
     * Each as soon as it is written, the staff's first: who cannot be written to takes no other's
     * letter away.
     */
    void about(CloudEvent event, Consumer<Letter> written);
}
