/** A real Kafka broker inside this process. */
@NullMarked
package de.smartregion.local.broker;

import org.jspecify.annotations.NullMarked;
