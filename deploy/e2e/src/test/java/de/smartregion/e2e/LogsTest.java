package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;

/** After everything that went on: the logs know facts and ids, and nobody by name. */
@Order(9)
@Isolated
@ExtendWith(SharedRegion.class)
class LogsTest {

    private static final Pattern PERSONAL =
            Pattern.compile(
                    Person.SURNAME
                            + "|"
                            + Pattern.quote(Person.DOMAIN)
                            + "|eyJ[\\w-]{10,}[.][\\w-]{10,}" // a token of somebody who signed in
                            + "|[?&\"]token[\"]?[=:]\\s*\"?[\\w-]{20,}",
                    Pattern.CASE_INSENSITIVE);

    private final Region region;

    LogsTest(Region region) {
        this.region = region;
    }

    @Test
    void noLineOfAnyLogNamesAnybodyOrCarriesALink() {
        var person = Person.called("Protokoll");
        var gathering = region.api().publishGathering("Protokoll", 5);
        region.api().register(gathering, person);
        region.api().confirm(region.mailbox().awaitConfirmation(person)).expect(200);
        region.mailbox().awaitLetter(person, 2);

        assertNobodyIsNamed(region);
    }

    /** The launcher's own output tells the demo people's passwords, and is meant to. */
    @Test
    void noLogOfAServiceTellsASecret() throws IOException {
        var secrets = region.signIn().secrets();
        assertThat(secrets).isNotEmpty();
        for (var log : region.logs().subList(1, region.logs().size())) {
            var text = Files.readString(log, StandardCharsets.ISO_8859_1);
            for (var secret : secrets) {
                assertThat(text.contains(secret)).as(log.toString()).isFalse();
            }
        }
    }

    static void assertNobodyIsNamed(Region region) {
        var logs = region.logs();
        assertThat(logs)
                .as("one for each process, and the launcher's own")
                .hasSizeGreaterThanOrEqualTo(5);
        for (var log : logs) {
            // Latin-1 reads every byte: a log cut in the middle of a character is still searched.
            try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
                assertThat(
                                lines.filter(
                                        line ->
                                                !line.contains(
                                                        "--smartregion.letters.staff-address")))
                        .as(log.toString())
                        .noneMatch(line -> PERSONAL.matcher(line).find());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
