package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Mode;
import de.smartregion.consulting.region.Municipalities;

import io.swagger.v3.oas.annotations.media.Schema;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What was asked for in a year, in numbers: nobody is in them.
 *
 * @param kinds whether a municipality, an independent city or a district asked
 */
@Schema(
        name = "ConsultationFigures",
        requiredProperties = {
            "year",
            "total",
            "districts",
            "kinds",
            "modules",
            "modes",
            "states",
            "feedback",
            "waiting"
        })
record Figures(
        int year,
        int total,
        List<Count> districts,
        List<Count> kinds,
        List<Count> modules,
        List<Count> modes,
        List<Count> states,
        Opinions feedback,
        Waiting waiting) {

    static final ZoneId HESSEN = ZoneId.of("Europe/Berlin");

    private static final int MARKS = 5;
    private static final int DISTRICT = 5;

    /** How many cases have something in common; the most first. */
    @Schema(
            name = "ConsultationCount",
            requiredProperties = {"key", "name", "cases"})
    record Count(String key, String name, int cases) {}

    /**
     * Whether it helped.
     *
     * @param mean of 1 to 5, if somebody has said so
     * @param marks how many said 1, 2, 3, 4 and 5
     */
    @Schema(
            name = "ConsultationOpinions",
            requiredProperties = {"answers", "marks"})
    record Opinions(int answers, @Nullable Double mean, List<Integer> marks) {}

    /** Days from the request to the first appointment that was not cancelled. */
    @Schema(name = "ConsultationWaiting", requiredProperties = "appointments")
    record Waiting(int appointments, @Nullable Double mean, @Nullable Integer median) {}

    /** What is counted of one case. */
    record Counted(
            String municipality,
            String module,
            String title,
            Mode mode,
            Status status,
            @Nullable Integer helpful,
            @Nullable Integer days) {

        static Counted of(Document found) {
            var request = Objects.requireNonNull(found.get("request", Document.class));
            var feedback = found.get("feedback", Document.class);
            var asked = day(Objects.requireNonNull(found.getDate("createdAt")).toInstant());
            return new Counted(
                    request.getString("municipality"),
                    request.getString("module"),
                    request.getString("moduleTitle"),
                    Mode.valueOf(request.getString("mode")),
                    Status.valueOf(found.getString("status")),
                    feedback == null ? null : feedback.getInteger("helpful"),
                    found.getList("appointments", Document.class, List.of()).stream()
                            .filter(it -> !"CANCELLED".equals(it.getString("state")))
                            .map(it -> it.get("spot", Document.class).getDate("start").toInstant())
                            .min(Comparator.naturalOrder())
                            .map(it -> (int) ChronoUnit.DAYS.between(asked, day(it)))
                            .orElse(null));
        }

        private static LocalDate day(Instant instant) {
            return LocalDate.ofInstant(instant, HESSEN);
        }

        String district() {
            return municipality.substring(0, Math.min(DISTRICT, municipality.length()));
        }

        String kind() {
            if (municipality.length() == DISTRICT) {
                return "DISTRICT";
            }
            return municipality.endsWith("000") ? "CITY" : "MUNICIPALITY";
        }
    }

    Figures {
        districts = List.copyOf(districts);
        kinds = List.copyOf(kinds);
        modules = List.copyOf(modules);
        modes = List.copyOf(modes);
        states = List.copyOf(states);
    }

    static Figures of(int year, List<Counted> cases) {
        return new Figures(
                year,
                cases.size(),
                counts(cases, Counted::district, it -> Municipalities.nameOf(it.district())),
                counts(cases, Counted::kind, Counted::kind),
                counts(cases, Counted::module, Counted::title),
                counts(cases, it -> it.mode().name(), it -> it.mode().name()),
                counts(cases, it -> it.status().name(), it -> it.status().name()),
                opinions(cases),
                waiting(cases));
    }

    private static List<Count> counts(
            List<Counted> cases, Function<Counted, String> key, Function<Counted, String> name) {
        Map<String, List<Counted>> groups = cases.stream().collect(Collectors.groupingBy(key));
        return groups.entrySet().stream()
                .map(
                        it ->
                                new Count(
                                        it.getKey(),
                                        name.apply(it.getValue().getLast()),
                                        it.getValue().size()))
                .sorted(
                        Comparator.comparingInt(Count::cases)
                                .reversed()
                                .thenComparing(Count::name)
                                .thenComparing(Count::key))
                .toList();
    }

    private static Opinions opinions(List<Counted> cases) {
        var marks = cases.stream().map(Counted::helpful).filter(Objects::nonNull).toList();
        return new Opinions(
                marks.size(),
                mean(marks),
                IntStream.rangeClosed(1, MARKS)
                        .mapToObj(mark -> (int) marks.stream().filter(it -> it == mark).count())
                        .toList());
    }

    private static Waiting waiting(List<Counted> cases) {
        var days =
                new ArrayList<>(
                        cases.stream().map(Counted::days).filter(Objects::nonNull).toList());
        days.sort(Comparator.naturalOrder());
        return new Waiting(
                days.size(), mean(days), days.isEmpty() ? null : days.get(days.size() / 2));
    }

    /** To one decimal. */
    private static @Nullable Double mean(List<Integer> numbers) {
        return numbers.isEmpty()
                ? null
                : Math.round(
                                numbers.stream().mapToInt(Integer::intValue).average().orElseThrow()
                                        * 10)
                        / 10.0;
    }
}
