package de.smartregion.notification.letter;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;

/**
 * What a letter says, before it is set as text and as HTML.
 *
 * @param quote what somebody else said, line by line
 */
record Page(
        String subject,
        String heading,
        String greeting,
        List<String> paragraphs,
        List<String> quote,
        List<Detail> details,
        @Nullable Action action,
        List<String> remarks) {

    Page {
        paragraphs = List.copyOf(paragraphs);
        quote = List.copyOf(quote);
        details = List.copyOf(details);
        remarks = List.copyOf(remarks);
    }

    /** One fact in a few words; where it leads somewhere, the words are the link. */
    record Detail(String term, String words, @Nullable URI link) {}

    /** The one thing the reader is asked, or able, to do. */
    record Action(String words, URI link) {
        @Override
        public String toString() {
            return words; // whoever reads the link may act
        }
    }

    @Override
    public String toString() {
        return "page"; // personal data stays out of logs
    }
}
