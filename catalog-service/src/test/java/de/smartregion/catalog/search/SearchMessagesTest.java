package de.smartregion.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.search.Wanted.Order;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.messaging.support.MessageBuilder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The examples of the contract, as the search reads them. */
class SearchMessagesTest {

    private static final Instant TOLD = Instant.parse("2027-05-05T07:00:00Z");

    private final German german = new German();

    @Test
    void whoIsAskedIsOverdueUntilHeAnswers(@TempDir Path folder) throws IOException {
        try (var index =
                new ProjectIndex(
                        new Listings.Shop(List.of()),
                        german,
                        Clock.fixed(TOLD, ZoneOffset.UTC),
                        folder)) {
            index.lookAfter();
            var messages = new SearchMessages(index);

            tell(messages, "project-revised");
            assertThat(overdue(index)).containsExactly(false);
            tell(messages, "confirmation-due");
            assertThat(overdue(index)).containsExactly(true);
            tell(messages, "project-confirmed");
            assertThat(overdue(index)).containsExactly(false);
            tell(messages, "confirmation-due");
            assertThat(overdue(index)).as("asked before that").containsExactly(false);
        }
    }

    private static void tell(SearchMessages messages, String fact) throws IOException {
        messages.accept(
                MessageBuilder.withPayload(
                                Files.readAllBytes(
                                        Path.of("contracts/events/" + fact + ".v1.example.json")))
                        .setHeader("ce_specversion", "1.0")
                        .setHeader("ce_id", fact)
                        .setHeader("ce_source", "/catalog-service")
                        .setHeader("ce_type", "de.smartregion.catalog." + fact + ".v1")
                        .setHeader("ce_subject", "c2Vuc29yZW4tdW5kLWJvZGVu")
                        .setHeader("ce_time", TOLD.toString())
                        .build());
    }

    private List<Boolean> overdue(ProjectIndex index) {
        index.refresh();
        return new FindProjects(index, german, new Synonyms(german))
                .find(new Wanted("", Map.of(), false, Order.TITLE, 0, 20)).hits().stream()
                        .map(hit -> hit.listing().overdue())
                        .toList();
    }
}
