package de.smartregion.consulting.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.consultant.ConsultantEvents;
import de.smartregion.consulting.consultant.Samples;
import de.smartregion.platform.contract.EventContract;
import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.DomainEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is told of modules, consultants and days is what the examples and schemas say. */
class CalendarContractTest {

    private static final EventContract CONTRACT = EventContract.in(Path.of("contracts"));
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> OPTIONAL =
            List.of("titleEnglish", "description", "descriptionEnglish", "subject");

    static List<DomainEvent> samples() {
        var told = new ArrayList<>(ConsultantEvents.told());
        told.add(CalendarEvents.told());
        return told;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSchemaRefusesWhatLacksARequiredProperty(DomainEvent event) {
        for (var property : JSON.readTree(CloudEvent.body(event)).propertyNames()) {
            var lacking = (ObjectNode) JSON.readTree(CloudEvent.body(event));
            lacking.remove(property);
            assertThat(CONTRACT.violations(event.type(), lacking.toString()).isEmpty())
                    .as(property)
                    .isEqualTo(OPTIONAL.contains(property));
        }
    }

    @Test
    void theReasonOfAnAbsenceAndSecretAddressesAreNotTold() {
        var all = String.join("\n", samples().stream().map(CloudEvent::body).toList());
        assertThat(all).doesNotContain("Zahnarzt", "raum.example", "busyAddress");
    }

    /** The plan reads what days tell, and comes to the same day. */
    @Test
    void thePlanReadsWhatDaysTell() {
        var plan = new Plans().plan;
        new PlanMessages(plan).accept(CONTRACT.example(CalendarEvents.day().type()));
        var day = Objects.requireNonNull(plan.day(new Day.Key("karla", Samples.MONDAY)));
        assertThat(day.version()).isEqualTo(1);
        assertThat(DayChanged.of(day, day).entries()).isEqualTo(CalendarEvents.day().entries());
    }
}
