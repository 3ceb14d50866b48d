package de.smartregion.events.registration;

import io.swagger.v3.oas.annotations.Operation;

import jakarta.validation.constraints.Size;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many seats are free, for pages that list gatherings. */
@RestController
class SeatsController {

    private final Rosters rosters;
    private final Clock clock;

    SeatsController(Rosters rosters, Clock clock) {
        this.rosters = rosters;
        this.clock = clock;
    }

    enum Door {
        OPEN,
        NOT_YET,
        CLOSED,
        CANCELLED,
        FULL
    }

    /**
     * @param free what somebody who comes now could have: behind people who wait, nothing
     * @param waiting how many registrations wait
     */
    record FreeSeats(Attendance attendance, int seats, int free, int waiting) {}

    record SeatsOfGathering(String gathering, Door registration, List<FreeSeats> pools) {
        SeatsOfGathering {
            pools = List.copyOf(pools);
        }

        static SeatsOfGathering of(Rosters.Summary summary, Instant now) {
            return new SeatsOfGathering(
                    summary.id(),
                    door(summary, now),
                    summary.pools().entrySet().stream()
                            .filter(pool -> pool.getValue().seats() > 0)
                            .sorted(Map.Entry.comparingByKey())
                            .map(pool -> free(pool.getKey(), pool.getValue()))
                            .toList());
        }

        private static FreeSeats free(Attendance attendance, Pool pool) {
            return new FreeSeats(attendance, pool.seats(), pool.free(), pool.waiting());
        }

        private static Door door(Rosters.Summary summary, Instant now) {
            return switch (summary.occasion().closedDoor(now)) {
                case REGISTRATION_NOT_OPEN -> Door.NOT_YET;
                case GATHERING_CANCELLED -> Door.CANCELLED;
                case null -> full(summary) ? Door.FULL : Door.OPEN;
                default -> Door.CLOSED;
            };
        }

        private static boolean full(Rosters.Summary summary) {
            return !summary.occasion().waitingList()
                    && summary.pools().values().stream().allMatch(pool -> pool.free() == 0);
        }
    }

    record Seats(List<SeatsOfGathering> items) {
        Seats {
            items = List.copyOf(items);
        }
    }

    @Operation(
            operationId = "readSeats",
            summary = "Free seats of up to 100 gatherings",
            description = "In the order asked; a gathering without a roster is left out.")
    @GetMapping("/api/events/seats")
    Seats read(@RequestParam @Size(min = 1, max = 100) List<String> gathering) {
        var now = clock.instant();
        var asked = new LinkedHashSet<>(gathering);
        var found =
                rosters.summaries(asked).stream()
                        .collect(Collectors.toMap(Rosters.Summary::id, Function.identity()));
        return new Seats(
                asked.stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .map(summary -> SeatsOfGathering.of(summary, now))
                        .toList());
    }
}
