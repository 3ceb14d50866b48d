package de.smartregion.events.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.platform.contract.EventContract;
import de.smartregion.platform.event.CloudEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.List;

/** What is told about rosters is what the examples and schemas say. */
class RosterContractTest {

    private static final EventContract CONTRACT = EventContract.in(Path.of("contracts"));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<RosterEvent> samples() {
        return RosterEvents.told();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSchemaRefusesWhatLacksARequiredProperty(RosterEvent event) {
        for (var property : JSON.readTree(CloudEvent.body(event)).propertyNames()) {
            var lacking = JSON.readTree(CloudEvent.body(event));
            ((ObjectNode) lacking).remove(property);
            boolean optional =
                    List.of("titleEnglish", "place", "onlineAddress", "reason").contains(property)
                            || (event instanceof RosterEvent.RegistrationReceived
                                    && property.equals("position"));
            assertThat(CONTRACT.violations(event.type(), lacking.toString()).isEmpty())
                    .as(property)
                    .isEqualTo(optional);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noEventPrintsAPersonOrAToken(RosterEvent event) {
        assertThat(event.toString())
                .doesNotContain(
                        "Müller", "gemeinde.example", RosterEvents.TOKEN, "konferenz.example");
    }

    @Test
    void whatIsAbsentIsNotTold() {
        var body = JSON.readTree(CloudEvent.body(RosterEvents.toldToSomebodyWhoseSeatIsHeld()));
        assertThat(body.has("position")).isFalse();
        assertThat(body.has("onlineAddress")).isFalse();
    }
}
