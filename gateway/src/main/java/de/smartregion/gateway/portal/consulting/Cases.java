package de.smartregion.gateway.portal.consulting;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Some of the consultations. */
public record Cases(List<Line> items, int page, int size, long total) {
    public Cases {
        items = Lists.of(items);
    }

    public int pages() {
        return (int) Math.max(1, Math.ceilDiv(total, Math.max(1, size)));
    }

    /** One of them. */
    public record Line(
            String id,
            Status status,
            @Nullable String municipality,
            @Nullable String municipalityName,
            @Nullable String name,
            String module,
            @Nullable String moduleTitle,
            @Nullable String moduleTitleEnglish,
            @Nullable Mode mode,
            @Nullable String consultant,
            @Nullable String consultantName,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Instant createdAt,
            @Nullable Boolean overdue,
            @Nullable Boolean collides) {
        public Line {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(status, "status");
        }

        public String titleIn(Locale reader) {
            var german = moduleTitle == null ? module : moduleTitle;
            return moduleTitleEnglish != null && reader.getLanguage().equals("en")
                    ? moduleTitleEnglish
                    : german;
        }

        public String titleLanguage(Locale reader) {
            return moduleTitleEnglish != null && reader.getLanguage().equals("en") ? "en" : "de";
        }

        public String who() {
            var key = municipality == null ? "–" : municipality;
            return municipalityName == null ? key : municipalityName;
        }

        public boolean late() {
            return Boolean.TRUE.equals(overdue);
        }

        /** Whether who advises is away then. */
        public boolean colliding() {
            return Boolean.TRUE.equals(collides);
        }

        @Override
        public String toString() {
            return "consultation " + id; // personal data stays out of logs
        }
    }

    /** Which ones are asked for; what is null is not asked. */
    public record Filter(
            @Nullable Status state,
            @Nullable String consultant,
            @Nullable String district,
            @Nullable String municipality,
            @Nullable String module,
            @Nullable Mode mode,
            @Nullable String query,
            boolean overdue,
            boolean collides) {
        public static final Filter NONE =
                new Filter(null, null, null, null, null, null, null, false, false);

        public static Filter of(String consultant) {
            return new Filter(null, consultant, null, null, null, null, null, false, false);
        }
    }

    /**
     * How much one consultant has to do in this year.
     *
     * @param open consultations that have not come to an end
     */
    public record Load(String consultant, String name, int appointments, int capacity, int open) {
        public Load {
            Objects.requireNonNull(consultant, "consultant");
            Objects.requireNonNull(name, "name");
        }

        /** In hundredths, for a picture of it: never wider than its frame. */
        public double share() {
            return capacity <= 0 ? 0 : Math.min(100.0, 100.0 * appointments / capacity);
        }

        public boolean full() {
            return appointments >= capacity;
        }
    }
}
