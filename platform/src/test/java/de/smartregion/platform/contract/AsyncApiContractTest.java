package de.smartregion.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gate itself: each way in which a description can be wrong is seen to be found. */
class AsyncApiContractTest {

    private static final String API = "contracts/asyncapi.yaml";
    private static final String SETTINGS = "src/main/resources/application.yml";
    private static final String SCHEMA = "contracts/events/made.v1.schema.json";

    @TempDir Path module = Path.of("unset");

    @BeforeEach
    void aServiceAsDescribed() throws IOException {
        write(SCHEMA, "{\"x-personal-data\": true}");
        write(
                SETTINGS,
                """
                spring:
                  application.name: things-service
                  cloud.stream.bindings.partMessages-in-0:
                    destination: smartregion.parts.parts
                    consumer.concurrency: 2
                smartregion.service: things
                """);
        write(
                "topics.yaml",
                """
                topics:
                  - {name: smartregion.things.things, owner: things-service, personalData: true}
                  - {name: smartregion.things.dead-letters, owner: things-service, personalData: true}
                  - {name: smartregion.parts.parts, owner: parts-service, personalData: false}
                """);
        write(
                API,
                """
                channels:
                  things:
                    address: smartregion.things.things
                    messages: {Made: {$ref: "#/components/messages/Made"}}
                    bindings: {kafka: {topic: smartregion.things.things}}
                  parts:
                    address: smartregion.parts.parts
                  aside:
                    address: smartregion.things.dead-letters
                    messages: {DeadLetter: {$ref: "#/components/messages/DeadLetter"}}
                operations:
                  tell: {action: send, channel: {$ref: "#/channels/things"}}
                  putAside: {action: send, channel: {$ref: "#/channels/aside"}}
                  learn:
                    action: receive
                    channel: {$ref: "#/channels/parts"}
                    bindings: {kafka: {groupId: {const: things-service}}}
                components:
                  messages:
                    Made:
                      name: de.smartregion.things.made.v1
                      payload: {schema: {$ref: ./events/made.v1.schema.json}}
                    DeadLetter:
                      name: dead-letter
                      headers:
                        properties:
                          dead-letter-topic: {}
                          dead-letter-partition: {}
                          dead-letter-offset: {}
                          dead-letter-timestamp: {}
                          dead-letter-cause: {}
                          dead-letter-message: {}
                          dead-letter-attempts: {}
                """);
    }

    @Test
    void aTrueDescriptionHolds() {
        AsyncApiContract.holds(module, module.resolve("topics.yaml"));
    }

    @Test
    void aReferenceThatLeadsNowhereIsFound() throws IOException {
        change(API, "channel: {$ref: \"#/channels/parts\"}", "channel: {$ref: \"#/channels/x\"}");
        finds("#/channels/x leads nowhere");
    }

    @Test
    void aChannelThatIsNoTopicIsFound() throws IOException {
        change("topics.yaml", "smartregion.parts.parts", "smartregion.parts.pieces");
        finds("smartregion.parts.parts is no topic");
    }

    @Test
    void aTopicOfOursThatIsNoChannelIsFound() throws IOException {
        change("topics.yaml", "owner: parts-service", "owner: things-service");
        finds("smartregion.parts.parts is ours and nothing is sent to it");
        change(API, "address: smartregion.parts.parts", "address: smartregion.things.things");
        finds("smartregion.parts.parts is ours and no channel");
    }

    @Test
    void aTopicOfOthersThatIsSentToIsFound() throws IOException {
        change(
                "topics.yaml",
                "smartregion.things.things, owner: things",
                "smartregion.things.things, owner: parts");
        finds("smartregion.things.things is sent to and not ours");
    }

    @Test
    void personalDataInATopicThatDoesNotSaySoIsFound() throws IOException {
        change(
                "topics.yaml",
                "things-service, personalData: true",
                "things-service, personalData: false");
        finds("smartregion.things.things carries personal data and does not say so");
    }

    @Test
    void anotherBindingThanTheAddressIsFound() throws IOException {
        change(API, "topic: smartregion.things.things", "topic: smartregion.things.others");
        finds("smartregion.things.things is bound to smartregion.things.others");
    }

    @Test
    void anEventNobodyDescribedIsFound() throws IOException {
        write("contracts/events/lost.v1.schema.json", "{}");
        finds("lost.v1.schema.json is not described");
    }

    @Test
    void anEventInNoTopicOrUnderAnotherNameIsFound() throws IOException {
        change(API, "messages: {Made: {$ref: \"#/components/messages/Made\"}}", "messages: {}");
        finds("de.smartregion.things.made.v1 is in 0 of our topics");
        change(API, "name: de.smartregion.things.made.v1", "name: de.smartregion.things.sold.v1");
        finds(
                "de.smartregion.things.sold.v1 has the schema of another event: ./events/made.v1.schema.json");
    }

    @Test
    void readingSomethingElseThanSaidIsFound() throws IOException {
        change(
                SETTINGS,
                "destination: smartregion.parts.parts",
                "destination: smartregion.parts.others");
        finds("reads [smartregion.parts.others] and says [smartregion.parts.parts]");
    }

    @Test
    void anotherGroupThanTheServiceIsFoundWhereItIsSaidAndWhereItIsSet() throws IOException {
        change(API, "const: things-service", "const: things");
        finds("says it reads as things, not as the service");
        change(SETTINGS, "    consumer.concurrency: 2", "    group: things");
        finds("smartregion.parts.parts is read as things, not as the service");
    }

    @Test
    void aSecondGroupOfTheServiceIsItsOwn() throws IOException {
        change(API, "const: things-service", "const: things-service-hooks");
        change(
                SETTINGS,
                "    consumer.concurrency: 2",
                "    group: ${spring.application.name}-hooks");
        AsyncApiContract.holds(module, module.resolve("topics.yaml"));
    }

    @Test
    void ofABindingThatReadsSeveralTopicsEachIsRead() throws IOException {
        change(
                SETTINGS,
                "destination: smartregion.parts.parts",
                "destination: smartregion.parts.parts,smartregion.things.things");
        finds(
                "reads [smartregion.parts.parts, smartregion.things.things] and says [smartregion.parts.parts]");
    }

    @Test
    void deadLettersThatNobodyDescribedAreFound() throws IOException {
        change(API, "          dead-letter-cause: {}\n", "");
        finds("smartregion.things.dead-letters does not describe the headers");
        change(SETTINGS, "smartregion.service: things", "smartregion.service: stuff");
        finds("nothing is put aside in smartregion.stuff.dead-letters");
    }

    private void finds(String finding) {
        assertThat(AsyncApiContract.findings(module, module.resolve("topics.yaml")))
                .anyMatch(found -> found.startsWith(finding));
    }

    private void change(String file, String from, String to) throws IOException {
        var text = Files.readString(module.resolve(file));
        assertThat(text).contains(from);
        write(file, text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(module.resolve(file).getParent());
        Files.writeString(module.resolve(file), text);
    }
}
