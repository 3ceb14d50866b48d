package de.smartregion.gateway.portal.consulting;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What was asked for in a year, in numbers. */
public record Figures(
        int year,
        int total,
        List<Count> districts,
        List<Count> kinds,
        List<Count> modules,
        List<Count> modes,
        List<Count> states,
        Opinions feedback,
        Waiting waiting) {
    public Figures {
        districts = Lists.of(districts);
        kinds = Lists.of(kinds);
        modules = Lists.of(modules);
        modes = Lists.of(modes);
        states = Lists.of(states);
    }

    /** How many have something in common. */
    public record Count(String key, String name, int cases) {
        /** In hundredths of the most, for a picture of it. */
        public double share(List<Count> all) {
            var most = all.stream().mapToInt(Count::cases).max().orElse(0);
            return most == 0 ? 0 : 100.0 * cases / most;
        }
    }

    /** Whether it helped: how many have said so, on average, and how often each of 1 to 5. */
    public record Opinions(int answers, @Nullable Double mean, List<Integer> marks) {
        public Opinions {
            marks = Lists.of(marks);
        }
    }

    /** Days from the request to the first appointment. */
    public record Waiting(int appointments, @Nullable Double mean, @Nullable Integer median) {}
}
