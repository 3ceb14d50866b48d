package de.smartregion.platform.event;

import java.util.Set;

/** Topics this service cannot do without; it is not ready before they are there. */
@FunctionalInterface
public interface EventTopics {

    Set<String> names();
}
