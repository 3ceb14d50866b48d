package de.smartregion.events.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import de.smartregion.platform.event.DomainEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What happened to a finding; who wants its text asks for it. */
sealed interface FindingEvent extends DomainEvent {

    record FindingRecorded(@JsonUnwrapped Facts facts) implements FindingEvent {}

    record FindingChanged(@JsonUnwrapped Facts facts) implements FindingEvent {}

    record FindingRemoved(String finding, String gathering, long revision)
            implements FindingEvent {}

    @Override
    default String type() {
        return switch (this) {
            case FindingRecorded _ -> "de.smartregion.events.finding-recorded.v1";
            case FindingChanged _ -> "de.smartregion.events.finding-changed.v1";
            case FindingRemoved _ -> "de.smartregion.events.finding-removed.v1";
        };
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Facts(
            String finding,
            String gathering,
            String kind,
            String title,
            @Nullable String titleEnglish,
            List<String> fields,
            long revision) {

        static Facts of(Finding finding) {
            var said = finding.content();
            return new Facts(
                    finding.id(),
                    said.gathering(),
                    said.kind().name(),
                    said.title().de(),
                    said.title().en(),
                    said.fields().stream().map(Enum::name).toList(),
                    finding.revision());
        }
    }
}
