package de.smartregion.local.broker;

import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The topics of the system, as deploy/kafka/topics.yaml lists them. */
public record Topics(List<Topic> topics) {

    /** One topic; personal data may not be kept longer than two weeks. */
    public record Topic(
            String name,
            int partitions,
            Duration retention,
            String owner,
            boolean personalData,
            String why) {

        private static final Duration LONGEST_FOR_PERSONAL_DATA = Duration.ofDays(14);

        public Topic {
            if (!name.startsWith("smartregion.")) {
                throw new IllegalArgumentException(
                        "a topic's name starts with smartregion.: " + name);
            }
            if (partitions < 1) {
                throw new IllegalArgumentException(name + " needs at least one partition");
            }
            if (personalData && retention.compareTo(LONGEST_FOR_PERSONAL_DATA) > 0) {
                throw new IllegalArgumentException(
                        name + " keeps personal data for more than two weeks");
            }
            if (owner.isBlank() || why.isBlank()) {
                throw new IllegalArgumentException(name + " needs an owner and a reason");
            }
        }
    }

    public Topics {
        topics = List.copyOf(topics);
    }

    public static Topics read(Path file) {
        return new YAMLMapper().readValue(file.toFile(), Topics.class);
    }
}
