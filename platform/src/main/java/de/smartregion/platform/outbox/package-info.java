/** State and events saved in one write, and the relay that publishes them. */
@NullMarked
package de.smartregion.platform.outbox;

import org.jspecify.annotations.NullMarked;
