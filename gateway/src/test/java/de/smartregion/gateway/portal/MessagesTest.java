package de.smartregion.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.gateway.portal.catalog.Reply;
import de.smartregion.gateway.portal.catalog.Stage;
import de.smartregion.gateway.portal.catalog.State;
import de.smartregion.gateway.portal.events.Change;
import de.smartregion.gateway.portal.events.Decision;
import de.smartregion.gateway.portal.events.Registration;
import de.smartregion.gateway.portal.events.Status;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whatever a page says, it says in both languages. */
class MessagesTest {
    private static final Pattern NAMED = Pattern.compile("#\\{([\\w.-]+)[}(]");

    private final Properties german = bundle("/messages_de.properties");
    private final Properties english = bundle("/messages_en.properties");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(
                        key ->
                                assertThat(placeholders(english, key))
                                        .as(key)
                                        .isEqualTo(placeholders(german, key)));
    }

    @Test
    void whatTemplatesNameIsThere() throws IOException {
        var named = new TreeSet<String>();
        try (var templates = Files.walk(Path.of("src/main/resources/templates"))) {
            for (var template : templates.filter(Files::isRegularFile).toList()) {
                NAMED.matcher(Files.readString(template))
                        .results()
                        .forEach(found -> named.add(found.group(1)));
            }
        }

        assertThat(named).contains("desk.title", "account.coming");
        assertThat(german.stringPropertyNames()).containsAll(named);
    }

    @Test
    void whatTheServiceMaySayHasItsWords() {
        assertThat(german.stringPropertyNames())
                .containsAll(with("desk.why.", Decision.Refusal.values()))
                .containsAll(with("desk.status.", Status.values()))
                .containsAll(with("catalog.why.", Reply.Refusal.values()))
                .containsAll(with("draft.state.", State.values()))
                .containsAll(
                        with(
                                "advice.why.",
                                de.smartregion.gateway.portal.consulting.Reply.Refusal.values()))
                .containsAll(
                        with(
                                "advice.status.",
                                de.smartregion.gateway.portal.consulting.Status.values()))
                .containsAll(with("projects.stage.", Stage.values()))
                .containsAll(with("manage.status.", Registration.Status.values()))
                .contains("error.change." + Change.Refusal.NO_SEATS_FOR_CHANGE);
    }

    private static Set<String> with(String prefix, Enum<?>[] values) {
        var keys = new TreeSet<String>();
        Stream.of(values).forEach(value -> keys.add(prefix + value.name()));
        return keys;
    }

    private static Set<String> placeholders(Properties bundle, String key) {
        var found = new TreeSet<String>();
        Pattern.compile("\\{\\d}")
                .matcher(bundle.getProperty(key))
                .results()
                .forEach(each -> found.add(each.group()));
        return found;
    }

    private static Properties bundle(String name) {
        var bundle = new Properties();
        try (var in =
                new InputStreamReader(
                        Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name)),
                        StandardCharsets.UTF_8)) {
            bundle.load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bundle;
    }
}
