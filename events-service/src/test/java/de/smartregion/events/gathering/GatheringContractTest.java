package de.smartregion.events.gathering;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.platform.contract.EventContract;
import de.smartregion.platform.event.CloudEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.List;

/** What is told about gatherings is what the examples and schemas say. */
class GatheringContractTest {

    private static final EventContract CONTRACT = EventContract.in(Path.of("contracts"));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<GatheringEvent> samples() {
        return GatheringEvents.told();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSchemaRefusesWhatLacksARequiredProperty(GatheringEvent event) {
        for (var property : JSON.readTree(CloudEvent.body(event)).propertyNames()) {
            var lacking = JSON.readTree(CloudEvent.body(event));
            ((ObjectNode) lacking).remove(property);
            boolean optional = List.of("titleEnglish", "place", "onlineAddress").contains(property);
            assertThat(CONTRACT.violations(event.type(), lacking.toString()).isEmpty())
                    .as(property)
                    .isEqualTo(optional);
        }
    }

    @Test
    void whatIsAbsentIsNotTold() {
        JsonNode body = JSON.readTree(CloudEvent.body(GatheringEvents.toldOfAWebinar()));
        assertThat(body.has("place")).isFalse();
        assertThat(body.has("titleEnglish")).isFalse();
        assertThat(CONTRACT.violations(GatheringEvents.toldOfAWebinar().type(), body.toString()))
                .isEmpty();
    }
}
